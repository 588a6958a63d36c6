/** When words about real people have lain in the browser for long, by a clock that is set. */

import type { AttemptEvent } from "../../src/contract/generated.ts";
import { isOver, oldest } from "../../src/page/retention.ts";
import { same } from "../expect.ts";
import { events, type Short } from "../record.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Events of these days, in order. */
function on(...each: [day: number, short: Short][]): AttemptEvent[] {
  return events(
    each.map(([day, short]) => {
      const given = typeof short === "string" ? { do: short } : short;
      return { ...given, at: day * DAY };
    }),
    new Map(),
  );
}

Deno.test("words are over when more than so many days have gone by", () => {
  same([29, 30, 31].map((day) => isOver(0, 30, day * DAY)), [false, false, true]);
});

Deno.test("the first words that count are the oldest, whatever came later", () => {
  same(oldest([]), undefined);
  same(oldest(on([1, "record=K. B."], [20, "record=R. S."], [30, "finish"])), 1 * DAY);
});

Deno.test("what was written before the sheet was emptied counts no more", () => {
  same(oldest(on([1, "record=K. B."], [5, "reset"], [9, "record=R. S."])), 9 * DAY);
});

Deno.test("what was emptied and brought back counts from its own day", () => {
  const back: Short = { do: "restore", value: "e1" };
  same(oldest(on([1, "record=K. B."], [5, "reset"], [9, back], [12, "heard=M."])), 1 * DAY);
});

Deno.test("an emptied sheet still holds what could be brought back, and that grows old", () => {
  same(oldest(on([1, "record=K. B."], [5, "reset"])), 1 * DAY);
});

Deno.test("a sheet on which nothing was written has nothing to go", () => {
  same(oldest(on([1, "finish"])), undefined);
});
