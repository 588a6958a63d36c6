/** A call as it goes when every line is the best one there. */

import { bestPath, modelLines, opening } from "../../src/read-aloud/model.ts";
import type { CallData } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const choice = (id: string, rating: string, next: string, more = {}) => ({
  ...{ id, rating, next, move: "say", say: `Say ${id}.`, reply: null, happens: `${id} happens.` },
  ...{ next_if: [] as unknown[], sets: [] as string[] },
  ...more,
});
const turn = (id: string, says: string | null, choices: unknown[]) => ({
  ...{ id, says, scene: null, speaker: "Ada", after: null, inner: "Breathe." },
  choices,
});
const call = (...turns: unknown[]) =>
  ({
    start: "one",
    turns,
    endings: [{ id: "end", title: "A date", text: "‘See you.’ That is all." }, { id: "other" }],
  }) as unknown as CallData;
const TWO = call(
  turn("one", null, [
    choice("a", "weak", "end"),
    choice("b", "best", "two", { sets: ["asked"], move: "wait" }),
  ]),
  turn("two", "Hello?", [
    choice("c", "defensible", "other", {
      ...{ next_if: [{ flag: "asked", to: "end" }], reply: "Well.", happens: null },
    }),
    choice("d", "weak", "other"),
  ]),
);

Deno.test("the best choice is taken at each turn, the first defensible one where there is none", () => {
  same(bestPath(TWO).map(({ turn, choice }) => `${turn.id}/${choice.id}`), ["one/b", "two/c"]);
});

Deno.test("a path that comes back to a turn has an end, and so has one that leads nowhere", () => {
  const round = call(turn("one", null, [choice("a", "best", "one")]));
  same(bestPath(round).length, 1);
  same(bestPath(call()).length, 0);
  same(modelLines(call()), []);
});

Deno.test("the model has their lines, yours, what happens and how it ends", () => {
  same(modelLines(TWO).map(({ kind, who, text }) => `${kind} ${who}: ${text}`), [
    "yours You wait: Say b.",
    "scene : b happens.",
    "theirs Ada: Hello?",
    "yours You say: Say c.",
    "theirs Ada: Well.",
    "scene : A date. ‘See you.’ That is all.",
  ]);
});

Deno.test("only what somebody says is heard: no act, no message, and nothing that happens", () => {
  same(modelLines(TWO).map(({ said }) => said), [false, false, true, true, true, false]);
  const sent = call(turn("one", null, [choice("a", "best", "end", { move: "write" })]));
  same(modelLines(sent).map(({ said }) => said), [false, false, false]);
});

Deno.test("what is noticed after they have spoken stands behind it", () => {
  const seen = { ...turn("one", "Hello?", [choice("a", "best", "end")]), after: "A spoon." };
  same(modelLines(call(seen)).slice(0, 3).map(({ text }) => text), [
    "Hello?",
    "A spoon.",
    "Say a.",
  ]);
});

Deno.test("a model begins with all up to the first line that is yours", () => {
  same(opening(modelLines(TWO)), 1);
  same(opening(modelLines(TWO).slice(2)), 2);
  same(opening([]), 0);
});
