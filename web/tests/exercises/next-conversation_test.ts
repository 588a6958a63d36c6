/** Which conversation of a call comes next. */

import type { Level, MenuItem } from "../../src/contract/generated.ts";
import { anotherLike, besides } from "../../src/exercises/next-conversation.ts";
import { same } from "../expect.ts";

const item = (variant: string): MenuItem => ({
  variant,
  level: Number(variant[0]) as Level,
  words: `People of ${variant}`,
});
const MENU = ["1/payroll", "1/freight", "1/solar", "2/payroll", "2/freight", "3/clinic"].map(item);
const TOLD = [1, 2].flatMap((level) =>
  ["", "/server", "/month-end"].flatMap((story) =>
    ["freight", "solar"].map((people) => item(`${level}/${people}${story}`))
  )
);
const variants = (items: MenuItem[]) => items.map(({ variant }) => variant);

Deno.test("another level, other people and another story each change nothing else", () => {
  same(variants(besides(TOLD, "2/solar/server", 0)), ["1/solar/server", "2/solar/server"]);
  same(variants(besides(TOLD, "2/solar/server", 1)), ["2/freight/server", "2/solar/server"]);
  same(variants(besides(TOLD, "2/solar", 2)), ["2/solar", "2/solar/server", "2/solar/month-end"]);
  same(variants(besides(MENU, "1/solar", 2)), ["1/solar"]);
  same(besides([], "1/solar", 0), []);
});

Deno.test("another like this is another story of the same people first, then other people", () => {
  const played: { variant: string; at: number }[] = [];
  let now = "1/solar";
  const way = TOLD.filter(({ level }) => level === 1).map((_, at) => {
    played.push({ variant: now, at: at + 1 });
    return now = anotherLike(TOLD, now, played) ?? "";
  });
  same(way, [
    ...["1/solar/server", "1/solar/month-end"],
    ...["1/freight", "1/freight/server", "1/freight/month-end"],
    "1/solar",
  ]);
});

Deno.test("a story that was opened and not played is not like itself", () => {
  same(anotherLike(TOLD, "1/solar", [{ variant: "1/solar/month-end", at: 9 }]), "1/solar/server");
  same(anotherLike(TOLD, "1/solar", [{ variant: "2/freight/server", at: 9 }]), "1/solar/month-end");
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
