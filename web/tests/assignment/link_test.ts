/** Links hold what was put in, fit their length, and are refused when anything happened to them. */

import { isLink, linkOf, LONGEST_LINK, readLink } from "../../src/assignment/link.ts";
import { assignmentFile, readAssignmentFile } from "../../src/assignment/parse-assignment.ts";
import type { Assignment, AssignmentItem } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const PAGE = "http://docs.corp/playbook/assignment/";
const SITE = "pick-up-warm-up-ask";

const item: AssignmentItem = {
  ...{ id: "1", exercises: ["F05"], needed: 1, level: null, cast: null, fresh: false },
  ...{ offered: false, pass_mark: null, tries: null, editions: [null] },
};
const assignment: Assignment = {
  ...{ format: "playbook-assignment", version: 1, site: SITE, id: "first-week" },
  ...{ title: "Your first week", audience: "New hires", note: "Zoë says: 5 calls, “no more”." },
  ...{ given: "2026-11-23T09:00-05:00", due: "2026-11-27T17:00+01:00" },
  earlier_work: "does-not-count",
  items: [
    item,
    { ...item, id: "own", exercises: ["W24"], offered: true, editions: ["0a1b"] },
    { ...item, id: "3", level: 2, fresh: true, pass_mark: 0, tries: 9, editions: ["ffff"] },
    { ...item, id: "4", level: 3, cast: "office-move", pass_mark: 100 },
    { ...item, id: "people", cast: "office-move", tries: 2 },
    { ...item, id: "told", level: 1, fresh: "story", tries: 2 },
    {
      ...item,
      id: "two-of",
      exercises: ["W05", "W13", "X3"],
      needed: 2,
      editions: ["0000", null, "12ab"],
    },
  ],
};
const hashOf = (link: string) => link.slice(link.indexOf("#"));

/** Numbers that are the same at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * sides);
  };
}

Deno.test("a link holds what was put in", () => {
  const link = linkOf(assignment, `${PAGE}#old`);
  same(link.startsWith(`${PAGE}#a1.`), true);
  same(isLink(hashOf(link)), true);
  same(readLink(hashOf(link), SITE), { assignment });
});

Deno.test("forty items with everything on them fit", () => {
  const items = Array.from({ length: 40 }, (_, i): AssignmentItem => ({
    ...item,
    id: String(i + 1),
    level: 2,
    fresh: true,
    pass_mark: 80,
    tries: 3,
    offered: true,
    editions: ["abcd"],
  }));
  const link = linkOf({ ...assignment, note: "n".repeat(200), items }, PAGE);
  same(readLink(hashOf(link), SITE), {
    assignment: { ...assignment, note: "n".repeat(200), items },
  });
  same([link.length <= LONGEST_LINK, link.length], [true, link.length]);
});

Deno.test("2,000 damaged links are refused with a reason, and none throws", () => {
  const hash = hashOf(linkOf(assignment, PAGE));
  const roll = dice(7);
  // What a program adds takes nothing away.
  const added = /^[^\w.-]$/;
  for (let turn = 0; turn < 2000; turn++) {
    const at = 1 + roll(hash.length - 1);
    const letter = String.fromCharCode(roll(4) ? 33 + roll(94) : roll(0x3000));
    const behind = hash + letter.repeat(1 + roll(5));
    const damaged = [
      hash.slice(0, at),
      hash.slice(0, at) + letter + hash.slice(at + 1),
      hash.slice(0, at) + letter + hash.slice(at),
      behind,
    ][roll(4)] ?? "";
    const whole = damaged === hash || damaged === behind ||
      damaged.length > hash.length && added.test(letter);
    const read = readLink(damaged, SITE);
    if (!whole) same(["problem" in read, damaged], [true, damaged]);
    else if ("assignment" in read) same(read, { assignment });
  }
});

Deno.test("a link opens with whatever programs put behind it or into it", () => {
  const hash = hashOf(linkOf(assignment, PAGE));
  const given = [
    ...[".", ">", ")", ",", '"', "”", "_", "*", "...", ").", "&sa=D&usg=x", "%3E", " and more"]
      .map((end) => hash + end),
    hash.replace(/.{60}/g, "$&\r\n"),
    hash.replace(/.{60}/g, "$&=\n> "),
    hash.replaceAll(".", "%2E"),
    encodeURIComponent(encodeURIComponent(hash)).replace("%2523", "#"),
    hash.replaceAll("_", "\\_"),
  ];
  for (const each of given) {
    same([isLink(each), readLink(each, SITE)], [true, { assignment }]);
  }
});

Deno.test("a link that is made to take long does not", () => {
  const body = btoa("]".repeat(6000));
  const begun = performance.now();
  same("problem" in readLink(`#a1.00000000.${body}`, SITE), true);
  same(performance.now() - begun < 2000, true);
});

Deno.test("what is no assignment is refused even where the checksum fits", () => {
  const forged = [
    { ...assignment, title: "" },
    { ...assignment, title: "x".repeat(500) },
    { ...assignment, due: "tomorrow" },
    { ...assignment, due: "2026-02-31T99:00+00:00" },
    { ...assignment, id: "__proto__" },
    { ...assignment, items: [] },
    { ...assignment, items: [item, item] },
    { ...assignment, items: [{ ...item, exercises: ["constructor"] }] },
    { ...assignment, items: [{ ...item, needed: 2 }] },
    { ...assignment, items: [{ ...item, exercises: ["F05", "F05"], editions: [null, null] }] },
    { ...assignment, items: Array.from({ length: 41 }, (_, i) => ({ ...item, id: `${i + 1}` })) },
  ] as Assignment[];
  for (const each of forged) {
    const read = readLink(hashOf(linkOf(each, PAGE)), SITE);
    same(["problem" in read, each.id, each.items.length], [true, each.id, each.items.length]);
  }
});

Deno.test("another playbook and a newer edition are named", () => {
  const other = linkOf({ ...assignment, site: "other-book" }, PAGE);
  same(readLink(hashOf(other), SITE), {
    problem: "This assignment was made for another playbook, “other-book”.",
  });
  const newer = readLink("#a2.00000000.abc", SITE);
  same("problem" in newer && newer.problem.startsWith("A newer edition"), true);
});

Deno.test("a file in which a key stands twice is refused, as a hand-back is", () => {
  const text = JSON.stringify(assignmentFile(assignment));
  const twice = text.replace('"title":', '"title":"Another","title":');
  same(readAssignmentFile(twice, SITE), {
    problem: "Nothing was opened. The same key stands in it twice.",
  });
});

Deno.test("a file holds what was put in, and is refused when anything happened to it", () => {
  const text = JSON.stringify(assignmentFile(assignment));
  same(readAssignmentFile(text, SITE), { assignment });
  const roll = dice(11);
  for (let turn = 0; turn < 2000; turn++) {
    const at = roll(text.length);
    const damaged = roll(2)
      ? text.slice(0, at)
      : text.slice(0, at) + String.fromCharCode(33 + roll(94)) + text.slice(at + 1);
    if (damaged === text) continue;
    const read = readAssignmentFile(damaged, SITE);
    same(["problem" in read, damaged], [true, damaged]);
  }
  for (const odd of ["", "null", "[]", "{}", "1e999", '{"__proto__":{"format":1}}']) {
    same("problem" in readAssignmentFile(odd, SITE), true);
  }
  same("problem" in readAssignmentFile("[".repeat(100_000), SITE), true);
  same("problem" in readAssignmentFile(" ".repeat(50_000_000), SITE), true);
});
