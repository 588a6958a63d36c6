/** The report as a table for spreadsheets; a cell that one would take for a formula is text. */

import { nameKey } from "./names.ts";
import { rosterOf } from "./roster.ts";
import { type ItemStanding, stateOf } from "./standing.ts";
import { flagsInWords, ODD_CLOCK, STATE_WORDS } from "./standing-words.ts";
import type { Column, Report, Row } from "./types.ts";
import { FORMULA, visible } from "./visible.ts";

const NO_ROSTER = rosterOf("");

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
  "passed",
];

/** One row a learner and item, with a byte order mark and CRLF as spreadsheets want it. */
export function csv({ items, learners }: Report, roster = NO_ROSTER): string {
  return csvHead(roster) + learners.map((row) => csvLines(row, items, roster)).join("");
}

/** The byte order mark, and the names of the columns; the last are those of the roster. */
export function csvHead({ kept, headings } = NO_ROSTER): string {
  const own = kept.map((place) => field(headings[place]!));
  return `\ufeff${[...COLUMNS, ...own].join(",")}\r\n`;
}

/** The lines of a learner, one an item. Points and what they are out of have columns of their own:
 * a spreadsheet would make a date of "5/8". */
export function csvLines(
  { name, not_on_roster, odd_clock, cells }: Row,
  items: readonly Column[],
  { kept, rest } = NO_ROSTER,
): string {
  const own = kept.length ? rest.get(nameKey(name)) : [];
  const beside = (own ?? kept.map(() => "")).map((cell) => `,${field(cell)}`).join("");
  const learner = `${field(name)},${not_on_roster ? "no" : "yes"}`;
  let lines = "";
  for (let place = 0; place < items.length; place++) {
    const { id, exercises } = items[place]!;
    const cell = cells[place]!;
    const { variant, finished, first, latest, attempts, passed } = cell;
    const flags = odd_clock ? [...flagsInWords(cell), ODD_CLOCK] : flagsInWords(cell);
    lines += `${learner},${field(id)},${field(exercises.join(" "))},${field(variant ?? "")},` +
      `${STATE_WORDS[stateOf(cell)]},${flags.join("; ")},${finished ?? ""},` +
      `${points(first)},${points(latest)},${attempts},` +
      `${passed ? passed === "no" ? "no" : "yes" : ""}${beside}\r\n`;
  }
  return lines;
}

function points(result: ItemStanding["first"]): string {
  return `${result?.points ?? ""},${result?.of ?? ""}`;
}

/** Text that no spreadsheet runs and no terminal obeys. */
export function safe(cell: string): string {
  return FORMULA.test(cell) ? `'${visible(cell)}` : visible(cell);
}

/** Of what stands in very many lines each is looked at once; what is not, soon is forgotten. */
const fields = new Map<string, string>();
const MOST_FIELDS = 10_000;

function field(cell: string): string {
  const found = fields.get(cell);
  if (found !== undefined) return found;
  if (fields.size >= MOST_FIELDS) fields.clear();
  const text = safe(cell);
  const put = /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  fields.set(cell, put);
  return put;
}
