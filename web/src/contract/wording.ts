/** The words that stand for moves and points, the same everywhere. */

import { type Move, type Rating, RATING_WORDS } from "./generated.ts";

/** Who does what, above what was chosen. */
export const MOVE_WORDS: Record<Move, string> = {
  say: "You say",
  write: "You write",
  do: "You do",
  call: "You call",
  wait: "You wait",
  "ask-source": "You ask the source",
  "do-not-call": "You do not call",
};

/** What a choice is worth at a turn; where nothing is good, the best costs least. */
export const ratingInWords = (turn: { nothing_good?: boolean }, rating: Rating): string =>
  turn.nothing_good && rating === "best" ? "Costs least" : RATING_WORDS[rating];

/** What is said of all that has a mark and came to its end below it. */
export const NOT_PASSED = "done without passing";

/** What points on first tries come to, without praise or blame; `elsewhere`: another try passed. */
export function pointsInWords(
  points: number,
  of: number,
  passed: boolean,
  elsewhere?: boolean,
): string {
  const passing = Math.ceil(of * 4 / 5);
  const so = points < passing
    ? `${passing} would pass`
    : "the talk came to a thin end. Take a line back and try another";
  const state = passed ? "passed" : elsewhere ? "passed in another try" : `${NOT_PASSED}; ${so}`;
  return `${points} of ${of} on first tries, 80 % pass: ${state}.`;
}

/** A count with its noun: `1 word`, `2 words`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A day as people here write it: `March 9, 2026`. */
export function dayInWords(at: number): string {
  return new Date(at).toLocaleDateString("en-US", { dateStyle: "long" });
}

/** A speaking time: `about 20 seconds`, `about 1 minute 10 seconds`. */
export function timeInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const parts = [
    ...minutes ? [counted(minutes, "minute")] : [],
    ...rest || !minutes ? [counted(rest, "second")] : [],
  ];
  return `about ${parts.join(" ")}`;
}
