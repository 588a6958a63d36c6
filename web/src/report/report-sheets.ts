/** A report as a workbook: a sheet with a row a learner, one at a glance, one with a row an item. */

import type { Assignment, CatalogData } from "../contract/generated.ts";
import { cellWords } from "../report-model/cell-words.ts";
import { nextAction } from "../report-model/follow-up.ts";
import { EARLIEST } from "../report-model/learners.ts";
import { DAY, STATES } from "../report-model/matrix.ts";
import { columnNames } from "../report-model/naming.ts";
import { nameKey } from "../report-model/names.ts";
import type { Roster } from "../report-model/roster.ts";
import { type State, stateOf } from "../report-model/standing.ts";
import { ODD_CLOCK, STATE_WORDS, zonedMoment } from "../report-model/standing-words.ts";
import type { Report, Row } from "../report-model/types.ts";
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
/** Excel takes about 200 ways to show a number. */
const MOST_FORMATS = 100;
/** With more items, paper shows those at a glance alone: their columns would be too small to read. */
const MOST_ON_PAPER = 4;

interface Column {
  /** What stands above it and its neighbors. */
  group: string;
  words: string;
  width: number;
  of: (row: Row) => Cell;
}

const column = (group: string, words: string, width: number, of: Column["of"]): Column => (
  { group, words, width, of }
);

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
  const ofItems = report.items.flatMap(({ exercises, offered }, place): Column[] => {
    const id = exercises.length === 1 && exercises[0] !== names[place] ? ` (${exercises[0]})` : "";
    const group = `${names[place]}${id}${offered ? ", offered" : ""}`;
    return [
      column(group, "How it stands", 20, ({ cells }) => stateCell(cells[place]!)),
      column(group, "Points", 8, ({ cells }) => points(cells[place]!)),
      column(group, "Finished", 16, ({ cells }) => moment(cells[place]!.finished)),
    ];
  });
  const columns = [...own, ...ofItems];
  const merged: [row: number, from: number, to: number][] = [];
  for (const [place, { group }] of columns.entries()) {
    const last = merged.at(-1);
    if (last && columns[place - 1]!.group === group) last[2] = place;
    else merged.push([notes.length, place, place]);
  }
  return {
    name: "Learners",
    widths: columns.map(({ width }) => width),
    head: [
      ...notes,
      columns.map(({ group }, place) => ({
        value: columns[place - 1]?.group === group ? "" : group,
        look: GROUP,
      })),
      columns.map(({ words }) => ({ value: words, look: HEAD })),
    ],
    frozen: 1,
    rows: report.learners,
    cellsOf: (row: Row) => columns.map(({ of }) => of(row)),
    merged: merged.filter(([, from, to]) => to > from),
    ...report.items.length > MOST_ON_PAPER ? { printed: own.length } : {},
  };
}

/** What is said of a learner before the items. */
function ownColumns(
  { items, learners }: Report,
  { people, now }: About,
  names: readonly string[],
): Column[] {
  const moment = momentsUntil(now);
  const listed = learners.some(({ not_on_roster }) => !not_on_roster);
  const required = items.map(({ offered }) => !offered);
  const among = { format: `0" of ${required.filter(Boolean).length}"` };
  const text = (head: [string, string, number], of: (row: Row) => string | undefined) =>
    column(...head, (row) => ({ value: of(row) ?? "", look: WRAPPED }));
  const count = (words: string, that: (cell: Row["cells"][number]) => boolean) =>
    column(REQUIRED, capital(words), 10, ({ cells }) => ({
      value: cells.filter((cell, place) => required[place] && that(cell)).length,
    }));
  return [
    text(["", "Learner", 24], ({ name }) => name),
    ...(people?.kept ?? []).map((place, at) =>
      text(
        ["On the roster", people!.headings[place]!, 24],
        ({ name }) => people!.rest.get(nameKey(name))?.[at],
      )
    ),
    text(["", "What you do next", 40], (row) => nextAction(row, items, names)),
    column(REQUIRED, "Done", 10, ({ done }) => ({ value: done, look: among })),
    count("passed", ({ passed }) => passed === "first" || passed === "later"),
    count(STATE_WORDS.no, ({ passed }) => passed === "no"),
    count(STATE_WORDS["under-way"], ({ status }) => status === "under-way"),
    count(STATE_WORDS["not-started"], ({ status }) => status === "not-started"),
    count("late", ({ late }) => late),
    column("", "Handed back", 16, ({ handed_back }) => moment(handed_back)),
    text(
      [SIGN_OFF, "Signed off", 11],
      ({ signed_off: signed }) =>
        !signed ? "not yet" : signed.signed_off ? "yes" : "heard, not yet",
    ),
    text([SIGN_OFF, "By", 16], ({ signed_off }) => signed_off?.observer),
    column(SIGN_OFF, "On", 16, ({ signed_off }) => moment(signed_off?.made ?? null)),
    column(SIGN_OFF, "Points", 8, ({ signed_off }) => ({ value: signed_off?.total ?? "" })),
    text([SIGN_OFF, "Sit-in", 7], ({ signed_off }) => signed_off?.sit_in ? "yes" : ""),
    text([SIGN_OFF, "Next, says the observer", 28], ({ signed_off }) => signed_off?.next_action),
    text(["", "Notes", 20], ({ not_on_roster, odd_clock }) =>
      [
        ...not_on_roster && listed ? ["not on the roster"] : [],
        ...odd_clock ? [ODD_CLOCK] : [],
      ].join("; ")),
  ];
}

/** A sign for each learner and item: fits on a page, and on a screen. */
function glanceSheet(
  { items, learners }: Report,
  names: readonly string[],
  notes: readonly Cells[],
): Sheet {
  const legend = STATES.map((state) => `${SIGNS[state]} ${STATE_WORDS[state]}`).join("   ");
  const turned = names.map((name) => name.length > 90 ? `${name.slice(0, 88)}…` : name);
  return {
    name: "At a glance",
    widths: [24, ...items.map(() => 5), 48],
    head: [
      ...notes,
      [{ value: legend, look: FREE }],
      [
        { value: "Learner", look: HEAD },
        ...turned.map((value) => ({ value, look: TURNED })),
        { value: "What you do next", look: HEAD },
      ],
    ],
    frozen: 1,
    rows: learners,
    cellsOf: (row: Row) => [
      { value: row.name, look: WRAPPED },
      ...row.cells.map((cell) => {
        const state = stateOf(cell);
        return { value: SIGNS[state], look: SIGN_LOOKS[state] };
      }),
      { value: nextAction(row, items, names), look: WRAPPED },
    ],
  };
}

/** How many learners stand where, a row an item. */
function itemsSheet(
  { items, learners }: Report,
  names: readonly string[],
  notes: readonly Cells[],
): Sheet {
  const late = items.map((_, place) => learners.filter(({ cells }) => cells[place]!.late).length);
  const words = [...STATES.map((state) => capital(STATE_WORDS[state])), "Late", "Learners"];
  return {
    name: "Items",
    widths: [48, 16, 9, ...words.map(() => 10)],
    head: [
      ...notes,
      ["Item", "Exercises", "Offered", ...words].map((value) => ({ value, look: HEAD })),
    ],
    frozen: 1,
    rows: items.map((_, place) => place),
    cellsOf: (place: number) => {
      const { exercises, offered, states } = items[place]!;
      const counts = [...STATES.map((state) => states[state]), late[place]!, learners.length];
      return [
        { value: names[place]!, look: WRAPPED },
        { value: exercises.join(" "), look: WRAPPED },
        { value: offered ? "yes" : "" },
        ...counts.map((value) => ({ value })),
      ];
    },
  };
}

function stateCell(standing: Row["cells"][number]): Cell {
  const { state, words, flags } = cellWords(standing);
  return { value: flags ? `${words} (${flags})` : words, look: STATE_LOOKS[state] };
}

/** The points of the result that decides, as a number that is shown with what it is out of. */
function pointsShown(): (standing: Row["cells"][number]) => Cell {
  const looks = new Map<number, Look>();
  return (standing) => {
    const { points, of } = (stateOf(standing) === "first" ? standing.first : standing.latest) ?? {};
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
