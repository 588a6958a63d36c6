/** What a talk is looked back on by: the first try at every decision. */

import type { CallData } from "../../src/contract/generated.ts";
import { replay, type WalkCall } from "../../src/judge/replay.ts";
import { same } from "../expect.ts";
import { events, printsOf } from "../record.ts";

const choice = (id: string, rating: string, next: string) => ({
  ...{ id, rating, next },
  next_if: [],
  sets: [],
});
const CALL = {
  start: "one",
  best: 4,
  turns: [
    {
      id: "one",
      fp: "111111111111",
      choices: [choice("a", "weak", "two"), choice("b", "best", "two")],
    },
    {
      id: "two",
      fp: "222222222222",
      choices: [choice("a", "best", "end"), choice("b", "weak", "end")],
    },
  ],
  endings: [{ id: "end" }],
} as unknown as CallData & WalkCall;

const triesOf = (...short: string[]) =>
  replay(events(short, printsOf(CALL)), CALL).tries.map(({ turn, choice }) => `${turn}/${choice}`);

Deno.test("the first try at a decision stays, whatever is tried after it", () => {
  same(triesOf("one/a>two", "<one", "one/b>two", "two/a>end"), ["one/a", "two/a"]);
});

Deno.test("a decision that a rewind has cut off is looked back on too", () => {
  same(triesOf("one/a>two", "two/b>end", "<one", "one/b>two", "two/a>end"), ["one/a", "two/b"]);
});

Deno.test("what no longer fits the call was no try", () => {
  same(triesOf("one/a>elsewhere"), []);
  same(triesOf(), []);
});
