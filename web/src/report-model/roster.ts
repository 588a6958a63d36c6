/** A roster as it was pasted or saved: names, a line each, or a table with a column of them. */

import { counted } from "../contract/wording.ts";
import { nameKey } from "./names.ts";

/** Which of a table are the names: `lines` for each whole line, else columns by heading or number, with
 * `+` between those that are put together; empty for what the table looks like. */
export type Choice = string;

export interface Roster {
  /** In their order, each once. */
  names: string[];
  /** The same by their keys. */
  known: Map<string, string>;
  /** Other ways in which the roster itself writes a name, to the name. */
  also: Map<string, string>;
  /** Which columns else are kept, by number from 0. */
  kept: number[];
  /** By the key of a name: what stands in those columns. */
  rest: Map<string, string[]>;
  /** All headings of a table; none of a list. */
  headings: string[];
  /** Which columns are the names, by number from 0; none of a list. */
  named: number[];
  email: number | null;
  /** Rows that hold something and no name. */
  passed: number;
  /** Names that stood there with the last name first. */
  turned: number;
}

/** What may stand between cells, the surest first. */
export const SEPARATORS = ["\t", ";", ","] as const;

export const LINES = "lines";
const LONGEST = 80;
/** Above the headings a title may stand. */
const HEAD_WITHIN = 3;
const BULLET = /^\s*(?:\d{1,4}[.)]|[-*•·–])\s+/;
const ADDRESS = /\s*[<(]\s*[^<>()\s]+@[^<>()\s]+\s*[>)]\s*$/;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|mba|esq)\b/i;
const FULL =
  /^(?:(?:full|display|complete|learner|participant|employee|student|vollst\S+|anzeige|voller)?.?names?|(?:last|first|sur|nach|vor)(?:.?name|-)?(?: ?[,/&+]? ?(?:and |und )?)(?:last|first|nach|vor).?name|learners?|participants?|employees?|persons?|mitarbeiter\S*|teilnehmer\S*|nom complet|nombre completo)$/;
const FIRST = /^(?:first|given|fore|preferred).?name$|^(?:vorname|rufname|prenom|nombre|voornaam)$/;
const LAST =
  /^(?:last|family|sur).?name$|^(?:nachname|familienname|zuname|nom|apellidos?|cognome|achternaam)$/;
const MAIL = /^(?:e.?)?mail\b/;
const OTHER =
  /^(?:team|department|dept|division|unit|group|abteilung|bereich|gruppe|company|firma|role|rolle|title|position|job.?title|function|funktion|manager|vorgesetzter?|location|office|site|standort|ort|city|stadt|country|land|region|phone|mobile|telefon\S*|id|no|nr|#|number|nummer|start.?date|eintritt\S*|date|datum|notes?|comment|status|(?:personal|employee|staff|mitarbeiter|kunden|customer|user|student|lfd\.?|laufende)[-_. ]?(?:id|nr|no|number|nummer))\.?$/;

/** Read a roster; never throws. `choice` that names no column of it counts for nothing. */
export function rosterOf(text: string, choice: Choice = ""): Roster {
  const plain = text.replace(/^\ufeff/, "").replace(/^sep=.\r?\n/i, "");
  const rows = choice === LINES ? undefined : tableIn(plain);
  if (!rows) return listed(plain, choice !== LINES);
  const head = rows.slice(0, HEAD_WITHIN).findIndex(isHead);
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const headings = Array.from(
    { length: width },
    (_, place) => rows[head]?.[place] || `column ${place + 1}`,
  );
  const body = rows.slice(head + 1);
  const email = [...headings.keys()].find((place) =>
    isMostly(body, place, (cell) => cell.includes("@") && !ADDRESS.test(cell))
  );
  const chosen = chosenOf(choice, headings);
  const named = chosen ?? namedOf(body, head < 0 ? [] : headings, width, email);
  const roster = { ...EMPTY(), headings, named, email: email ?? null };
  roster.kept = [...headings.keys()].filter((place) =>
    !named.includes(place) && body.some((cells) => cells[place])
  );
  for (const cells of body) {
    const parts = named.map((place) => cells[place] ?? "");
    const name = put(roster, parts.join(" "), named.length === 1, parts);
    if (!name && cells.some(Boolean)) roster.passed++;
    if (!name || roster.rest.has(nameKey(name))) continue;
    roster.rest.set(nameKey(name), roster.kept.map((place) => cells[place] ?? ""));
    const mail = email === undefined ? "" : cells[email] ?? "";
    if (mail) roster.also.set(nameKey(mail), name);
  }
  return done(roster);
}

/** What was taken for what, in a sentence or two. */
export function rosterInWords(roster: Roster): string {
  const { headings, named, email, passed, turned, names } = roster;
  const quoted = (place: number) => `“${headings[place]}”`;
  const kept = roster.kept.filter((place) => place !== email);
  return [
    `${counted(names.length, "name")}${
      named.length
        ? ` from the ${named.length > 1 ? "columns" : "column"} ${named.map(quoted).join(" and ")}`
        : ""
    }`,
    ...email === null || named.includes(email) ? [] : [`e-mail from ${quoted(email)}`],
    ...kept.length ? [`kept for the table: ${kept.map(quoted).join(", ")}`] : [],
    ...turned ? [`${turned} with the last name first turned round`] : [],
    ...passed ? [`${counted(passed, "row")} without a name passed over`] : [],
  ].join("; ") + ".";
}

const EMPTY = (): Roster => ({
  ...{ names: [], known: new Map(), also: new Map(), kept: [], rest: new Map(), headings: [] },
  ...{ named: [], email: null, passed: 0, turned: 0 },
});

/** Names that are on the roster are no other way of writing one that is on it. */
function done(roster: Roster): Roster {
  for (const key of roster.known.keys()) roster.also.delete(key);
  roster.names = [...roster.known.values()];
  return roster;
}

/** A name without what stands around it. */
export function tidied(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return [...plain].slice(0, LONGEST).join("").trim();
}

/** The name in a line or in a cell is added, if it is not there; returned as it is called. */
function put(roster: Roster, given: string, turns: boolean, parts: readonly string[] = []): string {
  const written = tidied(turns ? given.replace(BULLET, "").replace(ADDRESS, "") : given);
  const [last, first, more] = written.split(",").map((part) => part.trim());
  const turn = turns && last && first && more === undefined && !SUFFIX.test(first);
  const name = turn ? `${first} ${last}` : written;
  const key = nameKey(name);
  if (!key) return "";
  const there = roster.known.get(key);
  if (!there) roster.known.set(key, name);
  if (turn) {
    if (!there) roster.turned++;
    roster.also.set(nameKey(written), there ?? name);
  }
  if (parts.length === 2) {
    roster.also.set(nameKey(`${tidied(parts[1]!)}, ${tidied(parts[0]!)}`), there ?? name);
  }
  return there ?? name;
}

function listed(text: string, turns: boolean): Roster {
  const roster = EMPTY();
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
  // A column that was copied alone may have its heading with it.
  if (turns && lines.length > 1 && FULL.test(headingKey(lines[0]!))) lines.shift();
  for (const line of lines) put(roster, line, turns);
  return done(roster);
}

/** Rows of cells; a cell in quotes may hold the separator, line ends, and quotes that are doubled. */
export function* rowsOf(
  text: string,
  between: string,
): Generator<{ number: number; cells: string[] }> {
  let [number, cells, cell, quoted] = [1, [] as string[], "", false];
  const plain = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at]!;
    if (letter === "\n") number++;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else quoted = false;
    } else if (letter === '"' && !cell.trim()) [cell, quoted] = ["", true];
    else if (letter === between) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      yield { number: number - 1, cells: [...cells, cell] };
      [cells, cell] = [[], ""];
    } else cell += letter;
  }
  yield { number, cells: [...cells, cell] };
}

/** The rows of a table, without those that are blank; undefined if it does not look like one. */
function tableIn(text: string): string[][] | undefined {
  for (const between of SEPARATORS) {
    if (!text.includes(between)) continue;
    const rows = [...rowsOf(text, between)].map(({ cells }) => cells.map((cell) => cell.trim()))
      .filter((cells) => cells.some(Boolean));
    const [first] = rows;
    if (!first) continue;
    const wide = rows.filter(({ length }) => length > 1);
    if (rows.length === 1 && first.length > (between === "," ? 2 : 1)) {
      // Names, or addresses of a mail, one behind the other; or one person with an address.
      const mails = first.filter((cell) => cell.includes("@")).length;
      return mails === 0 || mails > 1 ? first.map((cell) => [cell]) : rows;
    }
    if (between === "," && !isHead(first) && areTurned(wide)) return undefined;
    if (wide.length > 1 && wide.length >= 0.8 * rows.length) return rows;
  }
  return undefined;
}

/** Whether rows are `Last, First`: two words and no more, the second ones of many kinds. */
function areTurned(rows: readonly string[][]): boolean {
  const single = rows.filter(([last = ""]) => !last.includes(" ")).length;
  const kinds = new Set(rows.map(([, first]) => first)).size;
  return rows.every(({ length }) => length === 2) && single > rows.length / 2 &&
    !rows.some((cells) => cells.some((cell) => cell.includes("@"))) &&
    (rows.length < 4 || kinds > rows.length / 2);
}

function isHead(cells: readonly string[]): boolean {
  const known = cells.map(headingKey);
  return !cells.some((cell) => cell.includes("@")) &&
    known.some((cell) => [FULL, FIRST, LAST, MAIL, OTHER].some((kind) => kind.test(cell)));
}

function headingKey(cell: string): string {
  return nameKey(cell).normalize("NFD").replace(/\p{M}/gu, "").replace(/_/g, " ");
}

function chosenOf(choice: Choice, headings: readonly string[]): number[] | undefined {
  const places = choice.split("+").map((word) => {
    const at = headings.findIndex((each) => nameKey(each) === nameKey(word));
    return at >= 0 ? at : /^\d+$/.test(word.trim()) ? Number(word) - 1 : -1;
  });
  return choice && places.every((at) => at >= 0 && at < headings.length) ? places : undefined;
}

/** Whether a choice names columns of this roster, or each line. */
export function isChoice(choice: Choice, { headings }: Roster): boolean {
  return choice === "" || choice === LINES || chosenOf(choice, headings) !== undefined;
}

/** The columns of the names: by their headings, else by what stands in them. */
function namedOf(
  rows: readonly string[][],
  headings: readonly string[],
  width: number,
  email: number | undefined,
): number[] {
  const keys = headings.map(headingKey);
  const at = (kind: RegExp) => keys.findIndex((key) => kind.test(key));
  const [full, first, last] = [at(FULL), at(FIRST), at(LAST)];
  // In German a table often says "Name" for the last name, beside "Vorname".
  if (first >= 0 && (last >= 0 || full >= 0)) return [first, last >= 0 ? last : full];
  if (full >= 0 || last >= 0) return [full >= 0 ? full : last];
  const places = Array.from({ length: width }, (_, place) => place).filter((place) => {
    const cells = rows.map((cells) => cells[place] ?? "").filter(Boolean);
    const few = rows.length > 3 && new Set(cells).size <= cells.length / 2;
    return place !== email && !few &&
      isMostly(rows, place, (cell) => /\p{L}{2}/u.test(cell) && !/\d/.test(cell)) &&
      !MAIL.test(keys[place] ?? "") && !OTHER.test(keys[place] ?? "");
  });
  const whole = places.find((place) => isMostly(rows, place, (cell) => /\S[\s,]+\S/.test(cell)));
  if (whole !== undefined) return [whole];
  if (first >= 0) return [first];
  const [one, other] = places;
  if (one === undefined) return [email ?? 0];
  if (other === undefined || headings.length) return [one];
  // The mail address tells which of two comes first.
  const begins = rows.filter((cells) => {
    const mail = nameKey(cells[email ?? -1] ?? "");
    return mail.startsWith(nameKey(cells[other] ?? "-"));
  }).length;
  return begins > rows.length / 2 ? [other, one] : [one, other];
}

/** Whether more than half of what stands in a column fits. */
function isMostly(rows: readonly string[][], place: number, fits: (cell: string) => boolean) {
  const cells = rows.map((cells) => cells[place] ?? "").filter(Boolean);
  return cells.filter(fits).length > cells.length / 2;
}
