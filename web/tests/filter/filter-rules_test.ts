import {
  type Field,
  fits,
  searchFor,
  shownInWords,
  wantedIn,
} from "../../src/filter/filter-rules.ts";
import { same } from "../expect.ts";

const FIELDS: Field[] = [
  { name: "kind", values: ["", "call", "gate"], upto: false },
  { name: "cause", values: ["", "C03", "C04"], upto: false },
  { name: "minutes", values: ["", "5", "10"], upto: true },
  { name: "words", upto: false },
];
const ENTRY = {
  kind: "call",
  cause: "C03 C13",
  minutes: "5",
  other: "x",
  words: "F05 · Call Gone quiet C03",
};

function fit(search: string): boolean {
  return fits(ENTRY, wantedIn(search, FIELDS), FIELDS);
}

Deno.test("nothing wanted fits everything", () => same(fit(""), true));

Deno.test("an entry fits if it has all that is wanted", () => {
  same(fit("?kind=call&cause=C03"), true);
  same(fit("?kind=call&cause=C04"), false);
  same(fit("?kind=gate"), false);
});

Deno.test("a number up to the chosen one fits", () => {
  same(fit("?minutes=5"), true);
  same(fits({ minutes: "6" }, new Map([["minutes", "5"]]), FIELDS), false);
  same(fits({}, new Map([["minutes", "5"]]), FIELDS), false);
  same(fits({ minutes: "" }, new Map([["minutes", "5"]]), FIELDS), false);
});

Deno.test("words fit where each of them stands, in small letters or in large ones", () => {
  for (const words of ["F05", "f05", "quiet+CALL", "go", "C03"]) same(fit(`?words=${words}`), true);
  same(fit("?words=F07"), false);
  same(fit("?words=quiet+loud"), false);
  same(fit("?kind=gate&words=F05"), false);
  same(fits({}, new Map([["words", "F05"]]), FIELDS), false);
});

Deno.test("part of an id is not the id", () => {
  same(fits({ cause: "C033" }, new Map([["cause", "C03"]]), FIELDS), false);
});

Deno.test("what the form does not offer is passed over", () => {
  same([...wantedIn("?kind=song&cause=C04&x=1&minutes=", FIELDS)], [["cause", "C04"]]);
});

Deno.test("an address says what is wanted and keeps what else it said", () => {
  const wanted = new Map([["kind", "call"], ["cause", ""]]);
  same(searchFor(wanted, FIELDS, "?q=1&cause=C04"), "?q=1&kind=call");
  same(searchFor(new Map(), FIELDS, "?kind=call"), "");
});

Deno.test("the count is said in words", () => {
  same(shownInWords(3, 3), "All 3 are shown.");
  same(shownInWords(1, 3), "1 of 3 is shown.");
  same(shownInWords(2, 3), "2 of 3 are shown.");
  same(shownInWords(0, 3), "Nothing fits all of this. Set one of them back to any.");
});
