/** The report as a table for spreadsheets; a cell that one would take for a formula is text. */

import { flagsInWords, ODD_CLOCK, stateInWords } from "./standing-words.ts";
import type { Report } from "./types.ts";

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const COLUMNS = [
  "learner",
  "on roster",
  "item",
  "exercises",
  "variant",
  "state",
  "flags",
  "finished",
  "first points",
  "first of",
  "latest points",
  "latest of",
  "tries",
];

/** One row a learner and item, with a byte order mark and CRLF as spreadsheets want it. */
export function csv({ items, learners }: Report): string {
  const rows = learners.flatMap(({ name, not_on_roster, odd_clock, cells }) =>
    items.map(({ id, exercises }, place) => {
      const cell = cells[place]!;
      return [
        name,
        not_on_roster ? "no" : "yes",
        id,
        exercises.join(" "),
        cell.variant,
        stateInWords(cell),
        [...flagsInWords(cell), ...odd_clock ? [ODD_CLOCK] : []].join("; "),
        cell.finished,
        cell.first?.points,
        cell.first?.of,
        cell.latest?.points,
        cell.latest?.of,
        cell.attempts,
      ];
    })
  );
  return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** Text that no spreadsheet runs and no terminal obeys. */
export function safe(cell: string): string {
  const shown = cell.replace(HIDDEN, escaped);
  return FORMULA.test(cell) ? `'${shown}` : shown;
}

function escaped(letter: string): string {
  const number = letter.codePointAt(0) ?? 0;
  const digits = number.toString(16);
  if (number < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return number < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function field(cell: string | number | null | undefined): string {
  if (typeof cell === "number") return String(cell);
  const text = safe(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
