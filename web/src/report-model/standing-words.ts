/** The words for where an item stands and when things are due: the same for learner and trainer. */

import type { ItemStanding, State, Totals } from "./standing.ts";
import type { AssignmentItem } from "../contract/generated.ts";
import { NOT_PASSED } from "../contract/wording.ts";

/** For how many of several exercises are needed. */
export const NUMBER_WORDS = "no one two three four five six seven eight nine ten".split(" ");

/** What is said of a learner of whose files one was made in a year that cannot be. */
export const ODD_CLOCK = "made by a clock that is wrong";

/** How an item or an exercise stands, without what is said beside it. */
export const STATE_WORDS: Record<State, string> = {
  "not-started": "not started",
  "not-shared": "not shared",
  "under-way": "under way",
  done: "done",
  first: "passed first try",
  later: "passed later",
  no: NOT_PASSED,
};

/** `5 of 5 done, 3 of 4 passed`. */
export function totalsInWords({ required, done, passed, marked }: Totals): string {
  return `${done} of ${required} done${marked ? `, ${passed} of ${marked} passed` : ""}`;
}

/** What is said beside the state. */
export function flagsInWords(
  { status, late, other_edition, not_shared, no_tries_left }: ItemStanding,
): string[] {
  return [
    ...late ? ["late"] : [],
    ...other_edition ? ["other edition"] : [],
    ...not_shared && status !== "not-started" ? ["not shared"] : [],
    ...no_tries_left ? ["no tries left"] : [],
  ];
}

/** A moment in the reader's own time zone, which is named. */
export function zonedMoment(iso: string): string {
  return new Date(iso).toLocaleString("en-US", {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/** What an item asks beyond doing it: marks, tries, whether it may be left out. */
export function termsInWords(
  { pass_mark, tries, offered }: AssignmentItem,
  marked: boolean,
): string[] {
  return [
    ...marked && pass_mark !== null ? [`${pass_mark} % of the points pass`] : [],
    ...tries !== null ? [`${tries === 1 ? "one try counts" : `${tries} tries count`}`] : [],
    ...offered ? ["offered: skip it without giving a reason"] : [],
  ];
}
