/** What of a call's attempts counts for an assignment: practice after a pass costs nothing. */

import { doneFor } from "../../src/assignment/learner-work.ts";
import type { Assignment, AssignmentItem, CatalogData } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";
import { events, type Short } from "../record.ts";

const choice = (id: string, rating: string) => ({ id, rating, next: "end", next_if: [], sets: [] });
const TURN = { id: "one", fp: "111111111111", choices: [choice("a", "best"), choice("b", "weak")] };
const CALL = {
  kind: "call",
  start: "one",
  best: 2,
  turns: [TURN],
  endings: [{ id: "end", quality: "good" }],
};
const CATALOG = {
  exercises: [{
    ...{ id: "F05", kind: "call", title: "A call", edition: "0".repeat(12), variant: "1/ann" },
    ...{ editions: { "1/ann": "0".repeat(12) }, judged: CALL },
  }],
} as unknown as CatalogData;
const GOOD = "one/a>end";
const WEAK = "one/b>end";
const LEFT_OFF = "restart";

/** One attempt for each text; what comes to the hand-back of an item with these terms. */
async function handed(tries: string[], more: Partial<AssignmentItem> = {}) {
  const item = { ...{ exercises: ["F05"], level: null, cast: null }, pass_mark: null, tries: null };
  const assignment = {
    ...{ site: "a-site", given: null, earlier_work: "counts", items: [{ ...item, ...more }] },
  } as unknown as Assignment;
  const short = tries.map((each, place): Short =>
    each === LEFT_OFF
      ? { do: WEAK, type: "restart", item: null, value: null, to: null, attempt: `a${place}` }
      : { do: each, attempt: `a${place}` }
  );
  const prints = new Map([[TURN.id, TURN.fp]]);
  const record = events(short, prints).map((each) => ({ ...each, variant: "1/ann" }));
  const [done] = await doneFor(assignment, CATALOG, record, () => Promise.resolve([]));
  const { attempts, status, latest } = done!.handed;
  return [attempts, status, latest.points];
}

Deno.test("nothing is cut off before anybody has passed", async () => {
  same(await handed([WEAK, WEAK]), [2, "done", 0]);
});

Deno.test("a weaker talk after a pass costs nothing, a later pass counts", async () => {
  same(await handed([WEAK, GOOD, WEAK]), [2, "done", 2]);
  same(await handed([GOOD, WEAK, GOOD, LEFT_OFF]), [3, "done", 2]);
});

Deno.test("only so many tries count, passed or not", async () => {
  same(await handed([WEAK, WEAK, GOOD], { tries: 2 }), [2, "done", 0]);
  same(await handed([WEAK, GOOD, WEAK, WEAK], { tries: 3 }), [2, "done", 2]);
  same(await handed([GOOD, GOOD, GOOD], { tries: 1 }), [1, "done", 2]);
});

Deno.test("tries that were all broken off do not keep a later one from being finished", async () => {
  same(await handed([LEFT_OFF, LEFT_OFF, GOOD, WEAK], { tries: 1 }), [3, "done", 2]);
});

Deno.test("a mark of the item's own decides what passes", async () => {
  same(await handed([WEAK, WEAK, WEAK], { pass_mark: 0 }), [3, "done", 0]);
  same(await handed([WEAK, GOOD, WEAK], { pass_mark: 100 }), [2, "done", 2]);
});
