/** The shapes of the trainer's side: what a report is made of, and the report. */

import type {
  Assignment,
  CatalogExercise,
  HandBack,
  Judged,
  SignOff,
} from "../contract/generated.ts";
import type { Entry, ItemStanding, State, Totals } from "./standing.ts";

/** A file that was read and verified. */
export interface Received {
  name: string;
  content: HandBack | SignOff;
}

/** A file that is not counted, and why, in plain words. Both may be hostile text. */
export interface Problem {
  file: string;
  reason: string;
  /** Of many files for one reason: how many they are. The folder stands for all of them. */
  files?: number;
}

/** So many files that a system put beside others: passed over. */
export interface Aside {
  aside: number;
}

/** An exercise as a report keeps it, with the first choice at each turn where attempts at today's
 * edition are shared. */
export interface Taken extends Entry {
  chosen: readonly (readonly [turn: string, choice: string])[];
}

/** What a report keeps of a file: exercises of a hand-back, or a sign-off. */
export interface Kept {
  file: string;
  learner: string;
  /** ISO 8601. */
  made: string;
  checksum: string;
  entries: readonly Taken[] | null;
  signed: Signed | null;
}

/** What a report needs of an exercise. */
export type Known = Pick<
  CatalogExercise,
  "id" | "kind" | "causes" | "techniques" | "private" | "edition" | "editions"
>;

/** Finds what judging needs of an exercise, or of a conversation. */
export type JudgedOf = (exercise: string, variant: string | null) => Judged | undefined;

export interface ReportInput {
  assignment: Assignment | null;
  roster: readonly string[];
  /** A name as it was handed back to the name on the roster. */
  merges: ReadonlyMap<string, string>;
  /** Those of today; null where none are at hand, and then no editions are compared. */
  exercises: readonly Known[] | null;
  judged: JudgedOf;
  /** ISO 8601. */
  now: string;
  files: readonly Received[];
  problems: readonly Problem[];
  /** So many files of a system were passed over. */
  aside?: number;
}

/** A sign-off with its points, of so many for what was listened for. */
export interface Signed
  extends Pick<SignOff, "exercise" | "observer" | "made" | "signed_off" | "sit_in"> {
  next_action: string;
  total: number;
  of: number;
}

/** One learner, with what all required items come to; `cells` in the order of the items. */
export interface Row extends Totals {
  name: string;
  not_on_roster: boolean;
  /** When the newest hand-back was made. */
  handed_back: string | null;
  /** Whether anything was made by a clock that cannot have been right. */
  odd_clock: boolean;
  cells: ItemStanding[];
  /** The newest of the sign-offs, which are all of this learner, the newest first. */
  signed_off: Signed | null;
  sign_offs: Signed[];
  /** The id of the first required item that is not done. */
  next: string | null;
  /** The first required item that is done without passing, and may be tried again: with another
   * conversation like it, or else the same. */
  again: { item: string; like_it: boolean } | null;
}

/** One column: how many learners stand in each state. */
export interface Column {
  id: string;
  exercises: string[];
  offered: boolean;
  states: Record<State, number>;
}

/** What learners chose first at one turn: choice to how many. */
export interface Chosen {
  exercise: string;
  variant: string | null;
  turns: Record<string, Record<string, number>>;
}

/** How often what practices on a cause, or uses a technique, was not passed at the first try. */
export interface Tally {
  id: string;
  asked: number;
  not_first: number;
}

export interface Report {
  items: Column[];
  learners: Row[];
  choices: Chosen[];
  causes: Tally[];
  techniques: Tally[];
  problems: Problem[];
  /** Files that hold the very same as another one; one that was taken twice is one. */
  copies: number;
  /** Exercises of older hand-backs that newer ones replace. */
  older: number;
  read: number;
  /** Files that a system put beside others, if there were any. */
  aside?: number;
}

/** A bar: how many, and whether it wants to be looked at. */
export interface Bar {
  words: string;
  count: number;
  mark?: boolean;
}
