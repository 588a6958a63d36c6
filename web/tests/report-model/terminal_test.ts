/** The report for terminals: columns stand below each other, and nothing in a file is obeyed. */

import { csvLines, safe } from "../../src/report-model/csv.ts";
import { report } from "./whole.ts";
import { terminalEnd, terminalHead, terminalLine } from "../../src/report-model/terminal.ts";
import type { Problem } from "../../src/report-model/types.ts";
import { handBackOf, handed } from "../intake/made.ts";
import { same } from "../expect.ts";

const DONE = { finished: "2026-03-02T09:00:00.000Z", points: 8, of: 8, passed: true };

function reportOf(names: string[], problems: Problem[] = [], id = "F05") {
  const files = names.map((name, place) => ({
    name: `${place}.json`,
    content: handBackOf(name, [handed({ id, first: DONE })]),
  }));
  const judged = () => undefined;
  const now = "2026-03-10T00:00:00.000Z";
  const none = { assignment: null, roster: [], merges: new Map(), exercises: null, judged, now };
  return report({ ...none, files, problems });
}

Deno.test("the table reads like this", () => {
  const found = reportOf(["Ana", "Ana"], [{ file: "d.json", reason: "It is empty." }]);
  same(
    [
      terminalHead(),
      ...found.learners.map((row) => terminalLine(row)),
      "",
      terminalEnd(found, found.learners.length),
    ].join("\n").split("\n"),
    [
      "Self-reported: each line says what a learner's own browser counted.",
      "",
      "learner                     done      passed    done without passing  under way  late  next" +
      "                signed off",
      "Ana                         1 of 1    1 of 1",
      "",
      "Not read:",
      "  d.json: It is empty.",
      "",
      "2 files read, 1 learner; 1 identical file counted once; 1 file not read",
    ],
  );
});

Deno.test("one problem may stand for many files, and where there is nothing that is said", () => {
  const many = [{ file: "week", reason: "300 files", files: 300 }];
  same(
    terminalEnd(reportOf([], many), 0).split("\n").at(-1),
    "0 files read, 0 learners; 300 files not read",
  );
  same(terminalEnd(reportOf([]), 0), "0 files read, 0 learners");
});

Deno.test("wide letters and long words keep the columns", () => {
  const found = reportOf([
    "李小龍".repeat(20),
    "x".repeat(80),
    "e\u0301".repeat(30),
    "Ana",
    "😀😀",
  ]);
  const widths = found.learners.map((row) => {
    const [before] = terminalLine(row).split("1 of 1");
    const letters = [...before!];
    const wide = letters.filter((each) => /[李小龍😀]/u.test(each)).length;
    return letters.length + wide - letters.filter((each) => each === "\u0301").length;
  });
  same(widths, [28, 28, 28, 28, 28]);
});

Deno.test("a terminal and a spreadsheet obey nothing in a file", () => {
  const hostile = "\x1b]0;owned\x07\x1b[2J\r\u202e\u2028";
  const found = reportOf([`E${hostile}`], [{ file: `c${hostile}`, reason: "no" }], `F${hostile}`);
  const text = found.learners.map((row) => terminalLine(row)).join("\n") +
    terminalEnd(found, 1);
  same(/[\p{Cc}\p{Cf}\p{Zl}]/u.test(text.replaceAll("\n", "")), false);
  same(text.includes("E\\x1b]0;owned"), true);
  const lines = found.learners.map((row) => csvLines(row, found.items)).join("");
  same(/[\p{Cc}\p{Cf}\p{Zl}]/u.test(lines.replaceAll("\r\n", "")), false);
  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uff1d1"]) {
    same(safe(cell).startsWith("'"), true);
  }
});

Deno.test("no variant and an empty one are two entries of a learner", () => {
  const gate = (variant: string | null) => handed({ kind: "gate", variant, first: DONE });
  const older = handBackOf("Ana", [gate(null), gate("")], { made: "2026-03-03T00:00:00Z" });
  const newer = handBackOf("Ana", [gate(null)]);
  const files = [older, newer].map((content, place) => ({ name: `${place}`, content }));
  const none = { assignment: null, roster: [], merges: new Map(), exercises: null, problems: [] };
  const found = report({ ...none, files, judged: () => undefined, now: "2026-03-10T00:00:00Z" });
  same(found.older, 1);
});
