/** Draws: the same for the same name, spread over all, and moved little by a new choice. */

import { drawn, folded } from "../../src/report-model/assigned-variant.ts";
import { same } from "../expect.ts";

const CASTS = ["freight", "office-move", "payroll", "roof", "training"];
const NAMES = Array.from({ length: 1000 }, (_, i) => `Learner ${i}`);

Deno.test("one name has one draw, however it is written", () => {
  same(folded("  ZOË \t O'Neil\u0000 "), "zoë o'neil");
  same(folded("Zoe\u0308"), "zoë");
  const draw = drawn(CASTS, "week", "1", "Zoë Neil");
  same(drawn(CASTS.toReversed(), "week", "1", " zoe\u0308  NEIL"), draw);
});

Deno.test("draws are spread, and differ between items", () => {
  const counts = new Map<string, number>();
  let moved = 0;
  for (const name of NAMES) {
    const draw = drawn(CASTS, "week", "1", name) ?? "";
    counts.set(draw, (counts.get(draw) ?? 0) + 1);
    if (draw !== drawn(CASTS, "week", "2", name)) moved++;
  }
  same([...counts.values()].every((count) => count > 120 && count < 280), true);
  same(moved > 600, true);
});

Deno.test("a new choice moves only those who get it", () => {
  for (const name of NAMES) {
    const before = drawn(CASTS, "week", "1", name);
    const after = drawn([...CASTS, "zoo"], "week", "1", name);
    same(after === before || after === "zoo", true);
  }
});

Deno.test("nothing to draw from gives nothing", () => same(drawn([], "a", "b", "c") ?? null, null));
