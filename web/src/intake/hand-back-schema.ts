/** What a hand-back or a sign-off must look like before it is believed. */

import * as v from "valibot";
import { asEvent } from "../store/event-schema.ts";
import type { AttemptEvent, HandBack, SignOff } from "../contract/generated.ts";

export const LONGEST_HEARD = 2000;
export const LONGEST_NOTE = 2000;
export const LONGEST_ACTION = 280;

const MOST_EXERCISES = 2000;

const text = (most: number, least = 0) =>
  v.pipe(v.string(), v.check((each: string) => fits(each, least, most)));
const matching = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema, null);
const count = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const slug = matching(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const id = text(40);
const sum = matching(/^crc32:[0-9a-f]{8}$/);
const moment = v.pipe(v.string(), v.check(isMoment));
const name = text(80, 1);

/** An object with these keys and no others, those that every object inherits among the others. */
function strict<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(Object.assign(Object.create(null), entries) as Entries);
}

const RESULT = strict({
  finished: maybe(moment),
  points: maybe(count(0)),
  of: maybe(count(0)),
  passed: maybe(v.boolean()),
  ending: maybe(text(80)),
});

const EVENT = v.custom<AttemptEvent>((value) => asEvent(value) !== undefined);

const HANDED_BACK = strict({
  id: text(40),
  variant: maybe(text(80)),
  kind: text(20),
  title: text(300),
  edition: matching(/^[0-9a-f]{12}$/),
  status: v.picklist(["under-way", "done"]),
  started: moment,
  finished: maybe(moment),
  attempts: count(1),
  first: RESULT,
  latest: RESULT,
  events: maybe(v.array(EVENT)),
});

const HAND_BACK = strict({
  format: v.literal("playbook-hand-back"),
  version: v.literal(1),
  site: slug,
  made: moment,
  learner: name,
  self_reported: v.literal(true),
  exercises: v.pipe(v.array(HANDED_BACK), v.minLength(1), v.maxLength(MOST_EXERCISES)),
  assignment: v.exactOptional(v.nullable(strict({ id: text(40, 1), title: text(300) }))),
  not_shared: v.exactOptional(v.pipe(v.array(id), v.maxLength(MOST_EXERCISES))),
  checksum: sum,
});

const behavior = matching(/^O[1-9]$/);

const SIGN_OFF = strict({
  format: v.literal("playbook-sign-off"),
  version: v.literal(1),
  site: slug,
  made: moment,
  learner: name,
  observer: name,
  role: v.picklist(["triad", "manager"]),
  exercise: maybe(id),
  assignment: maybe(id),
  scores: v.record(behavior, v.nullable(v.picklist([0, 1, 2]))),
  heard: v.record(behavior, text(LONGEST_HEARD)),
  note: text(LONGEST_NOTE),
  signed_off: v.boolean(),
  next_action: text(LONGEST_ACTION),
  sit_in: v.boolean(),
  checksum: sum,
});

/** The hand-back, or at which of its fields it is none. */
export function asHandBack(value: unknown): HandBack | { wrong: string } {
  const read = v.safeParse(HAND_BACK, value, { abortEarly: true });
  return read.success ? read.output : { wrong: whereOf(read.issues) };
}

/** The sign-off, or at which of its fields it is none. */
export function asSignOff(value: unknown): SignOff | { wrong: string } {
  const read = v.safeParse(SIGN_OFF, value, { abortEarly: true });
  return read.success ? read.output : { wrong: whereOf(read.issues) };
}

function whereOf([issue]: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  return (v.getDotPath(issue) ?? "").slice(0, 80);
}

/** Lengths are counted in characters, as Python counts them. */
function fits(each: string, least: number, most: number): boolean {
  if (each.length < least) return false;
  return each.length <= most || (each.length <= 2 * most && [...each].length <= most);
}

const MOMENT =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** A day that no calendar has is rolled over by the browser, and so told apart. */
function isMoment(each: string): boolean {
  if (!MOMENT.test(each)) return false;
  return each.slice(8, 10) <= "28" || new Date(each).toISOString().startsWith(each.slice(0, 10));
}
