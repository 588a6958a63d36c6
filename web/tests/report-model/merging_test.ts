/** A file of names brings together what belongs together, or says where it cannot. */

import table from "../../../tests/cases/report.json" with { type: "json" };
import { keptMerges, mergeFile, mergesIn, nearest } from "../../src/report-model/merging.ts";
import { rosterOf } from "../../src/report-model/roster.ts";
import { same } from "../expect.ts";

const ROSTER = ["Ana Ruiz", "Ben"];

function told(text: string, roster = ROSTER) {
  const found = mergesIn(text, rosterOf(roster.join("\n"), "lines"), "names.csv");
  return "problem" in found ? found.problem : Object.fromEntries(found.merges);
}

for (const { name, merge_file, input } of table.cases as unknown as Case[]) {
  if (merge_file === undefined) continue;
  Deno.test(`names: ${name}`, () => {
    const wanted = Object.entries(input.merges).map(([from, to]) => [from.toLowerCase(), to]);
    const found = told(merge_file, input.roster) as Record<string, string>;
    for (const [from, to] of wanted) same(found[from!]?.toLowerCase(), to!.toLowerCase());
  });
}

interface Case {
  name: string;
  merge_file?: string;
  input: { merges: Record<string, string>; roster: string[] };
}

const WRONG: [string, string][] = [
  ["Ana Ruiz, A. Ruiz\nBne, Benny", 'line 2: "Bne" is not on the roster; did you mean "Ben"?'],
  ["name,handed back as\n", 'line 1: "name" is not on the roster'],
  [",Benny\n", "line 1: no name of the roster stands first"],
  ["Ana Ruiz, X\n\nBen, x", 'line 3: "x" stands for "Ana Ruiz" in line 1 already'],
  ["Ana Ruiz, X, ben", 'line 1: "ben" is a name of the roster itself'],
  ["Ana Ruiz," + "x".repeat(200_000), "line 1: it cannot be read as names with commas between"],
];

for (const [text, reason] of WRONG) {
  Deno.test(`names: ${reason}`, () => same(told(text), `names.csv, ${reason}`));
}

Deno.test("names: commas, semicolons, tabs, quotes; one name twice is no trouble", () => {
  const both = { "a. ruiz": "Ana Ruiz", "ruiz, a": "Ana Ruiz" };
  same(told('Ana Ruiz,A. Ruiz,"Ruiz, A"\r\n'), both);
  same(told("Ana Ruiz;A. Ruiz;Ruiz, A\nana ruiz;A. RUIZ"), both);
  same(told("Ana Ruiz\tA. Ruiz\tRuiz, A\tANA RUIZ"), both);
  same(told('Ana Ruiz,"a ""b"" c"'), { 'a "b" c': "Ana Ruiz" });
});

Deno.test("who is who is kept as such a file, and read again as it was", () => {
  const merges = new Map([["A. Ruiz", "Ana Ruiz"], ["Ruiz; A", "Ana Ruiz"], ['"B", x', "Ben"]]);
  merges.set("Carl\tOde", "Nobody there");
  const text = mergeFile(merges);
  same(text, 'Ana Ruiz\tA. Ruiz\tRuiz; A\nBen\t"""B"", x"\nNobody there\tCarl Ode\n');
  same([...keptMerges(text)].map(([own]) => own), ["A. Ruiz", "Ruiz; A", '"B", x', "Carl Ode"]);
  same(mergeFile(keptMerges(text)), text);
  same(keptMerges("").size, 0);
  same(told(text.split("\n").slice(0, 2).join("\n")), {
    ...{ "a. ruiz": "Ana Ruiz", "ruiz; a": "Ana Ruiz", '"b", x': "Ben" },
  });
});

Deno.test("names that are not on the roster are offered with those that may be meant", () => {
  const found = nearest(["Ruiz, Ana", "Zoe"], ROSTER);
  same([...found], [["Ruiz, Ana", ["Ana Ruiz"]]]);
});

Deno.test("a table brings names together under what it calls them itself", () => {
  const roster = rosterOf("Name;E-Mail\nRuiz, Ana;ana@x.example\nBen;b@x.example");
  const found = mergesIn("Ruiz, Ana\tAnita\nben\tBenny", roster, "x");
  same("merges" in found && [...found.merges], [["anita", "Ana Ruiz"], ["benny", "Ben"]]);
});
