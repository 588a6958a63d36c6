/** The words for where an item stands and when things are due: the same for learner and trainer. */

import type { ItemStanding } from "./standing.ts";
import type { AssignmentItem } from "../contract/generated.ts";

/** What is said of a learner of whose files one was made in a year that cannot be. */
export const ODD_CLOCK = "made by a clock that is wrong";

/** How an item stands, without what is said beside it. */
export function stateInWords(
  { status, passed, not_shared }: Pick<ItemStanding, "status" | "passed"> & Partial<ItemStanding>,
): string {
  if (status === "not-started") return not_shared ? "not shared" : "not started";
  if (status === "under-way") return "under way";
  switch (passed) {
    case "first":
      return "passed first try";
    case "later":
      return "passed later";
    case "no":
      return "not passed yet";
    default:
      return "done";
  }
}

/** What is said beside the state. */
export function flagsInWords(
  { status, late, other_edition, not_shared }: Pick<
    ItemStanding,
    "status" | "late" | "other_edition" | "not_shared"
  >,
): string[] {
  return [
    ...late ? ["late"] : [],
    ...other_edition ? ["other edition"] : [],
    ...not_shared && status !== "not-started" ? ["not shared"] : [],
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
