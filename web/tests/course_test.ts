/** The way that a call took, as drawn and as told. */

import type { CallData, Rating } from "../src/contract.ts";
import { course, courseOf, inWords } from "../src/course.ts";
import { replay } from "../src/walk.ts";
import { same } from "./expect.ts";
import { events, printsOf } from "./record.ts";

const IDS: Record<string, Rating> = { a: "weak", b: "best", c: "defensible" };
const turn = (id: string, next: string) => ({
  id,
  fp: id.repeat(6),
  choices: Object.entries(IDS).map(([id, rating]) => ({
    ...{ id, rating, next, next_if: [], sets: [] },
  })),
});
const CALL = {
  start: "t1",
  best: 6,
  turns: [turn("t1", "t2"), turn("t2", "t3"), turn("t3", "end")],
  endings: [{ id: "end", quality: "good", title: "A date" }],
} as unknown as CallData;

const played = (...short: string[]) => replay(events(short, printsOf(CALL)), CALL);
const MIXED = played("t1/b>t2", "t2/a>t3", "t3/c>end");

/** What a template comes to, as text. */
function drawn(part: unknown): string {
  if (Array.isArray(part)) return part.map(drawn).join("");
  const { strings, values } = Object(part) as { strings?: string[]; values: unknown[] };
  return strings
    ? strings.map((text, place) => text + (place < values.length ? drawn(values[place]) : "")).join(
      "",
    )
    : `${part}`;
}

Deno.test("a way leads from decision to decision, in their order", () => {
  const spots = courseOf(CALL, MIXED);
  same(spots.map(({ rating }) => rating), ["best", "weak", "defensible"]);
  const across = spots.map(({ x }) => x);
  same(across, [...across].sort((a, b) => a - b));
  same(new Set(across).size, 3);
});

Deno.test("a rating has a shape and a height of its own, the same wherever it is met", () => {
  const spots = courseOf(CALL, MIXED);
  same(new Set(spots.map(({ shape }) => shape)).size, 3);
  same(new Set(spots.map(({ y }) => y)).size, 3);
  const twice = courseOf(CALL, played("t1/a>t2", "t2/c>t3", "t3/a>end"));
  same([twice[0]?.shape, twice[0]?.y], [twice[2]?.shape, twice[2]?.y]);
});

Deno.test("the words tell the same way; what was taken back is no part of it", () => {
  const words = "1. Best line here. 2. Costs you something. 3. Could be right.";
  same(inWords(courseOf(CALL, MIXED)), words);
  const again = played("t1/a>t2", "<t1", "t1/b>t2", "t2/a>t3", "t3/c>end");
  same(courseOf(CALL, again), courseOf(CALL, MIXED));
});

Deno.test("the drawing is left to the eye, the words under it are for everybody", () => {
  const text = drawn(course(CALL, MIXED));
  same(/<svg[^>]*aria-hidden="true"/.test(text), true);
  same(/<\/svg>\s*<p[^>]*>Your way: 1\. Best line here\./.test(text), true);
  same([...text.matchAll(/<text[^>]*>(\d)</g)].map(([, number]) => number), ["1", "2", "3"]);
  same([...text.matchAll(/class="pb-(\w+)" fill/g)].map(([, rating]) => rating), [
    "best",
    "weak",
    "defensible",
  ]);
});

Deno.test("the line comes to its end at the handset, after the last decision", () => {
  const text = drawn(course(CALL, MIXED));
  const [, way = ""] = text.match(/d="M([\d ]+)"/) ?? [];
  const last = way.split(" ").slice(-2).join(" ");
  same(way, `14 14 50 44 86 29 ${last}`);
  same(text.includes(`d="M${last}m`), true);
});

Deno.test("a drawing holds no style of its own, which the site would forbid, and no address", () => {
  same(/style|href|url\(/.test(drawn(course(CALL, MIXED))), false);
});
