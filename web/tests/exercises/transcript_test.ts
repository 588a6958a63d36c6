/** A call as it went, in plain text. */

import type { CallData } from "../../src/contract/generated.ts";
import { taken, transcript, transcriptText } from "../../src/exercises/transcript.ts";
import { replay } from "../../src/judge/replay.ts";
import { same } from "../expect.ts";
import { events, printsOf } from "../record.ts";

const CALL = {
  id: "F05",
  title: "Gone quiet",
  goal: "An answer.",
  start: "one",
  best: 2,
  turns: [{
    id: "one",
    fp: "111111111111",
    scene: "It rings.",
    speaker: "Ada",
    says: "Hello?",
    after: "A door falls shut.",
    inner: "Breathe.",
    ask: "What do you say?",
    choices: [{
      id: "a",
      move: "say",
      say: "Is it still on?",
      reply: "It is now.",
      happens: "She laughs.",
      why: "One question.",
      better: "Say your name.",
      rating: "defensible",
      next: "end",
      next_if: [],
      sets: [],
    }, {
      id: "b",
      move: "do",
      say: "Wait.",
      reply: null,
      happens: "Nothing.",
      why: "Silence stays silence.",
      better: null,
      rating: "best",
      next: "end",
      next_if: [],
      sets: [],
    }],
  }],
  endings: [{ id: "end", quality: "good", title: "A date", text: "She has one." }],
} as unknown as CallData;

const played = (...short: string[]) => replay(events(short, printsOf(CALL)), CALL);

Deno.test("a transcript has what was heard, said, what happened, and the coach's lines", () => {
  same(transcript(CALL, played("one/a>end")), [
    "It rings.",
    "Ada: Hello?",
    "A door falls shut.",
    "(Breathe.)",
    "You say: Is it still on?",
    "Ada: It is now.",
    "She laughs.",
    "Coach: Could be right. One question.",
    "A better line: Say your name.",
    "A date. She has one.",
    "1 of 2 on first tries, 80 % pass: done without passing; 2 would pass.",
  ]);
});

Deno.test("a transcript says when nobody spoke, and leaves out what is not there", () => {
  const lines = transcript(CALL, played("one/b>end"));
  same(lines.slice(4, 7), [
    "You do: Wait.",
    "Nothing.",
    "Coach: Best line here. Silence stays silence.",
  ]);
  same(lines.at(-1), "2 of 2 on first tries, 80 % pass: passed.");
});

Deno.test("where nothing is good, the best costs least", () => {
  const [turn] = CALL.turns;
  const call = { ...CALL, turns: [{ ...turn!, nothing_good: true }] };
  same(transcript(call, played("one/b>end"))[6], "Coach: Costs least. Silence stays silence.");
  same(transcript(call, played("one/a>end"))[7], "Coach: Could be right. One question.");
});

Deno.test("before an answer there is nothing to tell; the text still says which call", () => {
  same(transcript(CALL, played()), []);
  same(transcriptText(CALL, played()), "Gone quiet (F05)\n\nGoal: An answer.\n");
});

Deno.test("a step that the call does not have is nothing", () => {
  same(
    taken({ turn: "gone", choice: "a" }, CALL) === undefined,
    true,
  );
});
