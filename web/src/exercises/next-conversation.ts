/** Which conversation of a call comes next: another level, other people, another story. */

import type { AttemptEvent, MenuItem } from "../contract/generated.ts";

/** Behind the address of a conversation: not this one, another like it; the call reads it. */
export const LIKE_IT = "+";

/** The level, the people and the story of a conversation. */
function partsOf(variant: string | null): string[] {
  const [level = "", people = "", story = ""] = variant?.split("/") ?? [];
  return [level, people, story];
}

/** The conversations that are like `variant` in all but one thing: 0 the level, 1 the people, 2 the
 * story. It is among them. */
export function besides(
  menu: readonly MenuItem[],
  variant: string | null,
  thing: 0 | 1 | 2,
): MenuItem[] {
  const own = partsOf(variant);
  return menu.filter((item) =>
    partsOf(item.variant).every((part, place) => place === thing || part === own[place])
  );
}

/** The conversation to come at the same level: of the story not played for the longest time; in it
 * one that was not played either, of the same people first. */
export function anotherLike(
  menu: readonly MenuItem[],
  variant: string | null,
  played: readonly Pick<AttemptEvent, "variant" | "at">[],
): string | null {
  const [level, people, story] = partsOf(variant);
  const here = menu.findIndex((item) => item.variant === variant);
  const last = (is: (variant: string | null) => boolean) =>
    Math.max(0, ...played.filter((each) => is(each.variant)).map(({ at }) => at));
  const order = (item: MenuItem) => {
    const [, own, told] = partsOf(item.variant);
    return [
      // What is open now was played last of all, whether or not something was answered in it.
      told === story ? Infinity : last((each) => partsOf(each)[2] === told),
      last((each) => each === item.variant),
      +(own !== people),
    ];
  };
  // From the present one on, so that those never played come in turn.
  return [...menu.slice(here + 1), ...menu.slice(0, Math.max(here, 0))]
    .filter((item) => partsOf(item.variant)[0] === level)
    .sort((a, b) => compared(order(a), order(b)))[0]?.variant ?? null;
}

function compared(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((each, at) => each !== other[at]);
  return place < 0 ? 0 : one[place]! - other[place]!;
}
