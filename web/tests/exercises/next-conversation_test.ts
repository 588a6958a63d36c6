/** Which conversation of a call comes next. */

import type { Level, MenuItem } from "../../src/contract/generated.ts";
import { anotherLike, levelsOf } from "../../src/exercises/next-conversation.ts";
import { same } from "../expect.ts";

const item = (variant: string): MenuItem => ({
  variant,
  level: Number(variant[0]) as Level,
  words: `People of ${variant}`,
});
const MENU = ["1/payroll", "1/freight", "1/solar", "2/payroll", "2/freight", "3/clinic"].map(item);
const variants = (items: MenuItem[]) => items.map(({ variant }) => variant);

Deno.test("a level is offered with the same people, or with the first it has", () => {
  same(variants(levelsOf(MENU, "2/freight")), ["1/freight", "2/freight", "3/clinic"]);
  same(variants(levelsOf(MENU, "1/solar")), ["1/solar", "2/payroll", "3/clinic"]);
  same(levelsOf([], "1/solar"), []);
});

Deno.test("another like this has the same level and other people", () => {
  same(anotherLike(MENU, "1/payroll", []), "1/freight");
  same(anotherLike(MENU, "1/solar", []), "1/payroll");
  same(anotherLike(MENU, "2/freight", []), "2/payroll");
});

Deno.test("another like this is none that was played lately", () => {
  const played = [
    { variant: "1/freight", at: 20 },
    { variant: "2/freight", at: 90 },
    { variant: "1/freight", at: 60 },
  ];
  same(anotherLike(MENU, "1/payroll", played), "1/solar");
  same(anotherLike(MENU, "1/payroll", [...played, { variant: "1/solar", at: 50 }]), "1/solar");
  same(anotherLike(MENU, "1/payroll", [...played, { variant: "1/solar", at: 70 }]), "1/freight");
});

Deno.test("where a level has one conversation, there is no other like it", () => {
  same(anotherLike(MENU, "3/clinic", []), null);
  same(anotherLike(MENU, "9/nobody", []), null);
});
