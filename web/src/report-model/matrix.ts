/** The report: a matrix of learners by items, and what is counted over all of them.
 *
 * The order of the files changes nothing, nor does reading one of them twice. */

import { type Entry, type ItemStanding, itemStanding, type Passed } from "./standing.ts";
import type { Assignment, AssignmentItem, SignOff } from "../contract/generated.ts";
import { editionToday, entryOf } from "./rejudge.ts";
import { people, type Person } from "./learners.ts";
import type { Column, Problem, Report, ReportInput, Row, Signed, State } from "./types.ts";
import { Choices, Tallies } from "./tallies.ts";

export const STATES: readonly State[] = [
  "not-started",
  "not-shared",
  "under-way",
  "done",
  "first",
  "later",
  "no",
];

/** Where nothing was assigned: what was handed back, each exercise an item of its own. */
const NO_FRAME = { given: null, due: null, earlier_work: "counts" } as const;

/** The whole report at once. */
export function report(input: ReportInput): Report {
  const steps = reportSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The report in steps, so that a page can breathe between any two of them. */
export function* reportSteps(input: ReportInput): Generator<void, Report> {
  const { assignment, files } = input;
  const frame = assignment ?? NO_FRAME;
  const now = Date.parse(input.now);
  const exercises = new Map(input.exercises.map((each) => [each.id, each]));
  const own = new Set(input.exercises.filter((each) => each.private).map(({ id }) => id));
  const found = yield* people(files, input.roster, input.merges, now + DAY);
  const items = assignment?.items ?? itemsOf(found.people);
  const columns = items.map(columnOf);
  const counts = { choices: new Choices(), causes: new Tallies(), techniques: new Tallies() };
  const wanted = new Set(items.flatMap((item) => item.exercises));
  const learners: Row[] = [];
  for (const person of found.people) {
    const entries = byExercise(
      person.entries.map((each) => entryOf(each, exercises, input.judged)),
    );
    const row = rowOf(person, entries, items, frame, now, own);
    row.cells.forEach((cell, place) => count(columns[place], cell));
    learners.push(row);
    for (const each of person.entries) {
      if (each.kind === "worksheet" || editionToday(each, exercises) !== each.edition) continue;
      if (wanted.has(each.id)) counts.choices.add(each);
    }
    for (const [id, passed] of passedOf(items, entries, row.cells, frame, now)) {
      counts.causes.add(exercises.get(id)?.causes ?? [], passed === "first");
      counts.techniques.add(exercises.get(id)?.techniques ?? [], passed === "first");
    }
    yield;
  }
  return {
    items: columns,
    learners,
    choices: counts.choices.all(),
    causes: counts.causes.all(),
    techniques: counts.techniques.all(),
    problems: sortedProblems(input),
    copies: found.copies,
    older: found.people.reduce((all, { older }) => all + older, 0),
    read: found.read,
  };
}

/** The state of a cell in one word. */
export function stateOf({ status, passed, not_shared }: ItemStanding): State {
  if (status === "not-started" && not_shared) return "not-shared";
  return status === "done" ? passed ?? "done" : status;
}

/** In milliseconds. No zone and no careless clock is farther ahead of the reader's own. */
const DAY = 86_400_000;

type Frame = Pick<Assignment, "given" | "due" | "earlier_work">;

function rowOf(
  person: Person,
  entries: Entries,
  items: readonly AssignmentItem[],
  frame: Frame,
  now: number,
  own: ReadonlySet<string>,
): Row {
  const cells = items.map((item) => itemStanding(item, of(item, entries), frame, now, own));
  const required = items.flatMap(({ id, offered }, place) =>
    offered ? [] : [{ id, done: cells[place]?.status === "done" }]
  );
  return {
    name: person.name,
    not_on_roster: person.not_on_roster,
    handed_back: person.handed_back,
    odd_clock: person.odd_clock,
    cells,
    signed_off: person.signed_off && signed(person.signed_off),
    done: required.filter(({ done }) => done).length,
    next: required.find(({ done }) => !done)?.id ?? null,
  };
}

/** A learner's entries by exercise: looking through all of them for each item would take long. */
type Entries = ReadonlyMap<string, Entry[]>;

function byExercise(entries: readonly Entry[]): Entries {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = found.get(entry.id);
    if (own) own.push(entry);
    else found.set(entry.id, [entry]);
  }
  return found;
}

function of(item: AssignmentItem, entries: Entries): Entry[] {
  return item.exercises.flatMap((id) => entries.get(id) ?? []);
}

function signed({ observer, made, signed_off, sit_in, next_action, scores }: SignOff): Signed {
  const total = Object.values(scores).reduce((all: number, each) => all + (each ?? 0), 0);
  return { observer, made, signed_off, sit_in, next_action, total };
}

/** Each exercise that was finished and has marks, with how it was passed. */
function* passedOf(
  items: readonly AssignmentItem[],
  entries: Entries,
  cells: readonly ItemStanding[],
  frame: Frame,
  now: number,
): Generator<[exercise: string, passed: Passed]> {
  for (const [place, item] of items.entries()) {
    for (const id of item.exercises) {
      const own = item.exercises.length === 1
        ? cells[place]
        : itemStanding({ ...item, exercises: [id], needed: 1 }, entries.get(id) ?? [], frame, now);
      if (own?.passed) yield [id, own.passed];
    }
  }
}

function columnOf({ id, exercises, offered }: AssignmentItem): Column {
  const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Column["states"];
  return { id, exercises: [...exercises], offered, states };
}

function count(column: Column | undefined, cell: ItemStanding): void {
  if (column) column.states[stateOf(cell)]++;
}

/** An item for each exercise that anybody handed back. */
function itemsOf(people: readonly Person[]): AssignmentItem[] {
  const ids = new Set(people.flatMap(({ entries }) => entries.map(({ id }) => id)));
  return [...ids].sort().map((id) => ({
    ...{ id, exercises: [id], needed: 1, level: null, cast: null, fresh: false, offered: false },
    ...{ pass_mark: null, tries: null, editions: [null] },
  }));
}

function sortedProblems({ problems }: ReportInput): Problem[] {
  const key = ({ file, reason }: Problem) => JSON.stringify([file, reason]);
  const all = new Map(problems.map((each) => [key(each), each]));
  return [...all].sort(([a], [b]) => a < b ? -1 : 1).map(([, each]) => each);
}
