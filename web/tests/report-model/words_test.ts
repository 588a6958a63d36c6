/** The words of the report: the table that pytest runs as well, and what only the page does. */

import table from "../../../tests/cases/words.json" with { type: "json" };
import type { CallData, CatalogData, GateData } from "../../src/contract/generated.ts";
import type { ItemStanding } from "../../src/report-model/standing.ts";
import { cellWords, signedWords } from "../../src/report-model/cell-words.ts";
import { turnsInWords, type Worded } from "../../src/report-model/chosen-words.ts";
import type { Chosen, Signed } from "../../src/report-model/types.ts";
import { wordedFor } from "../../src/intake/read-files.ts";
import { same } from "../expect.ts";

for (const { name, cell, shown } of table.cells) {
  Deno.test(`a cell: ${name}`, () => {
    same(cellWords(cell as unknown as ItemStanding), shown);
  });
}

for (const { name, sign_off, words } of table.signed) {
  Deno.test(`a sign-off: ${name}`, () => {
    same(signedWords(sign_off as Signed | null), words);
  });
}

function chosenIn(turns: unknown): Chosen {
  return { exercise: "F05", variant: null, turns: turns as Chosen["turns"] };
}

for (const { name, data, turns, shown } of table.choices) {
  Deno.test(`what was chosen: ${name}`, () => {
    same(turnsInWords(chosenIn(turns), (data ?? undefined) as unknown as Worded), shown);
  });
}

Deno.test("what was chosen: without the words ids stand, rated and in order", () => {
  const bare: Worded = {
    kind: "call",
    turns: [{ id: "two", choices: [{ id: "a", rating: "weak" }] }, { id: "one", choices: [] }],
  };
  same(turnsInWords(chosenIn({ one: { b: 1 }, two: { a: 2 } }), bare), [
    {
      asked: "two",
      before: "",
      choices: [{ words: "a (Costs you something)", mark: true, count: 2 }],
    },
    { asked: "one", before: "", choices: [{ words: "b", mark: false, count: 1 }] },
  ]);
});

const catalog = {
  exercises: [
    {
      kind: "call",
      id: "F05",
      variant: "1/a",
      edition: "all",
      editions: { "1/a": "one", "1/b": "two" },
    },
    { kind: "gate", id: "X3", variant: null, edition: "three", editions: {} },
    { kind: "worksheet", id: "W05", variant: null, edition: "four", editions: {} },
  ],
} as unknown as CatalogData;
const call = { kind: "call", variant: "1/a", edition: "one", turns: [] } as unknown as CallData;
const gate = { kind: "gate", variant: null, edition: "three", cases: [] } as unknown as GateData;
const other: Worded = { kind: "call", turns: [] };

async function worded(chosen: [string, string | null][], found: Record<string, unknown>) {
  const asked: string[] = [];
  const choices = chosen.map(([exercise, variant]) => ({ exercise, variant, turns: {} }));
  const of = await wordedFor(choices, catalog, () => other, (id) => {
    asked.push(id);
    return Promise.resolve(found[id] as CallData | undefined);
  });
  return { asked, of };
}

Deno.test("only what was chosen, stands on a page of its own and has turns is fetched", async () => {
  const chosen: [string, string | null][] = [
    ...[["F05", "1/a"], ["F05", "1/b"], ["X3", null], ["W05", null], ["../x", null]] as const,
  ].map(([id, variant]) => [id, variant]);
  const { asked, of } = await worded(chosen, { F05: call, X3: gate });
  same(asked, ["F05", "X3"]);
  same([of("F05", "1/a"), of("F05", "1/b"), of("X3", null)], [call, other, gate]);
  same((await worded([["F05", "1/b"]], {})).asked, []);
});

Deno.test("what cannot be had, or is of another edition, lends no words", async () => {
  const old = { ...call, edition: "older" };
  for (const found of [{}, { F05: old }, { F05: { ...call, variant: "1/b" } }]) {
    const { of } = await worded([["F05", "1/a"]], found);
    same(of("F05", "1/a"), other);
  }
});
