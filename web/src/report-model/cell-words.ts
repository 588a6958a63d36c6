/** What a cell of the matrix says, and a sign-off, in words. */

import { type ItemStanding, stateOf } from "./standing.ts";
import { flagsInWords, STATE_WORDS } from "./standing-words.ts";
import { counted } from "../contract/wording.ts";
import { day, type Exercises, titleOf } from "./naming.ts";
import type { Signed } from "./types.ts";

/** The result that decides the state: passed at once, the first. */
export function deciding(standing: ItemStanding): ItemStanding["first"] {
  return stateOf(standing) === "first" ? standing.first : standing.latest;
}

/** The state, its words, its flags, and what stands beside them: points, tries, the conversation. */
export function cellWords(standing: ItemStanding) {
  const state = stateOf(standing);
  const { attempts, variant } = standing;
  const result = deciding(standing);
  const told = result && result.points !== null && result.of !== null;
  const beside = [
    ...told ? [`${result.points} of ${result.of}`] : [],
    ...attempts > 1 ? [counted(attempts, "try", "tries")] : [],
    ...variant === null ? [] : [variant],
  ];
  return {
    state,
    words: STATE_WORDS[state],
    flags: flagsInWords(standing).join(", "),
    beside: beside.join(" · "),
  };
}

/** Who signed off and with how many points; a practice call that was only heard says so. */
export function signedWords(signed: Signed | null): string {
  if (!signed) return "not yet";
  const { observer, made } = signed;
  return `${heardInWords(signed)}, by ${observer}, ${day(made)}, ${pointsOfSigned(signed)}`;
}

/** Which call somebody heard. */
export function heardCall(exercise: string | null, exercises: Exercises): string {
  return exercise === null ? "a live call, or another" : titleOf(exercise, exercises);
}

/** Whether a call that was heard is signed off. */
export function heardInWords({ signed_off }: Signed): string {
  return signed_off ? "signed off" : "heard, not yet signed off";
}

/** Points out of those for what was listened for. */
export function pointsOfSigned({ total, of }: Signed): string {
  return `${total} of ${counted(of, "point")}`;
}
