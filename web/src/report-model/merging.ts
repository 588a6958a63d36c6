/** Names that belong together, from a file: for each name handed back the one on the roster.
 *
 * Each line holds a name of the roster, then the names that its hand-backs came under; commas,
 * semicolons or tabs stand between them. */

import { folded } from "./assigned-variant.ts";
import { namesIn } from "./learners.ts";

const SEPARATORS = ["\t", ";", ","];
/** No name is that long; a quote that is not closed makes a cell of all that follows. */
const LONGEST_CELL = 100_000;

interface Line {
  number: number;
  name: string;
  others: string[];
}

/** The names, or why they cannot be brought together, with file and line. */
export function mergesIn(
  text: string,
  roster: readonly string[],
  file: string,
): { merges: Map<string, string> } | { problem: string } {
  const known = new Map(roster.map((name) => [folded(name), name]));
  const found = new Map<string, { own: string; name: string; number: number }>();
  const lines = linesOf(text);
  if ("wrong" in lines) {
    return {
      problem: `${file}, line ${lines.wrong}: it cannot be read as names with commas between`,
    };
  }
  for (const { number, name: first, others } of lines.read) {
    const no = (words: string) => ({ problem: `${file}, line ${number}: ${words}` });
    if (!first) return no("no name of the roster stands first");
    const name = known.get(folded(first));
    if (name === undefined) return no(`"${first}" is not on the roster${meant(first, roster)}`);
    for (const own of others) {
      const key = folded(own);
      if (key === folded(name)) continue;
      if (known.has(key)) return no(`"${own}" is a name of the roster itself`);
      const earlier = found.get(key);
      if (earlier && earlier.name !== name) {
        return no(`"${own}" stands for "${earlier.name}" in line ${earlier.number} already`);
      }
      if (!earlier) found.set(key, { own, name, number });
    }
  }
  return { merges: new Map([...found].map(([key, { name }]) => [key, name])) };
}

/** The lines with names; or the number of one that cannot be read. */
function linesOf(text: string): { read: Line[] } | { wrong: number } {
  const between = SEPARATORS.find((each) => text.includes(each)) ?? ",";
  const read: Line[] = [];
  for (const { number, cells } of rowsOf(text, between)) {
    if (cells.some((cell) => cell.length > LONGEST_CELL)) return { wrong: number };
    const name = namesIn(cells[0] ?? "").join(" ");
    const others = cells.slice(1).flatMap(namesIn);
    if (name || others.length) read.push({ number, name, others });
  }
  return { read };
}

/** Rows of cells; a cell in quotes may hold the separator, line ends, and quotes that are doubled. */
function* rowsOf(text: string, between: string): Generator<{ number: number; cells: string[] }> {
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

/** The name that was most likely meant. */
function meant(word: string, names: readonly string[]): string {
  const near = names.map((name) => ({ name, far: distance(folded(word), folded(name)) }))
    .sort((a, b) => a.far - b.far)[0];
  return near && near.far <= Math.ceil(near.name.length / 4)
    ? `; did you mean "${near.name}"?`
    : "";
}

/** How many letters must be put in, taken out or changed, or change places with the next one. */
function distance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let at = 1; at <= other.length; at++) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      now.push(Math.min(
        last[at]! + 1,
        now[at - 1]! + 1,
        last[at - 1]! + change,
        swapped ? before[at - 2]! + 1 : Infinity,
      ));
    }
    [before, last] = [last, now];
  }
  return last[other.length]!;
}
