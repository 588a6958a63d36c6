/** Putting an assignment together, and how it is written down. */

import { linkOf, readLink } from "../../src/assignment/link.ts";
import { asAssignment } from "../../src/assignment/parse-assignment.ts";
import type { CatalogExercise } from "../../src/contract/generated.ts";
import {
  added,
  asDraft,
  changed,
  type Draft,
  emptyDraft,
  finished,
  joined,
  lacks,
  minutesOf,
  moved,
  pastDue,
  removed,
  slug,
  split,
  titled,
} from "../../src/builder/assignment-draft.ts";
import { squares } from "../../src/builder/qr.ts";
import { localOf, momentOf } from "../../src/builder/local-time.ts";
import { yaml } from "../../src/builder/assignment-yaml.ts";
import { same } from "../expect.ts";

const SITE = "a-site";
const exercise = (id: string, kind: string, more: object = {}) =>
  ({
    ...{ id, kind, title: id, minutes: 5, levels: kind === "call" ? [1, 2, 3] : [] },
    ...{ private: false, edition: "abcdef012345", casts: [{ id: "payroll", words: "" }] },
    ...more,
  }) as unknown as CatalogExercise;
const ALL = [
  exercise("F05", "call"),
  exercise("F09", "call", { levels: [2, 3], minutes: 8 }),
  exercise("W05", "worksheet"),
  exercise("W24", "worksheet", { private: true }),
  exercise("X3", "gate"),
];
const find = (id: string) => ALL.find((each) => each.id === id);
const of = (...ids: string[]): Draft =>
  ids.reduce((draft, id) => added(draft, find(id)!), titled(emptyDraft(SITE), "First week!"));
const ids = ({ items }: Draft) => items.map((item) => item.id);

Deno.test("exercises are added once, taken out, moved", () => {
  const draft = of("F05", "W05", "F05", "X3");
  same(ids(draft), ["f05", "w05", "x3"]);
  same(ids(moved(draft, "x3", -1)), ["f05", "x3", "w05"]);
  same(ids(moved(draft, "f05", -1)), ["f05", "w05", "x3"]);
  same(ids(moved(draft, "x3", 1)), ["f05", "w05", "x3"]);
  same(ids(removed(draft, "w05")), ["f05", "x3"]);
});

Deno.test("the level is left open, as the guide for trainers says", () => {
  same(of("F05", "F09", "W05").items.map(({ level }) => level), [null, null, null]);
});

Deno.test("a due date that has passed is told, and hinders nothing", () => {
  const draft = { ...of("F05"), due: "2026-11-27T17:00-05:00" };
  const at = Date.UTC(2026, 10, 27, 22);
  same([pastDue(of("F05"), at), pastDue(draft, at)], ["", ""]);
  same(pastDue(draft, at + 1).includes("has passed"), true);
  same(lacks(draft, find), []);
});

Deno.test("a private exercise is offered and cannot be required", () => {
  const draft = of("W24");
  same(draft.items[0]?.offered, true);
  same(changed(draft, "w24", { offered: false }, find).items[0]?.offered, true);
  same(joined(of("W05", "W24"), "w24", find).items[0]?.offered, true);
});

Deno.test("items can be joined to a choice and split again", () => {
  const draft = changed(of("F05", "F09", "W05"), "f05", { cast: "payroll", level: 1 }, find);
  const two = joined(draft, "f09", find);
  same([two.items[0]?.exercises, two.items[0]?.cast, two.items[0]?.level], [
    ["F05", "F09"],
    null,
    null,
  ]);
  const three = joined(
    changed(two, "f05", { level: 2, needed: 9, fresh: true }, find),
    "w05",
    find,
  );
  same(three.items.length, 1);
  same([three.items[0]?.needed, three.items[0]?.level, three.items[0]?.fresh], [2, null, false]);
  same(ids(split(three, "f05", find)), ["f05", "f09", "w05"]);
});

Deno.test("a choice that a private exercise made offered is required again when it is split", () => {
  const offered = ({ items }: Draft) => items.map((item) => item.offered);
  const three = joined(joined(of("F05", "F09", "W24"), "f09", find), "w24", find);
  same(offered(three), [true]);
  same(offered(split(three, "f05", find)), [false, false, true]);
  const two = changed(joined(of("F05", "F09"), "f09", find), "f05", { offered: true }, find);
  same(offered(split(two, "f05", find)), [true, true]);
});

Deno.test("a cast and fresh people exclude each other; worksheets have no marks", () => {
  const draft = changed(of("F05", "W05"), "f05", { cast: "payroll", fresh: true }, find);
  same([draft.items[0]?.cast, draft.items[0]?.fresh], [null, true]);
  same(changed(draft, "w05", { pass_mark: 50, tries: 2 }, find).items[1]?.pass_mark, null);
  same(changed(draft, "f05", { pass_mark: 50 }, find).items[0]?.pass_mark, 50);
  same(changed(draft, "f05", { cast: "strange", fresh: false }, find).items[0]?.cast, null);
});

Deno.test("the short name follows the title until it is given by hand", () => {
  same(slug("First week!"), "first-week");
  same(slug("Été à Zürich"), "ete-a-zurich");
  same(slug("2 calls"), "a-2-calls");
  same(slug("2 ".repeat(39)), `a${"-2".repeat(19)}`);
  same(slug(`${"a".repeat(39)} b`), "a".repeat(39));
  same(titled(of(), "Second week").id, "second-week");
  same(titled({ ...of(), id: "mine" }, "Second week").id, "mine");
});

Deno.test("titles without Latin letters have short names of their own", () => {
  const titles = ["日本", "中国", "Первая неделя", "Вторая неделя", "שבוע", "!!"];
  const names = titles.map(slug);
  same(new Set(names).size, titles.length);
  for (const [place, title] of titles.entries()) {
    const draft = titled(of("F05"), title);
    same([draft.id, slug(` ${title} `), slug(draft.id)], Array(3).fill(names[place]));
    same(/^assignment-[0-9a-f]{6}$/.test(draft.id), true);
    same(lacks(draft, find), []);
    same(titled(draft, "Second week").id, "second-week");
  }
  same([slug(""), slug("  ")], ["assignment", "assignment"]);
});

Deno.test("a short name is one that a page, a link and a file take", () => {
  for (const id of ["a", "a1", "week-2", "a-2-b", "a".repeat(40)]) {
    same([id, lacks({ ...of("F05"), id }, find)], [id, []]);
    same(asAssignment(finished({ ...of("F05"), id }, find))?.id, id);
  }
  const wrong = ["", "2-calls", "-a", "a-", "a--b", "A", "été", "日本", "a b", "a".repeat(41)];
  for (const id of wrong) {
    const [why, ...more] = lacks({ ...of("F05"), id }, find);
    same([id, why?.includes("must begin with a small letter"), more], [id, true, []]);
  }
});

Deno.test("what is lacking is said", () => {
  same(lacks(emptyDraft(SITE), find).length, 2);
  same(lacks(of("F05"), find), []);
  const late = { ...of("F05"), given: "2026-11-23T09:00-05:00", due: "2026-11-23T10:00+02:00" };
  same(lacks(late, find), ["It is due before it is given."]);
  same(lacks({ ...of("F05"), earlier_work: "does-not-count" }, find).length, 1);
  same(lacks({ ...of("F05"), id: "No!" }, find).length, 1);
  const draft = asDraft({ ...of("F05", "W24") }, SITE);
  const [first, second] = draft.items;
  const strange = [{ ...first!, exercises: ["constructor"] }, { ...second!, offered: false }];
  same(lacks({ ...draft, items: strange }, find).length, 2);
});

Deno.test("what is finished makes a link that opens as it was", () => {
  const draft = changed(of("F05", "F09", "W05", "W24"), "f05", { level: 2, tries: 3 }, find);
  const assignment = finished(joined(draft, "f09", find), find);
  same(assignment.items[0]?.editions, ["abcd", "abcd"]);
  const link = linkOf(assignment, "https://x.example/assignment/");
  same(readLink(link.slice(link.indexOf("#")), SITE), { assignment });
  same(asDraft(assignment, SITE).items, assignment.items);
});

Deno.test("forty items with all their options stay within a link", () => {
  const many = Array.from({ length: 40 }, (_, n) => exercise(`F${10 + n}`, "call"));
  const found = (id: string) => many.find((each) => each.id === id);
  const whole = many.reduce((draft, each) => added(draft, each), titled(emptyDraft(SITE), "Week"));
  same(
    linkOf(finished(whole, found), "https://docs.corp/playbook/assignment/").length <= 2000,
    true,
  );
  same(added(whole, exercise("X9", "gate")).items.length, 40);
});

Deno.test("minutes count what is needed, the longest of a choice", () => {
  same(minutesOf(joined(of("F05", "F09", "W24"), "f09", find), find), { required: 8, offered: 5 });
});

Deno.test("nothing kept is believed", () => {
  for (const odd of [null, 7, {}, { items: 3 }, { ...of("F05"), items: [{ exercises: [] }] }]) {
    same(asDraft(odd, SITE), emptyDraft(SITE));
  }
});

Deno.test("moments have the offset of their own day", () => {
  same(momentOf(""), null);
  same(momentOf("2026-13-40T99:00"), null);
  const moment = momentOf("2026-11-27T17:00")!;
  same(/^2026-11-27T17:00[+-]\d\d:\d\d$/.test(moment), true);
  same(localOf(moment), "2026-11-27T17:00");
  same(Date.parse(moment), new Date("2026-11-27T17:00").getTime());
  same([localOf(null), localOf("x")], ["", ""]);
});

Deno.test("a moment comes back to its field as it was, also from years half typed", () => {
  const before = Deno.env.get("TZ");
  try {
    for (const zone of ["America/New_York", "America/Chicago", "Europe/London", "Europe/Paris"]) {
      Deno.env.set("TZ", zone);
      for (const year of ["0001", "0002", "0020", "0202", "1883", "2028", "9999"]) {
        const local = `${year}-03-01T17:00`;
        const moment = momentOf(local)!;
        same([zone, /[+-]\d\d:\d\d$/.test(moment), localOf(moment)], [zone, true, local]);
      }
    }
    Deno.env.set("TZ", "America/New_York");
    same(momentOf("2027-03-14T02:30"), "2027-03-14T03:30-04:00");
  } finally {
    if (before === undefined) Deno.env.delete("TZ");
    else Deno.env.set("TZ", before);
  }
});

Deno.test("offsets with parts of a minute are cut to minutes", () => {
  const whole = Date.prototype.getTimezoneOffset;
  Date.prototype.getTimezoneOffset = () => 296 + 2 / 60;
  try {
    const moment = momentOf("0002-03-01T17:00")!;
    same([moment, localOf(moment)], ["0002-03-01T17:00-04:56", "0002-03-01T17:00"]);
  } finally {
    Date.prototype.getTimezoneOffset = whole;
  }
});

Deno.test("the file for the repository", () => {
  const draft = {
    ...joined(of("F05", "F09", "W24"), "f09", find),
    note: 'He said: "no"\n# x\u2028',
  };
  same(yaml({ ...draft, due: "2026-11-27T17:00-05:00" }).split("\n"), [
    "# yaml-language-server: $schema=../../schemas/assignment.json",
    "id: first-week",
    'title: "First week!"',
    'note: "He said: \\"no\\"\\n# x\\u2028"',
    'due: "2026-11-27T17:00-05:00"',
    "items:",
    "  - {id: f05, any_of: [F05, F09], needed: 1}",
    "  - {id: w24, exercise: W24, offered: true}",
    "",
  ]);
});

Deno.test("a link becomes squares with three eyes", () => {
  const { path, size } = squares("https://docs.corp/assignment/#a1.00000000.abc");
  same(size >= 21, true);
  same(path.startsWith("M0 0h7v1H0z"), true);
  same(path.includes(`M${size - 7} 0h7v1H${size - 7}z`), true);
});
