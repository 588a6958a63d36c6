/** Backups: what is written can be read, and nothing else is believed. */

import table from "../../../tests/cases/handback.json" with { type: "json" };
import { backup, backupName } from "../../src/store/backup.ts";
import { asBackup, backupDue, readBackup } from "../../src/store/read-backup.ts";
import { checksum } from "../../src/contract/checksum.ts";
import type { AttemptEvent } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";
import { events, type Short } from "../record.ts";

const EVENTS = events(table.backup.events as Short[], new Map());
const SITE = "a-site";

function text(changes: object = {}, sum?: string): string {
  const content = { ...backup(SITE, EVENTS, table.made), ...changes };
  return JSON.stringify({ ...content, checksum: sum ?? checksum(content) });
}

function problem(given: string, site = SITE): string {
  const read = readBackup(given, site);
  same(read.events, []);
  return read.problem ?? "none";
}

Deno.test("a backup is as the table says, and is read back whole", () => {
  same(backup(SITE, EVENTS, table.made), table.backup.file);
  same(readBackup(text(), SITE), { events: EVENTS, refused: [], own: "", problem: null });
  same(backupName(backup(SITE, [], table.made)), "backup-a-site-2026-03-04.json");
});

Deno.test("a backup brings back the draft of one's own call", () => {
  const draft = JSON.stringify({ title: "Quiet “ones” \u2028" });
  const file = JSON.stringify(backup(SITE, EVENTS, table.made, draft));
  same(readBackup(file, SITE).own, draft);
  same("own" in backup(SITE, EVENTS, table.made), false);
});

Deno.test("a backup of nothing is a backup", () => {
  same(readBackup(text({ events: [] }), SITE).problem, null);
});

const REFUSED: Record<string, [given: string, words: string]> = {
  "an empty file": ["", "cut short"],
  "half a file": [text().slice(0, -30), "cut short"],
  "another kind of file": ["[1, 2]", "not a backup file"],
  "null": ["null", "not a backup file"],
  "a number": ["7", "not a backup file"],
  "a hand-back": [text({ format: "playbook-hand-back" }), "hand-back file"],
  "a newer version": [text({ version: 2 }), "newer edition"],
  "a version in quotes": [text({ version: "1" }), "not as a backup should be"],
  "one more key": [text({ more: 1 }), "not as a backup should be"],
  "a key of every object": [
    text().replace("{", '{"__proto__":{"version":1},'),
    "not as a backup should be",
  ],
  "the key constructor": [text({ constructor: 1 }), "not as a backup should be"],
  "events of a wrong type": [text({ events: "many" }), "not as a backup should be"],
  "a draft that is no text": [text({ own: { title: "x" } }), "not as a backup should be"],
  "a draft without end": [text({ own: "x".repeat(200_001) }), "not as a backup should be"],
  "events as an object": [text({ events: { length: 1 } }), "not as a backup should be"],
  "no events": [text({ events: undefined }), "not as a backup should be"],
  "a letter changed": [text().replace('"one"', '"two"'), "checksum does not fit"],
  "another checksum": [text({}, "crc32:00000000"), "checksum does not fit"],
  "another site": [text({ site: "b-site" }), "another playbook, “b-site”"],
  "nested without end": [
    text().replace('"events":[', `"events":[${"[".repeat(100_000)}${"]".repeat(100_000)},`),
    "checksum does not fit",
  ],
};
for (const [name, [given, words]] of Object.entries(REFUSED)) {
  Deno.test(`a backup is refused: ${name}`, () => {
    same(problem(given).includes(words), true);
  });
}

Deno.test("of a sound file only odd records are refused, each with its reason", () => {
  const [event] = EVENTS as [AttemptEvent];
  const odd = [
    { ...event, id: "x1", v: 2, later: true },
    { ...event, id: "x2", site: "b-site" },
    { ...event, id: "x3", n: "1" },
    { ...event, id: "x4", fp: "g".repeat(12) },
    { ...event, id: "x5", value: "x".repeat(20_001) },
    { ...event, id: "<script>" },
    null,
    [],
  ];
  const read = readBackup(text({ events: [...odd, ...EVENTS] }), SITE);
  same(read.events, EVENTS);
  same(read.refused, [
    { reason: "from a newer edition of this playbook", count: 1 },
    { reason: "from another playbook", count: 1 },
    { reason: "not readable", count: 6 },
  ]);
});

Deno.test("clocks of 1970 and 2100 are kept as they are", () => {
  const wild = [{ ...EVENTS[0]!, at: 0 }, { ...EVENTS[0]!, id: "b", at: 4_102_444_800_000 }];
  same(readBackup(text({ events: wild }), SITE).events, wild);
});

Deno.test("the shape of a backup stands as asBackup reads it", () => {
  same(asBackup(JSON.parse(text()))?.events.length, EVENTS.length);
});

Deno.test("a backup is due when answers are a week without one", () => {
  const day = 86_400_000;
  const at = 1_700_000_000_000;
  const record = [{ ...EVENTS[0]!, at }, { ...EVENTS[0]!, id: "b", at: at + 3 * day }];
  same(backupDue([], 0, at), false);
  same(backupDue(record, 0, at + 7 * day - 1), false);
  same(backupDue(record, 0, at + 7 * day), true);
  same(backupDue(record, at + day, at + 9 * day), false);
  same(backupDue(record, at + day, at + 10 * day), true);
  same(backupDue(record, at + 3 * day, at + 99 * day), false);
});
