/** Which conversation of a call comes next: another level, other people, another like this. */

import type { AttemptEvent, MenuItem } from "../contract/generated.ts";

/** Behind the address of a conversation: not this one, another like it; the call reads it. */
export const LIKE_IT = "+";

const people = (variant: string | null) => variant?.split("/")[1];

/** The first conversation of each level; with the same people as `variant`, where it has them. */
export function levelsOf(menu: readonly MenuItem[], variant: string | null): MenuItem[] {
  return [...new Set(menu.map(({ level }) => level))].flatMap((level) => {
    const all = menu.filter((item) => item.level === level);
    return all.find((item) => people(item.variant) === people(variant)) ?? all[0] ?? [];
  });
}

/** The conversation at the same level that was not played yet, or not for the longest time. */
export function anotherLike(
  menu: readonly MenuItem[],
  variant: string | null,
  played: readonly Pick<AttemptEvent, "variant" | "at">[],
): string | null {
  const here = menu.findIndex((item) => item.variant === variant);
  const last = ({ variant }: MenuItem) =>
    Math.max(0, ...played.filter((each) => each.variant === variant).map(({ at }) => at));
  // From the present one on, so that those never played come in turn.
  const others = [...menu.slice(here + 1), ...menu.slice(0, Math.max(here, 0))]
    .filter(({ level }) => level === menu[here]?.level);
  return others.sort((a, b) => last(a) - last(b))[0]?.variant ?? null;
}
