/** A kept record and a backup are believed just where a library with the same shape believes them. */

import * as v from "valibot";
import table from "../../../tests/cases/handback.json" with { type: "json" };
import { backup } from "../../src/store/backup.ts";
import { asBackup } from "../../src/store/read-backup.ts";
import { asEvent, HIGHEST, LONGEST } from "../../src/store/event-schema.ts";
import { same } from "../expect.ts";
import { mutated } from "../mutated.ts";
import { events, type Short } from "../record.ts";

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.check((text: string) => [...text].length <= most),
    v.check((text: string) => text.isWellFormed()),
  );
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
  own: v.optional(words(200_000)),
  checksum: matching(/^crc32:[0-9a-f]{8}$/),
});

const EVENTS = events(table.backup.events as Short[], new Map());

Deno.test("an event is believed just where a library believes it, and read as the same", () => {
  const counted = { taken: 0, refused: 0 };
  for (const base of EVENTS.slice(0, 2)) {
    for (const record of mutated(base, 4000)) {
      const read = v.safeParse(EVENT, record);
      const expected = read.success ? read.output : undefined;
      same(asEvent(record), expected);
      counted[expected ? "taken" : "refused"]++;
    }
  }
  same(counted.taken > 200 && counted.refused > 5000, true);
});

Deno.test("a backup is believed just where a library believes it, and read as the same", () => {
  const counted = { taken: 0, refused: 0 };
  const whole = JSON.parse(JSON.stringify(backup("a-site", EVENTS.slice(0, 1), table.made, "own")));
  for (const file of mutated(whole, 4000)) {
    const read = v.safeParse(BACKUP, file);
    const expected = read.success ? read.output : undefined;
    same(asBackup(file), expected);
    counted[expected ? "taken" : "refused"]++;
  }
  same(counted.taken > 200 && counted.refused > 1000, true);
});
