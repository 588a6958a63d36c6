/** The fast checksum is the checksum, of whatever has the shape of a hand-back. */

import { checksum } from "../../src/contract/checksum.ts";
import type { AttemptEvent, HandBack } from "../../src/contract/generated.ts";
import { fastChecksum } from "../../src/intake/fast-checksum.ts";
import { same } from "../expect.ts";
import { EDITION, handBackOf, handed, SITE } from "./made.ts";

const EVENT: AttemptEvent = {
  ...{ v: 1, id: "e1", site: SITE, exercise: "F05", variant: "1/payroll", edition: EDITION },
  ...{ attempt: "a1", n: 1, at: 1_770_000_000_000, type: "answer", item: "t1", value: "b" },
  ...{ to: null, fp: EDITION },
};
const RESULT = { finished: "2026-03-02T09:00:00.000Z", points: 5, of: 8, passed: false };
const WHOLE = handBackOf("Ana", [
  handed({ first: RESULT, latest: { points: 8, passed: true, ending: "won" } }),
  handed({ id: "F06", variant: null, events: [EVENT, { ...EVENT, n: 2 }] }),
], { assignment: { id: "week-one", title: "Week “one”" }, not_shared: ["T04"] });

Deno.test("a whole hand-back, and its keys in any order", () => {
  const sum = checksum(WHOLE);
  same(fastChecksum(WHOLE), sum);
  same(fastChecksum(turnedRound(WHOLE) as HandBack), sum);
});

Deno.test("whatever a hand-back leaves out, or has null for", () => {
  const dropped = JSON.stringify(WHOLE, (_, value) => value === null ? undefined : value);
  const short = JSON.parse(dropped) as HandBack;
  for (const one of [short, handBackOf("Ana", [handed()]), { ...short, assignment: null }]) {
    same(fastChecksum(one), checksum(one));
  }
});

Deno.test("texts of any length, of letters of one byte to four, of half a letter", () => {
  for (const letter of ["a", "é", "…", "😀", '"', "\ud83d"]) {
    for (const length of [...Array(9).keys(), 40_000]) {
      const one = { ...WHOLE, learner: letter.repeat(length) };
      same(fastChecksum(one), checksum(one));
    }
  }
});

function turnedRound(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(turnedRound);
  const pairs = Object.entries(value).map(([key, part]) => [key, turnedRound(part)]);
  return Object.fromEntries(pairs.toReversed());
}
