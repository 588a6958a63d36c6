/** The table of archives; what is cut, changed or huge never stops it. */

import table from "../../../tests/cases/archives.json" with { type: "json" };
import { membersOf } from "../../src/intake/archive.ts";
import { readFiles } from "../../src/intake/read-files.ts";
import type { Reading } from "../../src/intake/parse-hand-back.ts";
import { messageIn } from "../../src/intake/outlook.ts";
import { shared } from "../../src/store/global.ts";
import type { Aside } from "../../src/report-model/types.ts";
import { same } from "../expect.ts";
import { SITE } from "./made.ts";

interface Case {
  name: string;
  zip: string;
  /** So many side files are passed over. */
  aside?: number;
  found: { file: string; learner?: string; reason?: string }[];
}

const CASES: Case[] = table.cases;
shared().outlook = messageIn;
const CUT = "It is no whole .zip. It may have been cut short on its way.";

function bytesOf(name: string): Uint8Array<ArrayBuffer> {
  const { zip } = CASES.find((each) => each.name === name)!;
  return Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0));
}

async function readAll(...archives: Uint8Array<ArrayBuffer>[]) {
  const files = archives.map((bytes) => new File([bytes], "a.zip"));
  const given = files.map((file) => ({ name: file.name, file: () => Promise.resolve(file) }));
  return await readFiles(given, SITE, () => {}, () => false);
}

function told(one: Reading | Aside | undefined) {
  if (!one || "aside" in one) return one;
  if ("content" in one) return { file: one.name, learner: one.content.learner };
  return { file: one.file, reason: one.reason };
}

for (const { name, found, aside } of CASES) {
  Deno.test(`archive: ${name}`, async () => {
    const all = aside === undefined ? found : [...found, { aside }];
    same((await readAll(bytesOf(name))).map(told), all);
  });
}

/** Every reading is of what was sent, or says why there is none. */
function isSound(readings: readonly (Reading | Aside)[]): boolean {
  return readings.length > 0 &&
    readings.every((one) =>
      "content" in one
        ? ["Ana", "Bo"].includes(one.content.learner)
        : "aside" in one || one.reason.endsWith(".")
    );
}

Deno.test("an archive that is cut anywhere is read whole or refused with a reason", async () => {
  for (const name of ["stored and not packed", "an end for large archives, words before it"]) {
    const whole = bytesOf(name);
    for (let length = 0; length < whole.length; length++) {
      const readings = await readAll(whole.slice(0, length));
      same(readings.map(told), [{ file: "a.zip", reason: CUT }]);
    }
    same((await readAll(whole)).map((one) => "content" in one && one.content.learner), [
      "Ana",
      "Bo",
    ]);
  }
});

Deno.test("no change to an archive makes the reader throw, or read what was not sent", async () => {
  const sound = ["stored and not packed", "an end for large archives, words before it", "a comment"]
    .map(bytesOf);
  let chance = 7;
  const next = (below: number) => (chance = (chance * 48_271) % 2_147_483_647) % below;
  for (let number = 0; number < 1_000; number++) {
    const changed = sound[number % sound.length]!.slice();
    for (let flips = 1 + next(4); flips; flips--) changed[next(changed.length)]! ^= 1 << next(8);
    const readings = await readAll(changed);
    if (!isSound(readings)) throw new Error(`${number}: ${JSON.stringify(readings)}`);
  }
});

/** An archive of empty members; their headers are never looked at, so there are none. */
function ofMany(count: number): Uint8Array<ArrayBuffer> {
  const each = 46 + 10;
  const view = new DataView(new ArrayBuffer(count * each + 22));
  for (let number = 0; number < count; number++) {
    view.setUint32(number * each, 0x504b0102);
    view.setUint16(number * each + 28, 10, true);
    const name = new TextEncoder().encode(`${String(number).padStart(5, "0")}.json`);
    new Uint8Array(view.buffer).set(name, number * each + 46);
  }
  view.setUint32(count * each, 0x504b0506);
  view.setUint32(count * each + 12, count * each, true);
  return new Uint8Array(view.buffer);
}

Deno.test("20,000 members are read, one more is not", async () => {
  const listed = async (count: number) => {
    const begun = performance.now();
    const members = await membersOf(new File([ofMany(count)], "a.zip"));
    same(performance.now() - begun < 2_000, true);
    return members;
  };
  same((await listed(20_000)).length, 20_000);
  same(await listed(20_001), [{ file: "a.zip", reason: "It holds more than 20,000 files." }]);
});

Deno.test("of a large archive only its end, its list and what is read are looked at", async () => {
  const whole = bytesOf("stored and not packed");
  const ahead = 3_000_000_000;
  let looked = 0;
  const slice = (from = 0, to = 0) => {
    looked += to - from;
    const bytes = new Uint8Array(to - from);
    const there = whole.subarray(Math.max(0, from - ahead), Math.max(0, to - ahead));
    bytes.set(there, bytes.length - there.length);
    return new Blob([bytes]);
  };
  const members = await membersOf({ name: "a.zip", size: ahead + whole.length, slice });
  same(members.map((each) => "bytes" in each && each.name), [
    "a.zip/a.json",
    "a.zip/b.json",
  ]);
  for (const each of members) if ("bytes" in each) same((await each.bytes())?.length !== 0, true);
  same(looked < 100_000, true);
});

Deno.test("an archive that cannot be opened is told", async () => {
  const gone = () => Promise.reject(new Error("gone"));
  const given = [{ name: "a.zip", file: gone }, { name: "b.json", file: gone }];
  const unreadable = "It could not be read. If it is a folder, choose the files in it.";
  same(await readFiles(given, SITE, () => {}, () => false), [
    { file: "a.zip", reason: unreadable },
    { file: "b.json", reason: unreadable },
  ]);
  const slice = () => ({ arrayBuffer: gone }) as unknown as Blob;
  same(await membersOf({ name: "a.zip", size: 999, slice }), [
    { file: "a.zip", reason: unreadable },
  ]);
});

Deno.test("a browser that cannot unpack says so", async () => {
  const own = globalThis.DecompressionStream;
  Reflect.deleteProperty(globalThis, "DecompressionStream");
  try {
    same((await readAll(bytesOf("a comment"))).map(told), [{
      file: "a.zip",
      reason: "This browser cannot unpack a .zip. Unpack it first, then choose the files in it.",
    }]);
  } finally {
    globalThis.DecompressionStream = own;
  }
});
