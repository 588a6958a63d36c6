/** The table of rosters, and what is read of any text at all. */

import table from "../../../tests/cases/roster.json" with { type: "json" };
import { nameKey } from "../../src/report-model/names.ts";
import { isChoice, rosterInWords, rosterOf } from "../../src/report-model/roster.ts";
import { same } from "../expect.ts";

interface Case {
  name: string;
  roster: string;
  choice?: string;
  names: string[];
  said?: string;
  also?: Record<string, string>;
  rest?: Record<string, string[]>;
}

for (const { name, roster, choice, names, said, also, rest } of table as unknown as Case[]) {
  Deno.test(`roster: ${name}`, () => {
    const found = rosterOf(roster, choice);
    same(found.names, names);
    if (said) same(rosterInWords(found), said);
    if (also) same(Object.fromEntries(found.also), also);
    for (const [own, cells] of Object.entries(rest ?? {})) {
      same(found.rest.get(nameKey(own)), cells);
    }
  });
}

Deno.test("a choice names columns, each line, or nothing that is there", () => {
  const roster = rosterOf("Name;Team\nAna;A\nBen;B");
  const fits = ["", "lines", "name", "2", "1+2", "Team + Name", "3", "Shoe", "1+"];
  same(fits.filter((each) => !isChoice(each, roster)), ["3", "Shoe", "1+"]);
});

Deno.test("whatever a roster holds, reading it ends soon and gives names", () => {
  const texts = [
    ...["", ";", "\t\t\t", '"', '"a;b', ";;;\n;;;\n", "@;@\n@;@", ",,,\n,,,\n,,,", "\0\n\0"],
    ...["a".repeat(1_000_000), "a,".repeat(400_000), "a;b\n".repeat(100_000)],
    ...["Name;Team\n" + Array.from({ length: 20_000 }, (_, i) => `N ${i} x;T`).join("\n")],
    ...["- ".repeat(200_000), "< @".repeat(200_000), "x <a@".repeat(100_000)],
  ];
  const begun = performance.now();
  for (const text of texts) {
    const { names } = rosterOf(text);
    same(names.every((each) => each && [...each].length <= 161), true);
  }
  same(performance.now() - begun < 8000, true);
});
