/** What a report is made from: files, names, and who is who. Every change makes a new one. */

import { counted } from "../contract/wording.ts";
import { nameKey } from "../report-model/names.ts";
import { type Choice, type Roster, rosterOf } from "../report-model/roster.ts";
import { asideInWords } from "../report-model/terminal.ts";
import type { Aside, Problem, Received } from "../report-model/types.ts";

/** All that "clear everything" takes away, and "undo" brings back. */
export interface Work {
  files: readonly Received[];
  problems: readonly Problem[];
  aside: number;
  /** By the name as it was handed back: the name on the roster that it stands for. */
  merges: ReadonlyMap<string, string>;
  /** As it was typed. */
  roster: string;
  /** What of it are the names. */
  choice: Choice;
}

export const NO_WORK: Work = {
  files: [],
  problems: [],
  aside: 0,
  merges: new Map(),
  roster: "",
  choice: "",
};

type Given = Received | Problem | Aside;

/** With more that was read, or was not. */
export function withRead(work: Work, readings: readonly Given[]): Work {
  const files = readings.filter((each) => "content" in each);
  const problems = readings.filter((each) => "reason" in each);
  return {
    ...work,
    files: [...work.files, ...files],
    problems: [...work.problems, ...problems],
    aside: work.aside + asideIn(readings),
  };
}

/** What was read, in a sentence. */
export function readInWords(readings: readonly Given[]): string {
  const read = readings.filter((each) => "content" in each).length;
  const not = readings.filter((each) => "reason" in each).length;
  const aside = asideIn(readings);
  return `${counted(read, "hand-back or sign-off", "hand-backs or sign-offs")} read${
    not ? `; ${not} not read, see the reasons below` : ""
  }${aside ? `; ${asideInWords(aside)}` : ""}.`;
}

function asideIn(readings: readonly Given[]): number {
  return readings.reduce((sum, each) => "aside" in each ? sum + each.aside : sum, 0);
}

/** With a name that stands for one on the roster, or for nobody there. */
export function withMerge(work: Work, name: string, to: string): Work {
  const others = [...work.merges].filter(([each]) => nameKey(each) !== nameKey(name));
  return { ...work, merges: new Map(to ? [...others, [name, to]] : others) };
}

let read = { text: "", choice: "", roster: rosterOf("") };

/** The roster; the same one as long as nobody changes it. */
export function rosterIn({ roster: text, choice }: Work): Roster {
  if (read.text !== text || read.choice !== choice) {
    read = { text, choice, roster: rosterOf(text, choice) };
  }
  return read.roster;
}

/** Names that lead to somebody on the roster; others wait until he is on it again. */
export function mergesOf(work: Work): ReadonlyMap<string, string> {
  const { known } = rosterIn(work);
  return new Map([...work.merges].filter(([, to]) => known.has(nameKey(to))));
}

/** What was cleared, back again; names that were typed since are the newer ones. */
export function restored(cleared: Work, { roster, choice }: Work): Work {
  return roster ? { ...cleared, roster, choice } : cleared;
}
