/** Hand-backs by the table whose files pytest reads as well; what is said of them before. */

import table from "../../../tests/cases/handback.json" with { type: "json" };
import scores from "../../../tests/cases/score.json" with { type: "json" };
import { contents, NOT_SHARED } from "../../src/handback/contents.ts";
import type {
  AttemptEvent,
  CallData,
  ExerciseData,
  GateData,
  WorksheetData,
} from "../../src/contract/generated.ts";
import { handBack, handBackName, type Subject, tidied } from "../../src/handback/handback.ts";
import { same } from "../expect.ts";
import { events, type Printed, printsOf, type Short } from "../record.ts";

type Case = typeof table.cases[number];
const exercises = scores.exercises as unknown as Record<string, Subject & Printed>;

function subjectOf({ exercise, subject }: Case): Subject & Printed {
  return { ...exercises[exercise]!, ...subject };
}

function recordOf(one: Case): AttemptEvent[] {
  const { id: exercise, variant } = one.subject;
  const short = events(one.events as Short[], printsOf(subjectOf(one)));
  return short.map((event) => ({ ...event, exercise, variant }));
}

for (const one of table.cases) {
  Deno.test(`hand-back: ${one.name}`, () => {
    const given = [subjectOf(one), one.learner, one.share, table.made] as const;
    const [subject, learner, share, made] = given;
    const record = recordOf(one);
    same(handBack(subject, record, learner, share, made) ?? null, one.file);
    same(handBack(subject, record.toReversed(), learner, share, made) ?? null, one.file);
  });
}

const fileOf = (name: string) => {
  const one = table.cases.find((each) => each.name === name)!;
  const { learner, share } = one;
  return handBack(subjectOf(one), recordOf(one), learner, share, table.made)!;
};

Deno.test("the file is named after exercise, learner and day", () => {
  const file = fileOf("a call under way");
  same(handBackName(file), "hand-back-F05-ana-2026-03-04.json");
  const named = (learner: string) => handBackName({ ...file, learner });
  same(named("  Zoë O'Neil, jr. "), "hand-back-F05-zoë-o-neil-jr-2026-03-04.json");
  same(named("../../<b>"), "hand-back-F05-b-2026-03-04.json");
  same(named("..."), "hand-back-F05-learner-2026-03-04.json");
});

Deno.test("a name has one line and at most 80 characters", () => {
  same(tidied(" a\t\n b\u0000 "), "a b");
  same([...tidied("\u{1f4de}".repeat(90))].length, 80);
});

const call = {
  kind: "call",
  turns: [
    { id: "one", ask: "What first?", choices: [{ id: "c", say: "Just checking in." }] },
    { id: "two", ask: "And now?", choices: [] },
  ],
  endings: [{ id: "lost", title: "She hangs up" }],
} as unknown as CallData;
const gate = {
  kind: "gate",
  cases: [{ id: "ada", title: "Ada, who wrote back" }],
} as unknown as GateData;
const sheet = {
  kind: "worksheet",
  slots: [{ id: "name", label: "Whom you write to" }],
  questions: [],
} as unknown as WorksheetData;

function linesOf(name: string, data: ExerciseData, label: string): string[] {
  return contents(fileOf(name), data).find(([each]) => each === label)?.[1] ?? [];
}

Deno.test("what is not shared is named so, and nowhere in the words", () => {
  const file = fileOf("a call finished, its lines not shared");
  same(linesOf("a call finished, its lines not shared", call, "Your answers"), [NOT_SHARED]);
  same(JSON.stringify(contents(file, call)).includes("checking in"), false);
  same(linesOf("a worksheet, its words not shared", sheet, "Your words"), [NOT_SHARED]);
});

Deno.test("what is shared is shown line by line, in the words of the page", () => {
  const lines = linesOf("a call tried again and taken back, shared", call, "Your answers");
  same(lines.length, 6);
  same(lines.map((line) => line.replace(/ \(.*/, "")), [
    "What first?: “Just checking in.”",
    "Began again",
    "What first?: “a”",
    "And now?: “a”",
    "Went back to “And now?”",
    "And now?: “b”",
  ]);
  const answers = linesOf("a gate, shared with what was changed", gate, "Your answers");
  same(answers[0]?.startsWith("Ada, who wrote back: Call now ("), true);
  same(answers[3]?.startsWith("ben: Do not call ("), true);
  const words = linesOf("a worksheet shares its words as they stand", sheet, "Your words");
  same(words.map((line) => line.replace(/ \([^(]*$/, "")), ["Whom you write to: Sam Reid"]);
});

Deno.test("results are said in words", () => {
  same(linesOf("a call finished, its lines not shared", call, "First result"), [
    "0 of 6 points, ending: She hangs up",
  ]);
  same(linesOf("a call under way", call, "Latest result"), ["2 of 6 points"]);
  same(linesOf("a gate, its answers not shared", gate, "Latest result"), [
    "5 of 6 points",
  ]);
  same(linesOf("a worksheet, its words not shared", sheet, "Latest result"), [
    "2 of 2 points on the count list",
  ]);
});
