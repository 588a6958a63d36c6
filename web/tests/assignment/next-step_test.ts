/** Which conversation an item leads a learner to. */

import { type Line, variantFor } from "../../src/assignment/next-step.ts";
import type { Assignment, AssignmentItem, CatalogExercise } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const CASTS = ["freight", "payroll", "roof"];
const STORIES = ["", "/server", "/month-end"];
const variants = (stories: string[]) =>
  [1, 2].flatMap((level) =>
    stories.flatMap((story) => CASTS.map((cast) => `${level}/${cast}${story}`))
  );
const call = (stories: string[]) =>
  ({
    ...{ kind: "call", id: "F05", levels: [1, 2], variant: "1/freight" },
    casts: CASTS.map((id) => ({ id, words: id })),
    editions: Object.fromEntries(variants(stories).map((each) => [each, "0"])),
  }) as unknown as CatalogExercise;
const NAMES = Array.from({ length: 200 }, (_, i) => `Learner ${i}`);

function led(terms: Partial<AssignmentItem>, exercise: CatalogExercise, name: string) {
  const item = { id: "1", exercises: ["F05"], level: null, cast: null, fresh: false, ...terms };
  return variantFor({ item } as unknown as Line, exercise, { id: "week" } as Assignment, name, []);
}

Deno.test("without terms an item leads to what stands on the page, with people to theirs", () => {
  same(led({}, call(STORIES), "Ana"), "1/freight");
  same(led({ level: 2, cast: "roof" }, call(STORIES), "Ana"), "2/roof");
});

Deno.test("whom a learner gets does not change because a call is told in more stories", () => {
  for (const name of NAMES) {
    same(led({ fresh: true }, call(STORIES), name), led({ fresh: true }, call([""]), name));
  }
});

Deno.test("where the story is drawn too, the people stay and every story is somebody's", () => {
  const stories = new Set<string>();
  for (const name of NAMES) {
    const people = led({ fresh: true, level: 2 }, call(STORIES), name)!;
    const told = led({ fresh: "story", level: 2 }, call(STORIES), name)!;
    same(`${told}/`.startsWith(`${people}/`), true);
    stories.add(told.slice(people.length));
    same(led({ fresh: "story", level: 2 }, call([""]), name), people);
  }
  same([...stories].sort(), [...STORIES].sort());
});
