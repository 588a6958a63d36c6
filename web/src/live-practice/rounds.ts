/** The rounds of a practice: who sits where, and which part is on after so many seconds. */

/** The parts of a round, in order, with their minutes; the first depends on the set. */
export const PARTS = [
  { name: "Play", words: "The one across speaks first." },
  { name: "Talk about it", words: "The caller first, then the one across, then the observer." },
  { name: "Once more", words: "The caller changes one line." },
  { name: "Change seats", words: "Pass the cards on." },
] as const;
const AFTER_PLAY = [3, 2, 1] as const;

export const SEATS: Readonly<Record<number, readonly string[]>> = {
  3: ["caller", "across", "observer"],
  4: ["caller", "source", "referred person", "observer"],
};

/** Where a practice stands. `left` counts seconds of the part. */
export interface Standing {
  readonly round: number;
  readonly part: number;
  readonly left: number;
}

/** The seconds of each part of a round whose play takes so many minutes. */
export function lengths(play: number): number[] {
  return [play, ...AFTER_PLAY].map((minutes) => minutes * 60);
}

/** Where a practice stands after some seconds; null once all rounds are over. */
export function standingAfter(
  seconds: number,
  parts: readonly number[],
  rounds: number,
): Standing | null {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const round = Math.floor(seconds / whole);
  if (round >= rounds) return null;
  let rest = seconds - round * whole;
  for (const [part, length] of parts.entries()) {
    if (rest < length) return { round, part, left: length - rest };
    rest -= length;
  }
  return null;
}

/** The seconds at which the next part begins. */
export function nextPart(seconds: number, parts: readonly number[], rounds: number): number {
  const now = standingAfter(seconds, parts, rounds);
  return now ? seconds + now.left : seconds;
}

/** Who takes which seat in a round, counted from 0: everybody moves on by one seat. */
export function seated(people: readonly string[], round: number): { seat: string; who: string }[] {
  const seats = SEATS[people.length] ?? [];
  return seats.map((seat, at) => ({ seat, who: people[(at + round) % people.length] ?? "" }));
}

/** Seconds as people read them: `2:05`. */
export function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
