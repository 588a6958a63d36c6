/** The shapes of assigning: what a trainer asks for, and what the build tells of all exercises.
 * The other side is `hooks/playbook/model/assignment.py` and `render/contract/catalog.py`. */

import type { Fingerprint, Judged, Kind } from "./contract.ts";

export type Level = 1 | 2 | 3;

/** One line of an assignment: an exercise, or some of several. */
export interface AssignmentItem {
  id: string;
  /** One exercise, or several of which `needed` are to be done. */
  exercises: string[];
  needed: number;
  /** Of calls: any level, if null. */
  level: Level | null;
  /** Of calls: any people, if null. */
  cast: string | null;
  /** Of calls: each learner gets people of their own, drawn from the name. */
  fresh: boolean;
  /** May be left out; private exercises always may. */
  offered: boolean;
  /** Percent of the points; null: 80 where there are points to reach. */
  pass_mark: number | null;
  /** How many tries count; null: any number. */
  tries: number | null;
  /** For each exercise the first four digits of its edition when this was made; null: unknown. */
  editions: (string | null)[];
}

export interface Assignment {
  format: "playbook-assignment";
  version: 1;
  site: string;
  id: string;
  title: string;
  audience: string;
  note: string;
  /** ISO 8601 to the minute, with an offset from UTC. */
  given: string | null;
  due: string | null;
  /** Whether work from before `given` counts. */
  earlier_work: "counts" | "does-not-count";
  items: AssignmentItem[];
}

/** An exercise as trainers choose it. */
export interface CatalogExercise {
  kind: Kind;
  id: string;
  title: string;
  summary: string;
  minutes: number;
  /** Of calls; empty for other kinds. */
  levels: Level[];
  causes: string[];
  techniques: string[];
  private: boolean;
  /** Relative to the root of the site. */
  page: string;
  /** Of the whole exercise, all its conversations included. */
  edition: Fingerprint;
  /** Of each conversation, by variant; empty for other kinds. */
  editions: Record<string, Fingerprint>;
  casts: { id: string; words: string }[];
  /** What stands on its page; `variant` says which conversation that is. */
  judged: Judged;
  variant: string | null;
}

export interface Behavior {
  id: string;
  name: string;
  listen_for: string;
  zero: string;
  one: string;
  two: string;
}

export interface CatalogData {
  site: string;
  title: string;
  exercises: CatalogExercise[];
  causes: Record<string, string>;
  techniques: Record<string, string>;
  behaviors: Behavior[];
}
