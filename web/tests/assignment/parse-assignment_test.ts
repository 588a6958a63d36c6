/** An assignment is believed just where a library with the same shape believes it. */

import * as v from "valibot";
import { asAssignment } from "../../src/assignment/parse-assignment.ts";
import { same } from "../expect.ts";
import { mutated } from "../mutated.ts";

const SLUG = /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

const slug = v.pipe(v.string(), v.regex(SLUG));
const exercise = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9-]{0,39}$/));
const line = v.pipe(v.string(), v.maxLength(120));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const moment = v.pipe(
  v.string(),
  v.regex(MOMENT),
  v.check((text: string) => !Number.isNaN(Date.parse(text))),
);

const ITEM = v.pipe(
  v.strictObject({
    id: slug,
    exercises: v.pipe(v.array(exercise), v.minLength(1), v.maxLength(10)),
    needed: whole(1, 10),
    level: v.nullable(v.picklist([1, 2, 3])),
    cast: v.nullable(slug),
    fresh: v.union([v.boolean(), v.literal("story")]),
    offered: v.boolean(),
    pass_mark: v.nullable(whole(0, 100)),
    tries: v.nullable(whole(1, 9)),
    editions: v.array(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/)))),
  }),
  v.check(({ needed, exercises }) => needed <= exercises.length),
  v.check(({ exercises, editions }) => editions.length === exercises.length),
  v.check(({ exercises }) => new Set(exercises).size === exercises.length),
  v.check(({ cast, fresh }) => cast === null || !fresh),
);

const ENTRIES = {
  format: v.literal("playbook-assignment"),
  version: v.literal(1),
  site: slug,
  id: slug,
  title: v.pipe(line, v.minLength(1)),
  audience: line,
  note: v.pipe(v.string(), v.maxLength(280)),
  given: v.nullable(moment),
  due: v.nullable(moment),
  earlier_work: v.picklist(["counts", "does-not-count"]),
  items: v.pipe(
    v.array(ITEM),
    v.minLength(1),
    v.maxLength(40),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length),
  ),
};
const ASSIGNMENT = v.strictObject(ENTRIES);

const ITEMS = [
  {
    ...{ id: "a", exercises: ["F05", "W01"], needed: 1, level: null, cast: "ab", fresh: false },
    ...{ offered: true, pass_mark: 80, tries: null, editions: [null, "12ab"] },
  },
  {
    ...{ id: "b", exercises: ["X3"], needed: 1, level: 2, cast: null, fresh: "story" },
    ...{ offered: false, pass_mark: null, tries: 3, editions: ["12ab"] },
  },
];
const WHOLE = {
  ...{ format: "playbook-assignment", version: 1, site: "a-site", id: "first", title: "First" },
  ...{ audience: "All", note: "", given: "2026-03-04T05:06Z", due: null, earlier_work: "counts" },
  items: ITEMS,
};

Deno.test("an assignment is believed just where a library believes it, and read as the same", () => {
  const counted = { taken: 0, refused: 0 };
  for (const value of mutated(WHOLE, 3000)) {
    const read = v.safeParse(ASSIGNMENT, value);
    const expected = read.success ? read.output : undefined;
    same(asAssignment(value), expected);
    counted[expected ? "taken" : "refused"]++;
  }
  same(counted.taken > 200 && counted.refused > 3000, true);
});
