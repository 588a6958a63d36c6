/** What stands in the sheets of a report, before it is written. */

import type { Assignment, CatalogData, Result } from "../../src/contract/generated.ts";
import type { ItemStanding } from "../../src/report-model/standing.ts";
import type { State } from "../../src/report-model/standing.ts";
import type { Report, Row } from "../../src/report-model/types.ts";
import type { Cell, Sheet } from "../../src/report-model/workbook.ts";
import { type About, reportSheets, reportWorkbook } from "../../src/report/report-sheets.ts";
import { rosterOf } from "../../src/report-model/roster.ts";
import { same } from "../expect.ts";

const NOW = "2026-03-10T12:00:00.000Z";
const MADE = "2026-03-04T05:06:07.089Z";

function result(points: number, of = 8): Result {
  return { finished: MADE, points, of, passed: points * 5 >= of * 4, ending: null };
}

const OPEN: ItemStanding = {
  ...{ status: "not-started", passed: null, finished: null, late: true, other_edition: false },
  ...{ not_shared: false, variant: null, first: null, latest: null, attempts: 0 },
} as ItemStanding;
const PASSED: ItemStanding = {
  ...{ ...OPEN, status: "done", passed: "first", finished: MADE, late: false, attempts: 2 },
  ...{ first: result(7), latest: result(3) },
};

function rowOf(name: string, cells: ItemStanding[], changes: object = {}): Row {
  return {
    ...{ name, not_on_roster: false, handed_back: MADE, odd_clock: false, cells },
    ...{
      signed_off: null,
      sign_offs: [],
      done: cells.filter(({ status }) => status === "done").length,
    },
    ...{ next: null, again: null, required: 1, passed: 0, marked: 1, ...changes },
  } as Row;
}

const NO_STATES: Record<State, number> = {
  ...{ "not-started": 0, "not-shared": 0, "under-way": 0, done: 0, first: 0, later: 0, no: 0 },
};

function reportOf(learners: Row[]): Report {
  const items = ["F05", "W03"].map((id, place) => ({
    ...{ id: `i${place}`, exercises: [id], offered: place === 1 },
    states: { ...NO_STATES, first: 1, "not-started": 1 },
  }));
  const rest = { choices: [], causes: [], techniques: [], problems: [], copies: 0, older: 0 };
  return { items, learners, ...rest, read: 2 };
}

const ABOUT: About = {
  assignment: {
    ...{ title: "First week", given: null, due: "2026-03-20T17:00+01:00", earlier_work: "counts" },
    items: [],
  } as unknown as Assignment,
  catalog: {
    exercises: [{ id: "F05", title: "Gone quiet" }, { id: "W03", title: "A real list" }],
  } as unknown as CatalogData,
  now: NOW,
};

/** The sheet's first row of learners by its columns; those of items by the item's title too. */
function firstRow(sheet: Sheet): Record<string, Cell["value"]> {
  const [groups, words] = sheet.head.slice(-2) as [Cell[], Cell[]];
  let group = "";
  const cells = sheet.cellsOf(sheet.rows[0] as never);
  return Object.fromEntries(cells.map(({ value }, place) => {
    group = String(groups[place]!.value) || (groups[place - 1] ? group : "");
    return [`${group}|${words[place]!.value}`, value];
  }));
}

function valuesOf(sheet: Sheet): Cell["value"][][] {
  return sheet.rows.map((row) => sheet.cellsOf(row as never).map(({ value }) => value));
}

function learners(row: Row, about: Partial<About> = {}): Record<string, Cell["value"]> {
  return firstRow(reportSheets(reportOf([row]), { ...ABOUT, ...about })[0]!);
}

Deno.test("a row says how each item stands, with its points as a number and its date as a date", () => {
  const row = learners(rowOf("Ana", [PASSED, OPEN]));
  const item = "Gone quiet (F05)";
  same(row[`${item}|How it stands`], "passed first try");
  same(row[`${item}|Points`], 7);
  const finished = row[`${item}|Finished`];
  same([finished instanceof Date, finished], [true, new Date(MADE)]);
  same(row["A real list (W03), offered|How it stands"], "not started (late)");
  same([row["|Learner"], row["|What you do next"]], ["Ana", "hear a call"]);
});

Deno.test("what is required is counted, and what is only offered is not", () => {
  const row = learners(rowOf("Ana", [PASSED, OPEN]));
  const counts = ["Done", "Passed", "Not started", "Late"].map((of) =>
    row[`What is required|${of}`]
  );
  same(counts, [1, 1, 0, 0]);
});

Deno.test("a sign-off is told in the learner's row, with what comes next", () => {
  const signed = { signed_off: false, sit_in: true };
  const row = learners(
    rowOf("Ana", [OPEN, OPEN], { signed_off: { ...signed, next_action: "=1+1" } }),
  );
  const of = (words: string) => row[`A call that somebody heard|${words}`];
  same([of("Signed off"), of("Sit-in")], ["heard, not yet signed off", "yes"]);
  same(of("Next, says the observer"), "=1+1");
});

Deno.test("every call that somebody heard has a row, with its observer, its day and its points", () => {
  const heard = { made: MADE, signed_off: false, sit_in: true, total: 3, of: 4, next_action: "=1" };
  const sign_offs = [
    { ...heard, exercise: "F05", observer: "Mo" },
    { ...heard, exercise: null, observer: "Li", signed_off: true, sit_in: false },
  ];
  const rows = [rowOf("Ana", [], { sign_offs }), rowOf("Ben", [])];
  const sheet = reportSheets(reportOf(rows), ABOUT)[3]!;
  same([sheet.name, valuesOf(sheet)], ["Sign-offs", [
    ["Ana", "Gone quiet", "Mo", new Date(MADE), 3, "heard, not yet signed off", "yes", "=1"],
    ["Ana", "a live call, or another", "Li", new Date(MADE), 3, "signed off", "", "=1"],
  ]]);
});

Deno.test("a date that no clock can have shown rightly is a text, and the learner's line says why", () => {
  for (const finished of ["1899-05-05T10:00:00.000Z", "2099-01-01T00:00:00.000Z"]) {
    const row = learners(rowOf("Ana", [{ ...PASSED, finished }, OPEN], { odd_clock: true }));
    const told = row["Gone quiet (F05)|Finished"];
    same([typeof told, told], ["string", finished]);
    same(String(row["A call that somebody heard|Notes"] ?? row["|Notes"]).includes("clock"), true);
  }
});

Deno.test("what a roster says beside the names has columns of its own", () => {
  const people = rosterOf("Name;E-mail;Team\nAna;ana@example.com;East\nBo;bo@example.com;West\n");
  const row = learners(rowOf("ANA", [PASSED, OPEN]), { people });
  same(row["On the roster|E-mail"], "ana@example.com");
  same(row["On the roster|Team"], "East");
});

Deno.test("what the times are by is named, and when it was made and is due", () => {
  const [, [note]] = reportSheets(reportOf([]), ABOUT)[0]!.head as [Cell[], [Cell]];
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = String(note.value);
  same(text.endsWith(`All times are by the clock of ${zone}.`), true);
  same(/Made .*March 10, 2026.*Due .*March 20, 2026/.test(text), true);
});

Deno.test("a sheet at a glance has a sign for each item, one of totals a row for each", () => {
  const [, glance, items] = reportSheets(reportOf([rowOf("Ana", [PASSED, OPEN])]), ABOUT);
  same(valuesOf(glance!), [["Ana", "✓", "○", "hear a call"]]);
  same(valuesOf(items!), [
    ["Gone quiet", "F05", "", 1, 0, 0, 0, 1, 0, 0, 0, 1],
    ["A real list", "W03", "yes", 1, 0, 0, 0, 1, 0, 0, 1, 1],
  ]);
});

Deno.test("points out of very many different sums stay readable", () => {
  const cells = Array.from(
    { length: 150 },
    (_, place) => ({ ...PASSED, first: result(1, place + 1) }),
  );
  const items = cells.map((_, place) => ({
    ...{ id: `i${place}`, exercises: ["F05"], offered: false, states: NO_STATES },
  }));
  const report = { ...reportOf([rowOf("Ana", cells)]), items };
  const [sheet] = reportSheets(report, ABOUT);
  const points = sheet!.cellsOf(sheet!.rows[0] as never).filter((_, place, all) =>
    place >= all.length - 450 && (all.length - place) % 3 === 2
  );
  same([points[0]!.value, points[0]!.look], [1, { format: '0" of 1"' }]);
  same(points[149]!.value, "1 of 150");
  same([...reportWorkbook(report, ABOUT)].length > 0, true);
});

Deno.test("an empty report is a workbook too", () => {
  const report = { ...reportOf([]), items: [] };
  const pieces = [...reportWorkbook(report, { ...ABOUT, assignment: null, catalog: null })];
  same(pieces.length > 0, true);
});
