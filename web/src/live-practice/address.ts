/** What an address says is chosen: `#f05=2/freight`, or with one seat `#f05=2/freight/caller`. */

import type { CardMenu } from "../contract/generated.ts";

/** What is chosen: a level, or all of them; a cast; one seat, or all of them. */
export interface Chosen {
  readonly level: number | null;
  readonly cast: string;
  readonly seat: string | null;
}

export const SEAT_WORDS: Readonly<Record<string, string>> = {
  caller: "the caller's card",
  other: "the card across",
  observer: "the observer's card",
  after: "the card for afterward",
  source: "the source's card",
  referred: "the referred person's card",
};

/** Reads an address; without one that fits, all levels of the first cast. */
export function chosenIn(hash: string, menu: CardMenu): Chosen {
  const whole = { level: null, cast: menu.casts[0]?.id ?? "", seat: null };
  const [call, variant] = decoded(hash.replace(/^#/, "")).split("=");
  if (call !== menu.call.toLowerCase() || variant === undefined) return whole;
  const [level = "", cast, seat = ""] = variant.split("/");
  if (!menu.levels.some((one) => String(one) === level)) return whole;
  if (!menu.casts.some(({ id }) => id === cast)) return whole;
  return { level: +level, cast: cast ?? "", seat: Object.hasOwn(SEAT_WORDS, seat) ? seat : null };
}

/** Whether an address asks for a set of this call that is not there. */
export function asksInVain(hash: string, menu: CardMenu): boolean {
  return decoded(hash).startsWith(`#${menu.call.toLowerCase()}=`) &&
    chosenIn(hash, menu).level === null;
}

/** How many different sets a call has. */
export function mostSets({ levels, casts }: CardMenu): number {
  return levels.length * casts.length;
}

/** The sets for so many threes, all different: those of the chosen level first, and of the people
 * chosen on. With 0 those that are chosen. */
export function setsFor({ level, cast }: Chosen, menu: CardMenu, count: number): string[] {
  const casts = menu.casts.map(({ id }) => id);
  if (!count) return (level === null ? menu.levels : [level]).map((one) => `${one}/${cast}`);
  const at = casts.indexOf(cast);
  const people = [...casts.slice(at), ...casts.slice(0, at)];
  const first = level ?? menu.levels[0];
  const levels = [...menu.levels].sort((a, b) => +(b === first) - +(a === first));
  return levels.flatMap((one) => people.map((each) => `${one}/${each}`)).slice(0, count);
}

/** The address for what is chosen; empty for what stands there anyway. */
export function hashFor({ level, cast, seat }: Chosen, menu: CardMenu): string {
  const first = level ?? (cast === menu.casts[0]?.id && !seat ? null : menu.levels[0]);
  if (first === null || first === undefined) return "";
  return `#${menu.call.toLowerCase()}=${first}/${cast}${seat ? `/${seat}` : ""}`;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
}
