/** The report: a matrix of learners by items, and what is counted over all of them.
 *
 * The order of the files changes nothing, nor does reading one of them twice. */

import {
  type Entry,
  type Frame,
  itemOf,
  type ItemStanding,
  itemStanding,
  mayTryAgain,
  NO_FRAME,
  type State,
  stateOf,
  totalsOf,
} from "./standing.ts";
import type { Assignment, AssignmentItem } from "../contract/generated.ts";
import { People, type Person } from "./learners.ts";
import { Today } from "./rejudge.ts";
import type { Column, Problem, Report, ReportInput, Row } from "./types.ts";
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

/** In milliseconds. No zone and no careless clock is farther ahead of the reader's own. */
export const DAY = 86_400_000;

/** The report in steps, so that a page can breathe between any two of them. */
export function* reportSteps(input: ReportInput): Generator<void, Report> {
  const now = Date.parse(input.now);
  const today = new Today(input.exercises, input.judged);
  const people = new People(input.roster, input.merges, now + DAY);
  for (const file of input.files) {
    people.add(today.kept(file));
    yield;
  }
  const matrix = new Matrix(people, input.assignment, now, today);
  const learners: Row[] = [];
  for (const row of matrix.rows()) {
    learners.push(row);
    yield;
  }
  return { learners, ...matrix.totals(input.problems, input.aside) };
}

/** Makes the rows one by one. What is counted over all is complete once all were taken. */
export class Matrix {
  readonly columns: readonly Column[];
  readonly #items: readonly AssignmentItem[];
  readonly #frame: Frame;
  readonly #choices = new Choices();
  readonly #causes = new Tallies();
  readonly #techniques = new Tallies();
  #older = 0;

  /** `now` in milliseconds since 1970. Without an assignment each exercise found is an item. */
  constructor(
    private readonly people: People,
    assignment: Assignment | null,
    private readonly now: number,
    private readonly today: Today,
  ) {
    this.#frame = assignment ?? NO_FRAME;
    this.#items = assignment?.items ?? people.exercises().map(itemOf);
    this.columns = this.#items.map(columnOf);
  }

  /** The learners. To be taken once, to the end. */
  *rows(): Generator<Row> {
    const wanted = new Set(this.#items.flatMap((item) => item.exercises));
    for (const person of this.people.all()) {
      this.#older += person.older;
      for (const each of person.entries) if (wanted.has(each.id)) this.#choices.add(each);
      yield this.#row(person, Map.groupBy(person.entries, ({ id }) => id));
    }
  }

  /** What is counted over all learners, once all rows were taken. */
  totals(problems: readonly Problem[], aside = 0): Omit<Report, "learners"> {
    return {
      items: [...this.columns],
      choices: this.#choices.all(),
      causes: this.#causes.all(),
      techniques: this.#techniques.all(),
      problems: inOrderOfFiles(problems),
      copies: this.people.copies,
      older: this.#older,
      read: this.people.read,
      ...aside ? { aside } : {},
    };
  }

  #row(person: Person, entries: Entries): Row {
    const { now, today } = this;
    const cells: ItemStanding[] = [];
    const required: Required[] = [];
    for (const [place, item] of this.#items.entries()) {
      const cell = itemStanding(item, of(item, entries), this.#frame, now, today.private);
      cells.push(cell);
      this.columns[place]!.states[stateOf(cell)]++;
      this.#countPassed(item, cell, entries);
      const marked = item.exercises.some((id) => today.marked(id));
      if (!item.offered) required.push({ item, offered: false, standing: cell, marked });
    }
    const { name, not_on_roster, handed_back, odd_clock, sign_offs } = person;
    const again = required.find(({ standing }) => mayTryAgain(standing));
    return {
      ...{ name, not_on_roster, handed_back, odd_clock, cells, ...totalsOf(required) },
      ...{ signed_off: sign_offs[0] ?? null, sign_offs },
      next: required.find(({ standing }) => standing.status !== "done")?.item.id ?? null,
      again: again ? { item: again.item.id, like_it: today.hasAnother(again.item) } : null,
    };
  }

  /** Count each exercise of an item that was finished and has marks, whether or not it is needed. */
  #countPassed(item: AssignmentItem, cell: ItemStanding, entries: Entries): void {
    const { now, today } = this;
    for (const id of item.exercises) {
      const { passed } = item.exercises.length === 1 ? cell : itemStanding(
        { ...item, exercises: [id], needed: 1 },
        entries.get(id) ?? NO_ENTRIES,
        this.#frame,
        now,
      );
      if (!passed) continue;
      this.#causes.add(today.causes(id), passed === "first");
      this.#techniques.add(today.techniques(id), passed === "first");
    }
  }
}

type Required = { item: AssignmentItem; offered: false; standing: ItemStanding; marked: boolean };

/** A learner's entries by exercise: looking through all of them for each item would take long. */
type Entries = ReadonlyMap<string, Entry[]>;

function of({ exercises }: AssignmentItem, entries: Entries): readonly Entry[] {
  if (exercises.length === 1) return entries.get(exercises[0]!) ?? NO_ENTRIES;
  return exercises.flatMap((id) => entries.get(id) ?? NO_ENTRIES);
}

const NO_ENTRIES: readonly Entry[] = [];

function columnOf({ id, exercises, offered }: AssignmentItem): Column {
  const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Column["states"];
  return { id, exercises: [...exercises], offered, states };
}

function inOrderOfFiles(problems: readonly Problem[]): Problem[] {
  const all = new Map(problems.map((each) => [JSON.stringify([each.file, each.reason]), each]));
  return [...all].sort(([a], [b]) => a < b ? -1 : 1).map(([, each]) => each);
}
