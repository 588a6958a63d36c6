/** What a trainer does next, and what a reminder says and does not say. */

import { firstName, nextAction, reminder, type Told } from "../../src/report-model/follow-up.ts";
import type { ItemStanding } from "../../src/report-model/standing.ts";
import type { Column, Row } from "../../src/report-model/types.ts";
import { same } from "../expect.ts";

const OPEN = { status: "not-started", passed: null };
const BEGUN = { status: "under-way", passed: null };
const DONE = { status: "done", passed: null };
const PASSED = { status: "done", passed: "later" };
const NOT_PASSED = { status: "done", passed: "no" };

function rowOf(cells: object[], changes: object = {}): Row {
  const given = cells.map((cell) => cell as ItemStanding);
  return {
    ...{ name: "Ana Ruiz", not_on_roster: false, handed_back: "2026-03-04T05:06:07.089Z" },
    ...{ odd_clock: false, cells: given, signed_off: null, done: 0, next: null },
    ...changes,
  } as Row;
}

function items(count: number, offered: readonly number[] = []): Column[] {
  return Array.from({ length: count }, (_, place) => ({
    ...{ id: `i${place}`, exercises: [`F0${place}`], offered: offered.includes(place) },
    states: {} as Column["states"],
  }));
}

const NAMES = ["The first ask", "A late invoice", "A real list"];
const signed = (more: object) => ({ signed_off: { signed_off: true, sit_in: false, ...more } });

for (
  const [words, cells, changes] of [
    ["remind: The first ask, and 1 more", [OPEN, BEGUN, DONE], {}],
    ["remind: nothing handed back", [OPEN, OPEN, OPEN], { handed_back: null }],
    ["offer another try: A late invoice", [DONE, NOT_PASSED, PASSED], signed({})],
    [
      "offer another like: A late invoice",
      [DONE, NOT_PASSED, PASSED],
      { again: { item: "i1", like_it: true } },
    ],
    ["talk it over: no tries left", [DONE, { ...NOT_PASSED, no_tries_left: true }, PASSED], {}],
    ["hear a call", [DONE, PASSED, PASSED], {}],
    ["hear a call", [DONE, PASSED, PASSED], signed({ signed_off: false })],
    ["nothing", [DONE, PASSED, PASSED], signed({})],
    ["sit in on a call", [OPEN, OPEN, OPEN], signed({ signed_off: false, sit_in: true })],
  ] as const
) {
  Deno.test(`what a trainer does next: ${words}, ${JSON.stringify(changes)}`, () => {
    same(nextAction(rowOf([...cells], changes), items(3), NAMES), words);
  });
}

Deno.test("what is only offered is nothing to remind of", () => {
  same(nextAction(rowOf([OPEN, DONE], signed({})), items(2, [0]), NAMES), "nothing");
  same(reminder(rowOf([OPEN, DONE]), items(2, [0]), TOLD), undefined);
});

const TOLD: Told = {
  ...{ title: "First week", names: NAMES },
  ...{ due: "2026-03-20T17:00:00Z", link: "https://practice.example/assignment/#a1.x" },
  ...{ private: new Set<string>(), now: Date.parse("2026-03-10T00:00:00Z") },
};

Deno.test("a reminder names what is open, when it is due with its zone, where it is, and takes a no", () => {
  const text = reminder(rowOf([OPEN, BEGUN, PASSED]), items(3), TOLD)!;
  const due = text.match(/It is due on .*, March \d+, 2026 .*\./)?.[0] ?? "";
  same(/ [A-Z]{2,4}[+-]?[\d:]*\.$/.test(due), true);
  same(
    text.replace(due, "(due)"),
    "Hi Ana,\n\n" +
      "This is still open for you in “First week”:\n\n- The first ask\n- A late invoice (begun)\n\n" +
      "(due)\n\n" +
      "It is all here: https://practice.example/assignment/#a1.x\n\n" +
      "Have you done it already? Then hand it back: I see only what comes back. If something is " +
      "in the way, or you would rather not, tell me. A short no is fine.\n",
  );
});

Deno.test("what was due is not blamed for, and what is not known is not told", () => {
  const late = { ...TOLD, now: Date.parse("2026-04-01T00:00:00Z"), link: null };
  const text = reminder(rowOf([OPEN, DONE, DONE]), items(3), late)!;
  same([/It was due on .* You can still do it\./.test(text), text.includes("here:")], [
    true,
    false,
  ]);
  const bare = reminder(rowOf([OPEN, DONE, DONE]), items(3), { ...late, due: null })!;
  same(bare.includes("due"), false);
});

Deno.test("who did all without passing is told to try another like it; who passed all is told nothing", () => {
  const text = reminder(rowOf([DONE, NOT_PASSED, PASSED]), items(3), TOLD)!;
  same(text.includes("You have done what “First week” asks for."), true);
  same(/Try another like it when you have ten minutes:\n\n- A late invoice\n/.test(text), true);
  same(text.includes("due"), false);
  same(reminder(rowOf([DONE, PASSED, PASSED]), items(3), TOLD), undefined);
});

Deno.test("nothing of a private kind stands in a reminder", () => {
  const told = { ...TOLD, private: new Set(["F01"]) };
  same(reminder(rowOf([OPEN, OPEN, DONE]), items(3), told)!.includes("A late invoice"), false);
  same(reminder(rowOf([DONE, OPEN, DONE]), items(3), told), undefined);
  const text = reminder(rowOf([NOT_PASSED, OPEN, DONE]), items(3), told)!;
  same([text.includes("You have done what"), text.includes("A late invoice")], [false, false]);
});

Deno.test("hidden signs of a name are shown", () => {
  same(
    reminder(rowOf([OPEN], { name: "A\u202ena" }), items(1), TOLD)!.slice(0, 14),
    "Hi A\\u202ena,\n",
  );
});

Deno.test("somebody is called by the first name where there is one", () => {
  const names = {
    "Ana Ruiz": "Ana",
    "Ruiz, Ana María": "Ana",
    "Dr. Ana Ruiz": "Ana",
    "A. Ruiz": "A. Ruiz",
    "王 小明": "王 小明",
    "Øystein": "Øystein",
    "Dr.": "Dr.",
    "": "",
  };
  for (const [name, first] of Object.entries(names)) same(firstName(name), first);
});
