/** What a kept record must look like before it is believed; `model/attempt.py` says the same. */

import * as v from "valibot";
import type { AttemptEvent } from "../contract/generated.ts";

/** The longest words that one answer keeps, in UTF-16 units. */
export const LONGEST = 20_000;
/** The longest draft of one's own call that a backup holds. */
const LONGEST_DRAFT = 200_000;
/** The highest number that an event may carry; past it, time alone orders. */
export const HIGHEST = 1_000_000_000;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const words = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.check((text: string) => wellFormed(text) === text));
const matching = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema, null);
const token = matching(/^[A-Za-z0-9_-]{1,40}$/);
const print = matching(/^[0-9a-f]{12}$/);
const site = matching(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const EVENT = v.strictObject({
  v: v.literal(1),
  id: token,
  site,
  exercise: words(40),
  variant: maybe(words(80)),
  edition: print,
  attempt: token,
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(HIGHEST)),
  at: v.pipe(v.number(), v.safeInteger()),
  type: v.picklist(["answer", "rewind", "restart", "reset", "restore", "finish", "reopen"]),
  item: maybe(words(80)),
  value: maybe(words(LONGEST)),
  to: maybe(words(80)),
  fp: maybe(print),
});

const BACKUP = v.strictObject({
  format: v.literal("playbook-backup"),
  version: v.literal(1),
  site,
  made: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
  events: v.array(v.unknown()),
  own: v.optional(words(LONGEST_DRAFT)),
  checksum: matching(/^crc32:[0-9a-f]{8}$/),
});

/** A backup file; its events are still to be looked at one by one. */
export type BackupFile = v.InferOutput<typeof BACKUP>;

/** The event, or undefined for anything else; never throws. */
export function asEvent(record: unknown): AttemptEvent | undefined {
  const read = v.safeParse(EVENT, record, { abortEarly: true });
  return read.success ? read.output : undefined;
}

/** The backup, if it has the shape of one. */
export function asBackup(value: unknown): BackupFile | undefined {
  const read = v.safeParse(BACKUP, value, { abortEarly: true });
  return read.success ? read.output : undefined;
}

/** Whether a record says of itself that a newer edition of the playbook wrote it. */
export function isNewer(record: unknown): boolean {
  return typeof record === "object" && record !== null && "v" in record &&
    typeof record.v === "number" && record.v > 1;
}

/** Half a character, as a careless paste leaves it, becomes the sign for an unknown character. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd");
}
