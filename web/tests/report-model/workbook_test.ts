/** A workbook holds what Excel takes, the same bytes for the same cells, and never a formula. */

import { unzipSync } from "fflate/browser";
import {
  type Cell,
  MOST_ROWS,
  NoRoomError,
  type Sheet,
  workbook,
} from "../../src/report-model/workbook.ts";
import { same } from "../expect.ts";

const MADE = "2026-03-04T05:06:07.089Z";

function sheetOf(rows: readonly unknown[], changes: Partial<Sheet> = {}): Sheet {
  return {
    ...{ name: "One", widths: [20, 10], frozen: 1, rows, cellsOf: (row: Cell[]) => row },
    head: [[{ value: "Name" }, { value: "What" }]],
    ...changes,
  };
}

function bytesOf(sheets: readonly Sheet[]): Uint8Array {
  const pieces = [...workbook("A title", MADE, sheets)];
  const bytes = new Uint8Array(pieces.reduce((all, { length }) => all + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function filesOf(sheets: readonly Sheet[]): Record<string, string> {
  const files = unzipSync(bytesOf(sheets));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

/** The cells below the head, as they are written. */
function written(...values: Cell["value"][]): string[] {
  const rows = values.map((value) => [{ value }, { value: "" }]);
  const xml = filesOf([sheetOf(rows)])["xl/worksheets/sheet1.xml"]!;
  return [...xml.matchAll(/<c r="A\d+"[^>]*>(.*?)<\/c>/gs)].slice(1).map(([, inner]) =>
    inner!.replace(/<\/?(?:is|t|v)\b[^>]*>/g, "")
  );
}

Deno.test("the same cells give the same bytes", () => {
  const sheet = () => sheetOf([[{ value: "a" }, { value: 1 }]]);
  same([...bytesOf([sheet()])], [...bytesOf([sheet()])]);
});

Deno.test("texts that begin as a formula does are texts, and stay so when they are edited", () => {
  const values = ["=1+1", "+1", "-1", "@a", " =1", "\t=1"];
  const files = filesOf([sheetOf(values.map((value) => [{ value }, { value: "a" }]))]);
  const xml = files["xl/worksheets/sheet1.xml"]!;
  same(/<f\b/.test(xml), false);
  const looks = [...files["xl/styles.xml"]!.matchAll(/<xf [^>]*applyFont[^>]*>/g)].map(([xf]) =>
    xf
  );
  for (const place of values.keys()) {
    const [, look, kind] = xml.match(new RegExp(`r="A${place + 2}" s="(\\d+)" t="(\\w+)"`))!;
    same([kind, looks[Number(look)]!.includes('quotePrefix="1"')], ["inlineStr", true]);
  }
});

Deno.test("what XML cannot hold is shown, and markup is text", () => {
  same(written("a\x00\x0b\ud800b\r", "<b>&\"'"), [
    "a\\x00\\x0b\\ud800b\\x0d",
    "&lt;b&gt;&amp;&quot;'",
  ]);
});

Deno.test("names of any script stay as they are, joiners and all; a joiner that hides is shown", () => {
  const names = ["Zoë", "王小明", "علی\u200cرضا", "क्\u200dष", "👩\u200d💻", "D’Angelo"];
  same(written(...names, "An\u200da", "\u202eAna"), [...names, "An\\u200da", "\\u202eAna"]);
});

Deno.test("what Excel would decode stands as it was written", () => {
  same(written("_x0041_", "_x00e9_ _X_"), ["_x005F_x0041_", "_x005F_x00e9_ _X_"]);
});

Deno.test("too long a text is cut, which is said, and no letter is cut in two", () => {
  const [kept, cut] = written("a".repeat(32_767), `b${"😀".repeat(20_000)}`);
  same(kept, "a".repeat(32_767));
  same(cut!.length <= 32_767, true);
  same(/^b(?:😀)+ … \(cut here: 7,294 more\)$/u.test(cut!), true);
});

Deno.test("a moment is a number by the local clock; before 1900, or past all days, it is a text", () => {
  const noon = new Date(2026, 2, 4, 12, 0, 0);
  same(written(noon, new Date(1900, 2, 1)), ["46085.5", "61"]);
  const [before, after, none] = written(
    new Date("1899-12-30T10:00:00Z"),
    new Date("+010000-01-02T10:00:00Z"),
    new Date(NaN),
  );
  same([before, after, none], [
    "1899-12-30T10:00:00.000Z",
    "+010000-01-02T10:00:00.000Z",
    "no date",
  ]);
});

Deno.test("numbers that are none are texts", () => {
  same(written(0, -1.5, NaN, Infinity), ["0", "-1.5", "NaN", "Infinity"]);
});

Deno.test("what is frozen, filtered and printed is said", () => {
  const rows = Array.from({ length: 3 }, () => [{ value: "a" }, { value: 1 }]);
  const files = filesOf([
    sheetOf(rows, { widths: Array.from({ length: 28 }, () => 9), printed: 2, name: "A & B" }),
  ]);
  const xml = files["xl/worksheets/sheet1.xml"]!;
  for (
    const part of [
      '<pane xSplit="1" ySplit="1" topLeftCell="B2"',
      '<autoFilter ref="A1:AB4"/>',
      'orientation="landscape" fitToWidth="1" fitToHeight="0"',
    ]
  ) same([part, xml.includes(part)], [part, true]);
  const book = files["xl/workbook.xml"]!;
  for (
    const part of ["'A &amp; B'!$A$1:$B$4<", "'A &amp; B'!$A:$A,'A &amp; B'!$1:$1<"]
  ) same([part, book.includes(part)], [part, true]);
});

Deno.test("more rows or columns than a sheet holds are refused before anything is written", () => {
  const one = [{ value: "a" }, { value: 1 }];
  const full = sheetOf(Array.from({ length: MOST_ROWS }).fill(one));
  const wide = sheetOf([one], { widths: Array.from({ length: 16_385 }, () => 9) });
  for (const sheet of [full, wide]) {
    try {
      workbook("A title", MADE, [sheet]).next();
      throw new Error("it was taken");
    } catch (error) {
      same(error instanceof NoRoomError && /1,048,576 rows and 16,384/.test(error.message), true);
    }
  }
});
