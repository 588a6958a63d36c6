/** The report by cases of its own; the table that pytest reads as well is in `report_test.ts`. */

import type { Assignment, AssignmentItem, HandedBack } from "../../src/contract/generated.ts";
import { report } from "./whole.ts";
import { stateOf } from "../../src/report-model/standing.ts";
import { mostNamed } from "../../src/report-model/learners.ts";
import type { Known, Received, ReportInput } from "../../src/report-model/types.ts";
import { same } from "../expect.ts";
import { EDITION, handBackOf, handed, signOffOf, SITE } from "../intake/made.ts";

const KNOWN: Known[] = [
  {
    ...{ id: "F05", kind: "call", causes: ["C03"], techniques: ["T03"], private: false },
    ...{ edition: "0".repeat(12), editions: { "1/payroll": EDITION } },
  },
  {
    ...{ id: "W05", kind: "worksheet", causes: ["C03"], techniques: [], private: false },
    ...{ edition: EDITION, editions: {} },
  },
];
const DONE = { finished: "2026-03-02T09:00:00.000Z", points: 8, of: 8, passed: true };
const WEAK = { ...DONE, points: 2, passed: false };

function item(id: string, more: Partial<AssignmentItem> = {}): AssignmentItem {
  return {
    ...{ id: id.toLowerCase(), exercises: [id], needed: 1, level: null, cast: null, fresh: false },
    ...{ offered: false, pass_mark: null, tries: null, editions: [null] },
    ...more,
  };
}

function assignment(items: AssignmentItem[], more: Partial<Assignment> = {}): Assignment {
  return {
    ...{ format: "playbook-assignment", version: 1, site: SITE, id: "first-week", title: "Week" },
    ...{ audience: "", note: "", given: null, due: null, earlier_work: "counts", items },
    ...more,
  } as Assignment;
}

function input(files: Received["content"][], more: Partial<ReportInput> = {}): ReportInput {
  return {
    assignment: assignment([item("F05"), item("W05", { offered: true })]),
    roster: ["Ana", "Ben"],
    merges: new Map(),
    exercises: KNOWN,
    judged: () => undefined,
    now: "2026-03-10T00:00:00.000Z",
    files: files.map((content, place) => ({ name: `${place}.json`, content })),
    problems: [],
    ...more,
  };
}

const states = (given: ReportInput) =>
  Object.fromEntries(report(given).learners.map((row) => [row.name, row.cells.map(stateOf)]));

const called = (more: Parameters<typeof handed>[0] = {}): HandedBack => handed(more);

Deno.test("who is on the roster and handed nothing back has not started", () => {
  const { learners, items } = report(input([handBackOf("ANA", [called({ first: DONE })])]));
  same(learners.map(({ name, done, next }) => [name, done, next]), [
    ["Ana", 1, null],
    ["Ben", 0, "f05"],
  ]);
  same(items[0]?.states, {
    ...{ "not-started": 1, "not-shared": 0, "under-way": 0, done: 0, first: 1, later: 0, no: 0 },
  });
});

Deno.test("the newest hand-back counts, an identical one counts once, order changes nothing", () => {
  const old = handBackOf("Ana", [called()], { made: "2026-03-03T00:00:00Z" });
  const young = handBackOf(" ana ", [called({ first: WEAK, latest: DONE, attempts: 2 })]);
  const files = [old, young, young];
  const found = report(input(files));
  same(found.learners[0]?.cells.map(stateOf), ["later", "not-started"]);
  same([found.read, found.copies, found.older], [3, 1, 1]);
  const again = {
    ...input(files),
    files: [...input(files).files, ...input(files).files].toReversed(),
  };
  same(report(again), found);
});

Deno.test("others stand below the roster, and can be told to be one of it", () => {
  const files = [handBackOf("Zoë", [called()]), handBackOf("A. Nna", [called({ first: DONE })])];
  same(report(input(files)).learners.map((row) => [row.name, row.not_on_roster]), [
    ...[["Ana", false], ["Ben", false], ["A. Nna", true], ["Zoë", true]],
  ]);
  const merged = input(files, { merges: new Map([["a. nna", "Ana"]]) });
  same(states(merged)["Ana"], ["first", "not-started"]);
  same(report(merged).learners.length, 3);
});

Deno.test("names that every object knows are names", () => {
  const roster = ["__proto__", "constructor"];
  const files = [
    handBackOf("__proto__", [called({ first: DONE })]),
    handBackOf("toString", [called()]),
  ];
  same(report(input(files, { roster })).learners.map((row) => [row.name, row.cells[0]?.status]), [
    ...[["__proto__", "done"], ["constructor", "not-started"], ["toString", "under-way"]],
  ]);
});

Deno.test("an exercise that the playbook does not know is one of another edition", () => {
  const id = "constructor";
  const files = [handBackOf("Ana", [called({ id, first: DONE })])];
  const { learners, items } = report(input(files, { assignment: null }));
  same(items.map((each) => each.id), [id]);
  same(learners[0]?.cells[0]?.other_edition, true);
});

Deno.test("shared attempts of today's edition are judged anew", () => {
  const event = {
    ...{ v: 1, id: "e", site: SITE, exercise: "F05", variant: "1/payroll", edition: EDITION },
    ...{ attempt: "a", n: 1, at: Date.parse(DONE.finished), type: "answer", item: "one" },
    ...{ value: "good", to: "won", fp: EDITION },
  };
  const judged = {
    kind: "call" as const,
    start: "one",
    turns: [{
      id: "one",
      fp: EDITION,
      choices: [{ id: "good", rating: "best" as const, next: "won", next_if: [], sets: [] }],
    }],
    endings: [{ id: "won", quality: "good" as const }],
    best: 2,
  };
  const shared = called({ first: WEAK, events: [event] as never });
  const given = input([handBackOf("Ana", [shared])], { judged: () => judged });
  same(states(given)["Ana"], ["first", "not-started"]);
  same(report(given).choices, [
    { exercise: "F05", variant: "1/payroll", turns: { one: { good: 1 } } },
  ]);
  const other = called({ first: WEAK, events: [event] as never, edition: "f".repeat(12) });
  const older = input([handBackOf("Ana", [other])], { judged: () => judged });
  same(states(older)["Ana"], ["no", "not-started"]);
  same(report(older).learners[0]?.cells[0]?.other_edition, true);
  same(report(older).choices, []);
});

Deno.test("causes and techniques are counted where there are marks", () => {
  const files = [
    handBackOf("Ana", [called({ first: DONE })]),
    handBackOf("Ben", [
      called({ first: WEAK }),
      handed({ id: "W05", kind: "worksheet", variant: null }),
    ]),
  ];
  const found = report(input(files));
  same(found.causes, [{ id: "C03", asked: 2, not_first: 1 }]);
  same(found.techniques, [{ id: "T03", asked: 2, not_first: 1 }]);
});

Deno.test("the newest sign-off counts, with its points", () => {
  const files = [
    signOffOf("Ana", { made: "2026-03-05T00:00:00Z", scores: { O1: 2, O2: 1, O3: null } }),
    signOffOf("ana", { made: "2026-03-04T00:00:00Z", sit_in: true }),
  ];
  const { learners } = report(input(files));
  same(learners[0]?.signed_off, {
    ...{ observer: "Mo", made: "2026-03-05T00:00:00Z", signed_off: true, sit_in: false },
    ...{ exercise: "F05", next_action: "", total: 3, of: 4 },
  });
  same(learners[0]?.sign_offs.map(({ made }) => made), [
    "2026-03-05T00:00:00Z",
    "2026-03-04T00:00:00Z",
  ]);
  same(learners[0]?.handed_back, null);
});

Deno.test("a clock that is wrong does not make a hand-back the newest for good", () => {
  const of = (made: string) => handBackOf("Ana", [called()], { made });
  const right = "2026-03-01T00:00:00Z";
  for (const wrong of ["2100-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]) {
    const row = report(input([of(right), of(wrong)])).learners[0];
    same([row?.handed_back, row?.odd_clock], [right, true]);
  }
  same(report(input([of(right)])).learners[0]?.odd_clock, false);
});

Deno.test("problems are sorted, each told once", () => {
  const problems = [{ file: "b", reason: "x" }, { file: "a", reason: "y" }, {
    file: "b",
    reason: "x",
  }];
  same(report(input([], { problems })).problems, [problems[1], problems[0]]);
});

Deno.test("the assignment that most hand-backs name", () => {
  const files = [["a", "Ana"], ["b", "Ben"], ["b", "Cy"], ["", "Di"]].map(([id, name]) => ({
    name: name!,
    content: handBackOf(name!, [called()], id ? { assignment: { id, title: id } } : {}),
  }));
  same(mostNamed(files), { id: "b", title: "b" });
  same(mostNamed([]), undefined);
  same(mostNamed([{ name: "s", content: signOffOf("Ana") }]), undefined);
});
