import { type Draw, drawable, drawn, type Entry } from "../../src/live-practice/draw-set.ts";
import { same } from "../expect.ts";

const ENTRIES: Entry[] = [
  { call: "F01", levels: [1, 2], minutes: [8, 9], casts: ["a", "b"], mixes: ["first"] },
  { call: "F02", levels: [3], minutes: [10], casts: ["c"], mixes: ["plain", "x"] },
];

function names(sets: readonly Draw[]): string[] {
  return sets.map(({ call, level, told }) => `${call}/${level}/${told}`);
}

Deno.test("every level, cast and story of what is shown can be drawn", () => {
  same(names(drawable(ENTRIES, "")), [
    ...["F01/1/a", "F01/1/b", "F01/2/a", "F01/2/b", "F02/3/c", "F02/3/c/x"],
  ]);
});

Deno.test("level and time of the filter hold for the set, not only for its call", () => {
  same(names(drawable(ENTRIES, "?level=2&cause=C01")), ["F01/2/a", "F01/2/b"]);
  same(names(drawable(ENTRIES, "?minutes=8")), ["F01/1/a", "F01/1/b"]);
  same(names(drawable(ENTRIES, "?minutes=8&level=3")), []);
});

Deno.test("every call is drawn as often as another, however many sets it has", () => {
  const sets = drawable(ENTRIES, "");
  same(drawn(sets, [], () => 0.4)?.call, "F01");
  same(drawn(sets, [], () => 0.6)?.call, "F02");
});

Deno.test("a call drawn lately comes again only if there is no other", () => {
  const sets = drawable(ENTRIES, "");
  same(drawn(sets, ["F01"], () => 0)?.call, "F02");
  same(drawn(sets, ["F01", "F02"], () => 0)?.call, "F01");
  same(drawn([], [], () => 0), undefined);
});
