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
    inner: "Breathe.",
    ask: "What do you say?",
    choices: [{
      id: "a",
      move: "say",
      say: "Is it still on?",
      happens: "She laughs.",
      why: "One question.",
      better: "Say your name.",
      when_right: "Early in the day.",
      rating: "defensible",
      next: "end",
      next_if: [],
      sets: [],
    }, {
      id: "b",
      move: "wait",
      say: "I wait.",
      happens: "Nothing.",
      why: "Silence stays silence.",
      better: null,
      when_right: null,
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
    "(Breathe.)",
    "You say: Is it still on?",
    "She laughs.",
    "Coach: Could be right. One question.",
    "A better line: Say your name.",
    "When it would be right: Early in the day.",
    "A date. She has one.",
    "1 of 2 on first tries, 80 % pass: done without passing; 2 would pass.",
  ]);
});

Deno.test("a transcript says when nobody spoke, and leaves out what is not there", () => {
  const lines = transcript(CALL, played("one/b>end"));
  same(lines.slice(3, 6), [
    "You wait: I wait.",
    "Nothing.",
    "Coach: Best line here. Silence stays silence.",
  ]);
  same(lines.at(-1), "2 of 2 on first tries, 80 % pass: passed.");
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
