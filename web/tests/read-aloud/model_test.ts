/** A call as it goes when every line is the best one there. */

import { bestPath, modelLines, opening } from "../../src/read-aloud/model.ts";
import type { CallData } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const choice = (id: string, rating: string, next: string, more = {}) => ({
  ...{ id, rating, next, move: "say", say: `Say ${id}.`, happens: `${id} happens.` },
  ...{ next_if: [] as unknown[], sets: [] as string[] },
  ...more,
});
const turn = (id: string, says: string | null, choices: unknown[]) => ({
  ...{ id, says, scene: null, speaker: "Ada", inner: "Breathe." },
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
    choice("c", "defensible", "other", { next_if: [{ flag: "asked", to: "end" }] }),
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
    "scene : c happens.",
    "scene : A date. ‘See you.’ That is all.",
  ]);
});

Deno.test("of what happens only speech is heard, and waiting is not said aloud", () => {
  const lines = modelLines(TWO);
  same(lines.map(({ heard }) => heard), ["Say b.", "", "Hello?", "Say c.", "", "See you."]);
  same(lines.map(({ said }) => said), [false, false, false, true, false, false]);
});

Deno.test("a model begins with all up to the first line that is yours", () => {
  same(opening(modelLines(TWO)), 1);
  same(opening(modelLines(TWO).slice(2)), 2);
  same(opening([]), 0);
});
