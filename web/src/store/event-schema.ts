/** What a kept record must look like before it is believed; `model/attempt.py` says the same. */

import type { AttemptEvent } from "../contract/generated.ts";
import {
  type Check,
  oneOf,
  optional,
  orNull,
  shaped,
  text,
  upTo,
  whole,
} from "../contract/shape.ts";

/** The longest words that one answer keeps, in UTF-16 units. */
export const LONGEST = 20_000;
/** The highest number that an event may carry; past it, time alone orders. */
export const HIGHEST = 1_000_000_000;

const token = text(/^[A-Za-z0-9_-]{1,40}$/);
const print = text(/^[0-9a-f]{12}$/);
/** The short name of a site. */
export const site = text(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
/** Words that a page may have kept: of at most so many characters, without half a character. */
export const words = (most: number, least = 0) => {
  const short = upTo(2 * most, least);
  return (value: unknown): value is string =>
    short(value) && (value.length <= most || [...value].length <= most) && value.isWellFormed();
};
const maybe = <Value>(check: Check<Value>) => optional(orNull(check));

/** A record as it may lie in a file or on a disk: what says nothing may be left out. */
type EventRecord = {
  [Key in keyof AttemptEvent]:
    | AttemptEvent[Key]
    | (null extends AttemptEvent[Key] ? undefined : never);
};

const isEvent = shaped<EventRecord>({
  v: oneOf(1),
  id: token,
  site,
  exercise: words(40),
  variant: maybe(words(80)),
  edition: print,
  attempt: token,
  n: whole(1, HIGHEST),
  at: whole(),
  type: oneOf("answer", "rewind", "restart", "reset", "restore", "finish", "reopen"),
  item: maybe(words(80)),
  value: maybe(words(LONGEST)),
  to: maybe(words(80)),
  fp: maybe(print),
});

/** The event, or undefined for anything else; never throws. */
export function asEvent(record: unknown): AttemptEvent | undefined {
  if (!isEvent(record)) return undefined;
  const { variant = null, item = null, value = null, to = null, fp = null } = record;
  return { ...record, variant, item, value, to, fp };
}

/** Whether a record says of itself that a newer edition of the playbook wrote it. */
export function isNewer(record: unknown): boolean {
  return typeof record === "object" && record !== null && "v" in record &&
    typeof record.v === "number" && record.v > 1;
}
