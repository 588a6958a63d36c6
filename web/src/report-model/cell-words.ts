/** What a cell of the matrix says, and a sign-off, in words. */

import type { ItemStanding } from "./standing.ts";
import { flagsInWords, stateInWords } from "./standing-words.ts";
import { counted } from "../contract/wording.ts";
import { stateOf } from "./matrix.ts";
import { day } from "./naming.ts";
import type { Signed, State } from "./types.ts";

export interface CellWords {
  state: State;
  words: string;
  flags: string;
  /** Points, tries and the conversation. */
  beside: string;
}

/** The points are those of the result that decides the state: passed at once, the first. */
export function cellWords(standing: ItemStanding): CellWords {
  const state = stateOf(standing);
  const { first, latest, attempts, variant } = standing;
  const result = state === "first" ? first : latest;
  const told = result && result.points !== null && result.of !== null;
  const beside = [
    ...told ? [`${result.points} of ${result.of}`] : [],
    ...attempts > 1 ? [counted(attempts, "try", "tries")] : [],
    ...variant === null ? [] : [variant],
  ];
  return {
    state,
    words: stateInWords(standing),
    flags: flagsInWords(standing).join(", "),
    beside: beside.join(" · "),
  };
}

/** Who signed off and with how many points; a practice call that was only heard says so. */
export function signedWords(signed: Signed | null): string {
  if (!signed) return "not yet";
  const { observer, made, total, signed_off } = signed;
  return `${signed_off ? "yes" : "heard, not yet"}, by ${observer}, ${day(made)}, ${
    counted(total, "point")
  }`;
}
