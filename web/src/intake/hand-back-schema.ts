/** What a hand-back or a sign-off must look like before it is believed. */

import { asEvent, site, words } from "../store/event-schema.ts";
import type { HandBack } from "../contract/generated.ts";
import { oneOf, orNull, text, whole } from "../contract/shape.ts";
import { list, maybe, moment, object, record, type Shape } from "./shape.ts";

const LONGEST_HEARD = 2000;
const LONGEST_NOTE = 2000;
export const LONGEST_ACTION = 280;

const MOST_EXERCISES = 2000;

const id = words(40);
const sum = text(/^crc32:[0-9a-f]{8}$/);
const name = words(80, 1);
const yesNo = oneOf(true, false);

const RESULT = object({
  finished: maybe(moment),
  points: maybe(whole(0)),
  of: maybe(whole(0)),
  passed: maybe(yesNo),
  ending: maybe(words(80)),
});

const HANDED_BACK = object({
  id,
  variant: maybe(words(80)),
  kind: words(20),
  title: words(300),
  edition: text(/^[0-9a-f]{12}$/),
  status: oneOf("under-way", "done"),
  started: moment,
  finished: maybe(moment),
  attempts: whole(1),
  first: RESULT,
  latest: RESULT,
  events: maybe(list((event) => !!asEvent(event), 0, Infinity)),
});

const HAND_BACK = object({
  format: oneOf("playbook-hand-back"),
  version: oneOf(1),
  site,
  made: moment,
  learner: name,
  self_reported: oneOf(true),
  exercises: list(HANDED_BACK, 1, MOST_EXERCISES),
  assignment: maybe(object({ id: words(40, 1), title: words(300) })),
  not_shared: maybe(list(id, 0, MOST_EXERCISES)),
  checksum: sum,
});

const BEHAVIOR = /^O[1-9]$/;

const SIGN_OFF = object({
  format: oneOf("playbook-sign-off"),
  version: oneOf(1),
  site,
  made: moment,
  learner: name,
  observer: name,
  role: oneOf("triad", "manager"),
  exercise: maybe(id),
  assignment: maybe(id),
  scores: record(BEHAVIOR, orNull(oneOf(0, 1, 2))),
  heard: record(BEHAVIOR, words(LONGEST_HEARD)),
  note: words(LONGEST_NOTE),
  signed_off: yesNo,
  next_action: words(LONGEST_ACTION),
  sit_in: yesNo,
  checksum: sum,
});

/** By the name of a format: what such a file is like. */
export const FORMATS: ReadonlyMap<unknown, Shape> = new Map([
  ["playbook-hand-back", HAND_BACK],
  ["playbook-sign-off", SIGN_OFF],
]);

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
