/** Names that belong together, from a file: for each name handed back the one on the roster.
 *
 * Each line holds a name of the roster, then the names that its hand-backs came under; commas,
 * semicolons or tabs stand between them. */

import { nameKey, near } from "./names.ts";
import { type Roster, rowsOf, SEPARATORS, tidied } from "./roster.ts";

/** No name is that long; a quote that is not closed makes a cell of all that follows. */
const LONGEST_CELL = 100_000;
const MOST_NAMED = 50;

interface Line {
  number: number;
  name: string;
  others: string[];
}

/** The names, or why they cannot be brought together, with file and line. */
export function mergesIn(
  text: string,
  { names, known, also }: Pick<Roster, "names" | "known" | "also">,
  file: string,
): { merges: Map<string, string> } | { problem: string } {
  const found = new Map<string, { name: string; number: number }>();
  const lines = linesOf(text);
  if ("wrong" in lines) {
    return {
      problem: `${file}, line ${lines.wrong}: it cannot be read as names with commas between`,
    };
  }
  for (const { number, name: first, others } of lines.read) {
    const no = (words: string) => ({ problem: `${file}, line ${number}: ${words}` });
    if (!first) return no("no name of the roster stands first");
    const name = known.get(nameKey(first)) ?? also.get(nameKey(first));
    if (name === undefined) {
      const [meant] = near(first, names);
      return no(
        `"${first}" is not on the roster${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
      );
    }
    for (const own of others) {
      const key = nameKey(own);
      if (key === nameKey(name) || also.get(key) === name) continue;
      if (known.has(key)) return no(`"${own}" is a name of the roster itself`);
      const earlier = found.get(key);
      if (earlier && earlier.name !== name) {
        return no(`"${own}" stands for "${earlier.name}" in line ${earlier.number} already`);
      }
      if (!earlier) found.set(key, { name, number });
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
    const [name = "", ...more] = cells.map(tidied);
    const others = more.filter(Boolean);
    if (name || others.length) read.push({ number, name, others });
  }
  return { read };
}

/** Names that are not on the roster, to those on it that may be meant. Of very many only some. */
export function nearest(
  names: readonly string[],
  roster: readonly string[],
): Map<string, string[]> {
  const found = names.slice(0, MOST_NAMED).map((name) => [name, near(name, roster)] as const);
  return new Map(found.filter(([, perhaps]) => perhaps.length));
}

/** The lines of a file that brings names together. */
export function mergeFile(merges: ReadonlyMap<string, string>): string {
  const found = new Map<string, string[]>();
  for (const [own, name] of merges) found.set(name, [...found.get(name) ?? [name], own]);
  return [...found.values()].map((names) => `${names.map(cell).join("\t")}\n`).join("");
}

function cell(name: string): string {
  const plain = tidied(name);
  return plain.startsWith('"') ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** What such a file says, whoever stands on a roster. */
export function keptMerges(text: string): Map<string, string> {
  const lines = linesOf(text);
  const read = "read" in lines ? lines.read : [];
  return new Map(read.flatMap(({ name, others }) => others.map((own) => [own, name] as const)));
}
