/** What an address says is chosen: `#f05=2/freight`, of another story than the first
 * `#f05=2/freight/server`; with one seat `#f05=2/freight/caller`. */

import type { CardMenu } from "../contract/generated.ts";

/** What is chosen: a level, or all of them; a cast; a story; one seat, or all of them. */
export interface Chosen {
  readonly level: number | null;
  readonly cast: string;
  readonly mix: string;
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

/** Reads an address; without one that fits, all levels of the first cast in the first story. */
export function chosenIn(hash: string, menu: CardMenu): Chosen {
  const mix = menu.mixes[0] ?? "";
  const whole = { level: null, cast: menu.casts[0]?.id ?? "", mix, seat: null };
  const [call, variant] = decoded(hash.replace(/^#/, "")).split("=");
  if (call !== menu.call.toLowerCase() || variant === undefined) return whole;
  const [level = "", cast = "", ...rest] = variant.split("/");
  if (!menu.levels.some((one) => String(one) === level)) return whole;
  if (!menu.casts.some(({ id }) => id === cast)) return whole;
  const told = menu.mixes.includes(rest[0] ?? "") ? rest.shift() : mix;
  const [seat = null] = rest;
  if (seat !== null && !Object.hasOwn(SEAT_WORDS, seat)) return whole;
  return { level: +level, cast, mix: told ?? mix, seat };
}

/** What a set is known by: its level, its people, and its story if that is not the first. */
function variantOf(level: number, cast: string, mix: string, { mixes }: CardMenu): string {
  return mix === mixes[0] ? `${level}/${cast}` : `${level}/${cast}/${mix}`;
}

/** Whether an address asks for a set of this call that is not there. */
export function asksInVain(hash: string, menu: CardMenu): boolean {
  return decoded(hash).startsWith(`#${menu.call.toLowerCase()}=`) &&
    chosenIn(hash, menu).level === null;
}

/** How many different sets a call has. */
export function mostSets({ levels, casts, mixes }: CardMenu): number {
  return levels.length * casts.length * mixes.length;
}

/** The sets for so many threes, all different: those of the chosen level first, in it those of the
 * story and the people chosen on. With 0 those that are chosen. */
export function setsFor({ level, cast, mix }: Chosen, menu: CardMenu, count: number): string[] {
  const levels = level === null ? menu.levels : [level];
  if (!count) return levels.map((one) => variantOf(one, cast, mix, menu));
  return from(menu.levels, level ?? menu.levels[0]).flatMap((one) =>
    from(menu.mixes, mix).flatMap((told) =>
      from(menu.casts.map(({ id }) => id), cast).map((each) => variantOf(one, each, told, menu))
    )
  ).slice(0, count);
}

/** All of them, one by one, beginning with this one. */
function from<Part>(parts: readonly Part[], first: Part | undefined): Part[] {
  const at = Math.max(0, parts.findIndex((each) => each === first));
  return [...parts.slice(at), ...parts.slice(0, at)];
}

/** The address for what is chosen; empty for what stands there anyway. */
export function hashFor({ level, cast, mix, seat }: Chosen, menu: CardMenu): string {
  const stands = cast === menu.casts[0]?.id && mix === menu.mixes[0] && !seat;
  const first = level ?? (stands ? null : menu.levels[0]);
  if (first === null || first === undefined) return "";
  const variant = variantOf(first, cast, mix, menu);
  return `#${menu.call.toLowerCase()}=${variant}${seat ? `/${seat}` : ""}`;
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
}
