/** What a hand-back or a sign-off must look like before it is believed. */

import { asEvent } from "../store/event-schema.ts";
import type { HandBack, SignOff } from "../contract/generated.ts";
import {
  anyOf,
  count,
  list,
  matching,
  maybe,
  moment,
  object,
  orNull,
  record,
  type Shape,
  text,
  yesNo,
} from "./shape.ts";

const LONGEST_HEARD = 2000;
const LONGEST_NOTE = 2000;
export const LONGEST_ACTION = 280;

const MOST_EXERCISES = 2000;

const slug = matching(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const id = text(40);
const sum = matching(/^crc32:[0-9a-f]{8}$/);
const name = text(80, 1);
const event: Shape = (value) => asEvent(value) ? undefined : "";

const RESULT = object({
  finished: maybe(moment),
  points: maybe(count(0)),
  of: maybe(count(0)),
  passed: maybe(yesNo),
  ending: maybe(text(80)),
});

const HANDED_BACK = object({
  id,
  variant: maybe(text(80)),
  kind: text(20),
  title: text(300),
  edition: matching(/^[0-9a-f]{12}$/),
  status: anyOf("under-way", "done"),
  started: moment,
  finished: maybe(moment),
  attempts: count(1),
  first: RESULT,
  latest: RESULT,
  events: maybe(list(event, 0, Infinity)),
});

const HAND_BACK = object({
  format: anyOf("playbook-hand-back"),
  version: anyOf(1),
  site: slug,
  made: moment,
  learner: name,
  self_reported: anyOf(true),
  exercises: list(HANDED_BACK, 1, MOST_EXERCISES),
  assignment: maybe(object({ id: text(40, 1), title: text(300) })),
  not_shared: maybe(list(id, 0, MOST_EXERCISES)),
  checksum: sum,
});

const BEHAVIOR = /^O[1-9]$/;

const SIGN_OFF = object({
  format: anyOf("playbook-sign-off"),
  version: anyOf(1),
  site: slug,
  made: moment,
  learner: name,
  observer: name,
  role: anyOf("triad", "manager"),
  exercise: maybe(id),
  assignment: maybe(id),
  scores: record(BEHAVIOR, orNull(anyOf(0, 1, 2))),
  heard: record(BEHAVIOR, text(LONGEST_HEARD)),
  note: text(LONGEST_NOTE),
  signed_off: yesNo,
  next_action: text(LONGEST_ACTION),
  sit_in: yesNo,
  checksum: sum,
});

const as = <Value>(shape: Shape) => (value: unknown): Value | { wrong: string } => {
  const wrong = shape(value);
  return wrong === undefined ? value as Value : { wrong: wrong.slice(0, 80) };
};

/** By the name of a format: whether a value is such a file, or at which of its fields it is none. */
export const FORMATS = new Map<unknown, (value: unknown) => HandBack | SignOff | { wrong: string }>(
  [
    ["playbook-hand-back", as<HandBack>(HAND_BACK)],
    ["playbook-sign-off", as<SignOff>(SIGN_OFF)],
  ],
);

type Mutable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
  : Value;

/** Write null where a hand-back leaves out what may be lacking. Its checksum is of the shorter one. */
export function madeWhole(content: HandBack): HandBack {
  for (const each of (content as Mutable<HandBack>).exercises) {
    each.variant ??= null;
    each.finished ??= null;
    each.events ??= null;
    for (const result of [each.first, each.latest]) {
      result.finished ??= null;
      result.points ??= null;
      result.of ??= null;
      result.passed ??= null;
      result.ending ??= null;
    }
    for (const event of each.events ?? []) {
      event.variant ??= null;
      event.item ??= null;
      event.value ??= null;
      event.to ??= null;
      event.fp ??= null;
    }
  }
  return content;
}
