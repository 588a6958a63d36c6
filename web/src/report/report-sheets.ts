/** A report as a workbook: a sheet with a row a learner, one at a glance, one with a row an item. */

import type { Assignment, CatalogData, Result } from "../contract/generated.ts";
import { cellWords, deciding, heardCall, heardInWords } from "../report-model/cell-words.ts";
import { nextAction } from "../report-model/follow-up.ts";
import { EARLIEST } from "../report-model/learners.ts";
import { DAY, STATES } from "../report-model/matrix.ts";
import { byId, columnNames } from "../report-model/naming.ts";
import { nameKey } from "../report-model/names.ts";
import type { Roster } from "../report-model/roster.ts";
import { type State, stateOf } from "../report-model/standing.ts";
import { ODD_CLOCK, STATE_WORDS, zonedMoment } from "../report-model/standing-words.ts";
import type { Report, Row, Signed } from "../report-model/types.ts";
import {
  type Cell,
  type Cells,
  type Look,
  type Sheet,
  workbook,
} from "../report-model/workbook.ts";
import { SIGNS } from "./matrix-view.ts";

/** What a report is about, and whatever else is known of its learners. */
export interface About {
  assignment: Assignment | null;
  catalog: CatalogData | null;
  /** ISO 8601. */
  now: string;
  /** What it holds beside the names goes into the sheet. */
  people?: Roster;
}

/** The bytes of the workbook, piece by piece. Throws NoRoomError where it holds too much. */
export function reportWorkbook(report: Report, about: About): Generator<Uint8Array> {
  return workbook(titleOf(about), about.now, reportSheets(report, about));
}

const HEAD: Look = { bold: true, fill: "EEF2F5", wrap: true, low: true };
const GROUP: Look = { ...HEAD, center: true };
const TURNED: Look = { ...HEAD, turned: true };
const WRAPPED: Look = { wrap: true };
const FREE: Look = { free: true };
const TITLE: Look = { ...FREE, bold: true, size: 16 };
const NOTHING: Cell = { value: "" };
const FILLS: Partial<Record<State, string>> = {
  ...{ "under-way": "F3F1E6", done: "EAF4EC", first: "EAF4EC", later: "EAF4EC", no: "FBEEE6" },
};
const looksOf = (look: Look) =>
  Object.fromEntries(STATES.map((state) => {
    const fill = FILLS[state];
    return [state, fill === undefined ? look : { ...look, fill }];
  })) as Record<State, Look>;
const STATE_LOOKS = looksOf(WRAPPED);
const SIGN_LOOKS = looksOf({ center: true });
const REQUIRED = "What is required";
const SIGN_OFF = "A call that somebody heard";
const SAYS = "Next, says the observer";
/** Excel takes about 200 ways to show a number. */
const MOST_FORMATS = 100;
/** With more items, paper shows those at a glance alone: their columns would be too small to read. */
const MOST_ON_PAPER = 4;
/** So many letters of a name stand upright above a column. */
const MOST_UPRIGHT = 60;

/** A column of learners, of sign-offs, or of items; `group` stands above it and its neighbors. */
type Column<Line> = readonly [
  words: string,
  width: number,
  of: (line: Line) => Cell | string | number,
  group?: string,
  head?: Look,
];

/** A sheet; the names of its columns stand below what is in its head already. */
function sheetOf<Line>(
  name: string,
  head: readonly Cells[],
  columns: readonly Column<Line>[],
  rows: readonly Line[],
): Sheet {
  return {
    ...{ name, rows, frozen: 1, widths: columns.map(([, width]) => width) },
    head: [...head, columns.map(([value, , , , look = HEAD]) => ({ value, look }))],
    cellsOf: (line: Line) =>
      columns.map(([, , of]) => {
        const value = of(line);
        return typeof value === "object" ? value : { value, look: WRAPPED };
      }),
  };
}

/** The sheets, as data. */
export function reportSheets(report: Report, about: About): Sheet[] {
  const names = columnNames(report, about.assignment, about.catalog);
  const notes: Cells[] = [
    [{ value: titleOf(about), look: TITLE }],
    [{ value: noteOf(about), look: FREE }],
  ];
  return [
    learnersSheet(report, about, names, notes),
    glanceSheet(report, names, notes),
    itemsSheet(report, names, notes),
    signOffsSheet(report, about, notes),
  ];
}

function titleOf({ assignment }: About): string {
  return assignment?.title ?? "All that was handed back";
}

function noteOf({ assignment, now }: About): string {
  const due = assignment?.due ? ` Due ${zonedMoment(assignment.due)}.` : "";
  return `Self-reported: each file says what a learner’s own browser counted. Made ${
    zonedMoment(now)
  }.${due} All times are by the clock of ${new Intl.DateTimeFormat().resolvedOptions().timeZone}.`;
}

function learnersSheet(
  report: Report,
  about: About,
  names: readonly string[],
  notes: readonly Cells[],
): Sheet {
  const own = ownColumns(report, about, names);
  const moment = momentsUntil(about.now);
  const points = pointsShown();
  const ofItems = report.items.flatMap(({ exercises, offered }, place): Column<Row>[] => {
    const id = exercises.length === 1 && exercises[0] !== names[place] ? ` (${exercises[0]})` : "";
    const group = `${names[place]}${id}${offered ? ", offered" : ""}`;
    return [
      ["How it stands", 20, ({ cells }) => stateCell(cells[place]!), group],
      ["Points", 8, ({ cells }) => points(deciding(cells[place]!)), group],
      ["Finished", 16, ({ cells }) => moment(cells[place]!.finished), group],
    ];
  });
  const columns = [...own, ...ofItems];
  const groups = columns.map(([, , , group = ""]) => group);
  const begins = groups.map((group, place) => group !== groups[place - 1]);
  const merged = groups.map((_, place): [number, number, number] => {
    const next = begins.indexOf(true, place + 1);
    return [notes.length, place, (next < 0 ? groups.length : next) - 1];
  }).filter(([, from, to]) => begins[from] && to > from);
  const above = groups.map((group, place) => ({ value: begins[place] ? group : "", look: GROUP }));
  return {
    ...sheetOf("Learners", [...notes, above], columns, report.learners),
    merged,
    ...report.items.length > MOST_ON_PAPER ? { printed: own.length } : {},
  };
}

/** What is said of a learner before the items. */
function ownColumns(
  { items, learners }: Report,
  { people, now }: About,
  names: readonly string[],
): Column<Row>[] {
  const moment = momentsUntil(now);
  const listed = learners.some(({ not_on_roster }) => !not_on_roster);
  const required = items.map(({ offered }) => !offered);
  const among = { format: `0" of ${required.filter(Boolean).length}"` };
  const count = (words: string, that: (cell: Row["cells"][number]) => boolean): Column<Row> => [
    ...[capital(words), 10] as const,
    ({ cells }) => cells.filter((cell, place) => required[place] && that(cell)).length,
    REQUIRED,
  ];
  return [
    ["Learner", 24, ({ name }) => name],
    ...(people?.kept ?? []).map((place, at): Column<Row> => [
      ...[people!.headings[place]!, 24] as const,
      ({ name }) => people!.rest.get(nameKey(name))?.[at] ?? "",
      "On the roster",
    ]),
    ["What you do next", 40, (row) => nextAction(row, items, names)],
    ["Done", 10, ({ done }) => ({ value: done, look: among }), REQUIRED],
    count("passed", ({ passed }) => passed === "first" || passed === "later"),
    count(STATE_WORDS.no, ({ passed }) => passed === "no"),
    count(STATE_WORDS["under-way"], ({ status }) => status === "under-way"),
    count(STATE_WORDS["not-started"], ({ status }) => status === "not-started"),
    count("late", ({ late }) => late),
    ["Handed back", 16, ({ handed_back }) => moment(handed_back)],
    ["Signed off", 14, ({ signed_off: one }) => one ? heardInWords(one) : "not yet", SIGN_OFF],
    ["Sit-in", 7, ({ signed_off: one }) => one?.sit_in ? "yes" : "", SIGN_OFF],
    [SAYS, 28, ({ signed_off: one }) => one?.next_action ?? "", SIGN_OFF],
    ["Notes", 20, ({ not_on_roster, odd_clock }) =>
      [
        ...not_on_roster && listed ? ["not on the roster"] : [],
        ...odd_clock ? [ODD_CLOCK] : [],
      ].join("; ")],
  ];
}

/** A sign for each learner and item: fits on a page, and on a screen. */
function glanceSheet(
  { items, learners }: Report,
  names: readonly string[],
  notes: readonly Cells[],
): Sheet {
  const legend = STATES.map((state) => `${SIGNS[state]} ${STATE_WORDS[state]}`).join("   ");
  const signs = names.map((name, place): Column<Row> => {
    const words = name.length > MOST_UPRIGHT ? `${name.slice(0, MOST_UPRIGHT - 2)}…` : name;
    return [
      words,
      5,
      ({ cells }) => {
        const state = stateOf(cells[place]!);
        return { value: SIGNS[state], look: SIGN_LOOKS[state] };
      },
      "",
      TURNED,
    ];
  });
  return sheetOf<Row>("At a glance", [...notes, [{ value: legend, look: FREE }]], [
    ["Learner", 24, ({ name }) => name],
    ...signs,
    ["What you do next", 48, (row) => nextAction(row, items, names)],
  ], learners);
}

/** How many learners stand where, a row an item. */
function itemsSheet(
  { items, learners }: Report,
  names: readonly string[],
  notes: readonly Cells[],
): Sheet {
  const count = (words: string, of: (place: number) => number) => [capital(words), 10, of] as const;
  return sheetOf<number>("Items", notes, [
    ["Item", 48, (place) => names[place]!],
    ["Exercises", 16, (place) => items[place]!.exercises.join(" ")],
    ["Offered", 9, (place) => items[place]!.offered ? "yes" : ""],
    ...STATES.map((state) => count(STATE_WORDS[state], (place) => items[place]!.states[state])),
    count("late", (place) => learners.filter(({ cells }) => cells[place]!.late).length),
    count("learners", () => learners.length),
  ], [...items.keys()]);
}

/** Every call that somebody heard, a row each. */
function signOffsSheet(
  { learners }: Report,
  { catalog, now }: About,
  notes: readonly Cells[],
): Sheet {
  const [moment, points, exercises] = [momentsUntil(now), pointsShown(), byId(catalog)];
  return sheetOf<Signed & { name: string }>("Sign-offs", notes, [
    ["Learner", 24, ({ name }) => name],
    ["Call", 36, ({ exercise }) => heardCall(exercise, exercises)],
    ["Observer", 20, ({ observer }) => observer],
    ["On", 16, ({ made }) => moment(made)],
    ["Points", 8, ({ total, of }) => points({ points: total, of })],
    ["Signed off", 14, heardInWords],
    ["Sit-in", 7, ({ sit_in }) => sit_in ? "yes" : ""],
    [SAYS, 48, ({ next_action }) => next_action],
  ], learners.flatMap(({ name, sign_offs }) => sign_offs.map((one) => ({ ...one, name }))));
}

function stateCell(standing: Row["cells"][number]): Cell {
  const { state, words, flags } = cellWords(standing);
  return { value: flags ? `${words} (${flags})` : words, look: STATE_LOOKS[state] };
}

/** Points as a number that is shown with what it is out of. */
function pointsShown(): (result: Partial<Pick<Result, "points" | "of">> | null) => Cell {
  const looks = new Map<number, Look>();
  return (result) => {
    const { points, of } = result ?? {};
    if (typeof points !== "number" || typeof of !== "number") return NOTHING;
    const look = looks.get(of) ?? { format: `0" of ${of}"` };
    if (looks.size < MOST_FORMATS) looks.set(of, look);
    return looks.has(of) ? { value: points, look } : { value: `${points} of ${of}` };
  };
}

/** A moment as a date; one that no clock can have shown rightly, as it was told. */
function momentsUntil(now: string): (iso: string | null) => Cell {
  const until = Date.parse(now) + DAY;
  return (iso) => {
    if (iso === null) return NOTHING;
    const at = Date.parse(iso);
    return { value: EARLIEST <= at && at <= until ? new Date(at) : iso };
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
