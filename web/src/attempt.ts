/** What a kept record must look like before it is believed: records come from disks and files. */

import * as v from "valibot";
import type { AttemptEvent } from "./contract.ts";

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));
const Print = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));
const short = (length: number) => v.pipe(v.string(), v.maxLength(length));
const maybe = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const Event = v.strictObject({
  v: v.literal(1),
  id: Id,
  site: short(40),
  exercise: short(40),
  variant: maybe(short(80)),
  edition: Print,
  attempt: Id,
  n: Count,
  at: v.pipe(v.number(), v.safeInteger()),
  type: v.picklist(["answer", "rewind", "restart", "reset", "restore", "finish", "reopen"]),
  item: maybe(short(80)),
  value: maybe(short(20_000)),
  to: maybe(short(80)),
  fp: maybe(Print),
});

const BackupFile = v.strictObject({
  format: v.literal("playbook-backup"),
  version: v.literal(1),
  site: short(40),
  made: short(40),
  events: v.pipe(v.array(v.unknown()), v.maxLength(200_000)),
  checksum: v.pipe(v.string(), v.regex(/^crc32:[0-9a-f]{8}$/)),
});

/** The longest words that one answer keeps, in UTF-16 units. */
export const LONGEST = 20_000;

/** The record, if it is one; else undefined. */
export function asEvent(record: unknown): AttemptEvent | undefined {
  const parsed = v.safeParse(Event, record);
  return parsed.success ? parsed.output : undefined;
}

/** Whether a record says of itself that a newer edition of the playbook wrote it. */
export function isNewer(record: unknown): boolean {
  return typeof record === "object" && record !== null && "v" in record &&
    typeof record.v === "number" && record.v > 1;
}

export type Backup = v.InferOutput<typeof BackupFile>;

/** The backup, if it has the shape of one; its events are still to be looked at. */
export function asBackup(value: unknown): Backup | undefined {
  const parsed = v.safeParse(BackupFile, value);
  return parsed.success ? parsed.output : undefined;
}
