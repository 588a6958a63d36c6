/** The table of standings: every screen says the same of one learner's record. */

import table from "../../../tests/cases/standing.json" with { type: "json" };
import { lines, nextStep } from "../../src/assignment/next-step.ts";
import { doneFor } from "../../src/assignment/learner-work.ts";
import { fileInWords, handBackFor, NO_TICKS } from "../../src/assignment/return-contents.ts";
import type {
  Assignment,
  AssignmentItem,
  CatalogData,
  ExerciseData,
  Judged,
} from "../../src/contract/generated.ts";
import { contents } from "../../src/handback/contents.ts";
import { handBack, type Subject } from "../../src/handback/handback.ts";
import { judge } from "../../src/judge/score.ts";
import { cellWords } from "../../src/report-model/cell-words.ts";
import { csvLines } from "../../src/report-model/csv.ts";
import { nextAction } from "../../src/report-model/follow-up.ts";
import { report } from "./whole.ts";
import { itemOf, stateOf, totalsOf } from "../../src/report-model/standing.ts";
import { STATE_WORDS, totalsInWords } from "../../src/report-model/standing-words.ts";
import { terminalLine } from "../../src/report-model/terminal.ts";
import { same } from "../expect.ts";
import { events, type Printed, printsOf, type Short } from "../record.ts";

const NOW = Date.parse("2024-01-01T00:00:00Z");
const choice = (id: string, rating: string, next: string) => ({
  ...{ id, rating, next, next_if: [], sets: [] },
});
const JUDGED = {
  call: {
    ...{ kind: "call", start: "one", best: 2 },
    turns: [{
      ...{ id: "one", fp: "111111111111" },
      choices: [
        ...[choice("good", "best", "won"), choice("weak", "weak", "won")],
        ...[choice("thin", "best", "lost"), choice("begun", "best", "two")],
      ],
    }, { id: "two", fp: "222222222222", choices: [choice("end", "best", "won")] }],
    endings: [{ id: "won", quality: "good" }, { id: "lost", quality: "poor" }],
  },
  gate: {
    kind: "gate",
    cases: [{ id: "one", fp: "111111111111", verdict: "call-now", second: null }],
  },
  worksheet: {
    ...{ kind: "worksheet", criteria: [], texts: [], questions: [], copies: "" },
    slots: [{ id: "one", fp: "111111111111", kind: "line", options: [], optional: false }],
  },
} as unknown as Record<string, Judged & Printed>;
const TRIES: Record<string, Record<string, string[]>> = {
  call: {
    ...{ good: ["one/good>won"], weak: ["one/weak>won"], thin: ["one/thin>lost"] },
    begun: ["one/begun>two"],
  },
  gate: { good: ["one=call-now"], weak: ["one=do-not-call"] },
  worksheet: { begun: ["one=Ada"], good: ["one=Ada", "finish"] },
};

for (const one of table.cases) {
  Deno.test(`how it stands: ${one.name}`, async () => {
    const judged = JUDGED[one.kind]!;
    const call = one.kind === "call";
    const [variant, edition] = [call ? "1/ann" : null, "0".repeat(12)];
    const subject = {
      ...{ ...judged, site: "a-site", id: "F05", variant, edition, title: `A ${one.kind}` },
    } as Subject;
    const short = one.tries.flatMap((each, place): Short[] =>
      TRIES[one.kind]![each]!.map((what) => ({ do: what, attempt: call ? `a${place}` : "a" }))
    );
    const record = events(short, printsOf(judged)).map((each) => ({ ...each, variant }));

    // What the learner reads of the exercise by itself.
    const standing = judge(record, judged);
    same(STATE_WORDS[stateOf(standing)], one.alone);
    const alone = handBack(subject, record, "Ana", false, "2024-01-01T00:00:00.000Z");
    if (alone) {
      const told = contents(alone, { ...subject, slots: [] } as unknown as ExerciseData);
      same(told.find(([label]) => label === "How far")?.[1], [one.alone]);
    }

    // What the learner reads of the assignment.
    const item: AssignmentItem = { ...itemOf("F05"), ...one.terms };
    const due = "due" in one ? "2023-01-01T00:00:00Z" : null;
    const assignment: Assignment = {
      ...{ format: "playbook-assignment", version: 1, site: "a-site", id: "week", title: "Week" },
      ...{ audience: "", note: "", given: null, due, earlier_work: "counts", items: [item] },
    };
    const casts = call ? [{ id: "ann" }, { id: "bo" }] : [];
    const known = {
      ...{ id: "F05", kind: one.kind, title: subject.title, causes: [], techniques: [] },
      ...{
        private: false,
        edition,
        editions: call ? { "1/ann": edition, "1/bo": edition } : {},
        variant,
        casts,
      },
      judged,
    };
    const catalog = { exercises: [known] } as unknown as CatalogData;
    const done = await doneFor(assignment, catalog, record, () => Promise.resolve([]));
    const list = lines(assignment, catalog, done, NOW);
    const far = totalsInWords(totalsOf(list));
    const step = nextStep(list, () => "");
    same(far, one.far);
    if (one.next === "no tries left") same(step.said.includes(one.next), true);
    else same(step.words, one.next);
    const file = handBackFor(assignment, done, "Ana", NO_TICKS, "2024-01-01T00:00:00.000Z");
    const plain = one.state.split(",")[0]!;
    if (file) {
      const told = fileInWords(file, done, assignment, far).map(([, said]) => said);
      same(told[2], [far]);
      same(told[3]?.[0]?.split(",")[0], plain);
    }

    // What the trainer reads, of what was handed back.
    const files = file ? [{ name: "ana.json", content: file }] : [];
    const { learners: [row], items } = report({
      ...{ assignment, roster: ["Ana"], merges: new Map(), exercises: catalog.exercises, files },
      ...{ judged: () => judged, now: new Date(NOW).toISOString(), problems: [] },
    });
    const { words, flags } = cellWords(row!.cells[0]!);
    same([words, ...flags ? [flags] : []].join(", "), due && !file ? `${plain}, late` : one.state);
    same(totalsInWords(row!), one.far);
    const cells = csvLines(row!, items).trim().split(",");
    same([cells[5], cells.at(-1)], [plain, one.passed]);
    const [, total, passed, without, begun] =
      /^Ana {25}(.{8}) {2}(.{0,8}) {0,2}(.{0,20}) {0,2}(.{0,9})/
        .exec(terminalLine(row!).padEnd(90))!.map((each) => each.trim());
    same([total, passed, without, begun].join("|"), one.terminal);
    same(nextAction(row!, items, [subject.title]), one.manager);
  });
}
