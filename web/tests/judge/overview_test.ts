/** The progress page and the hand-back say the same, since one function counts for both. */

import handbacks from "../../../tests/cases/handback.json" with { type: "json" };
import scores from "../../../tests/cases/score.json" with { type: "json" };
import type {
  AttemptEvent,
  Judged,
  ProgressData,
  ProgressItem,
} from "../../src/contract/generated.ts";
import { handBack } from "../../src/handback/handback.ts";
import { overview } from "../../src/judge/overview.ts";
import { same } from "../expect.ts";
import { events, type Printed, printsOf, type Short } from "../record.ts";

const exercises = scores.exercises as unknown as Record<string, Judged & Printed>;

function item(name: string, id: string, variant: string | null): ProgressItem {
  const judged = exercises[name]!;
  const base = { id, variant, title: id, page: `${id}/`, edition: "0".repeat(12) };
  const days = { delete_after_days: null };
  return { ...base, ...days, kind: judged.kind, judged };
}

function record(name: string, short: Short[], exercise: string, variant: string | null) {
  const found = events(short, printsOf(exercises[name]!));
  return found.map((event): AttemptEvent => ({
    ...event,
    id: `${exercise}${variant}${event.id}`,
    exercise,
    variant,
  }));
}

const DATA: ProgressData = {
  site: "a-site",
  title: "A playbook",
  exercises: [
    item("plain", "F05", "1/payroll"),
    item("sheet", "W05", null),
    item("three", "X3", null),
  ],
};

Deno.test("of nothing everything is not started", () => {
  const { lines, gone, done, underWay } = overview(DATA, []);
  same([lines.length, gone, done, underWay], [3, [], 0, 0]);
  same(lines.map((line) => [line.standing.status, line.answers, line.last]), [
    ["not-started", 0, 0],
    ["not-started", 0, 0],
    ["not-started", 0, 0],
  ]);
});

Deno.test("done and under way are counted, what is gone is listed and kept", () => {
  const all = [
    ...record("plain", ["one/c>lost"], "F05", "1/payroll"),
    ...record("three", ["ada=call-now"], "X3", null),
    ...record("plain", ["one/c>lost", "<one"], "F05", "3/none"),
    ...record("plain", ["one/c>lost"], "constructor", null),
  ];
  const { lines, gone, done, passed, marked, underWay } = overview(DATA, all);
  same([done, passed, marked, underWay], [1, 0, 1, 1]);
  same(lines.map((line) => line.standing.status), ["done", "not-started", "under-way"]);
  same(gone, [
    { exercise: "F05", variant: "3/none", answers: 1, last: all[3]!.at },
    { exercise: "constructor", variant: null, answers: 1, last: all[4]!.at },
  ]);
});

Deno.test("an edited exercise says changed, and counts what is earlier", () => {
  const data = { ...DATA, exercises: [item("edited", "F05", "1/payroll")] };
  const answers = record("plain", ["one/a>two", "two/b>three"], "F05", "1/payroll");
  const [line] = overview(data, answers).lines;
  same([line?.standing.status, line?.standing.earlier], ["under-way", 1]);
});

for (const { name, exercise, subject, events: short, file } of handbacks.cases) {
  if (!file) continue;
  Deno.test(`progress shows what is handed back: ${name}`, () => {
    const { id, variant } = subject;
    const data = { ...DATA, exercises: [item(exercise, id, variant)] };
    const kept = record(exercise, short as Short[], id, variant);
    const [line] = overview(data, kept).lines;
    const { status, started, finished, attempts, first, latest } = file.exercises[0]!;
    const { changed: _, earlier: __, passed: ___, ...standing } = line!.standing;
    same(standing, { status, started, finished, attempts, first, latest });
    same(
      handBack({ ...exercises[exercise]!, ...subject }, kept, "Ana", false, "")?.exercises[0]
        ?.latest,
      standing.latest,
    );
  });
}
