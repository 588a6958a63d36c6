/** Of folders that are chosen or dropped, the files that are read; of all others one line tells. */

import type { Problem } from "../report-model/types.ts";

/** A file by its name; of a folder, with the path from that folder on, else with none. */
export interface Lying {
  name: string;
  path: string;
}

/** As many files as a folder may have. */
export const MOST_FILES = 100_000;
export const TOO_MANY = `It holds more than ${MOST_FILES.toLocaleString("en-US")} files.`;

const TAKEN = /\.(?:json|txt|eml|zip)$/i;
const KINDS = [".json", ".txt", ".eml", ".zip"];
const OF_THE_SYSTEM = /^__MACOSX\/|(?:^|\/)(?:\.ds_store|thumbs\.db|desktop\.ini)$/i;
const MOST_NAMED = 3;
const HIGH = /[\ud800-\uffff]/g;

/** A file that was chosen by itself is taken whatever it is called. */
export function takenOf<F extends Lying>(files: readonly F[]): { taken: F[]; others: Problem[] } {
  const folders = new Map<string, F[]>();
  for (const each of files) {
    const folder = each.path.split("/", 1)[0]!;
    const within = folders.get(folder);
    if (within) within.push(each);
    else folders.set(folder, [each]);
  }
  const alone = folders.get("") ?? [];
  folders.delete("");
  const found = [...folders].map(([folder, within]) => takenIn(folder, within));
  return {
    taken: [...alone, ...found.flatMap(({ taken }) => taken)],
    others: found.flatMap(({ others }) => others),
  };
}

/** Of one folder; each path begins with it. */
export function takenIn<F extends Lying>(
  folder: string,
  files: readonly F[],
  most = MOST_FILES,
): { taken: F[]; others: Problem[] } {
  if (files.length > most) return { taken: [], others: [{ file: folder, reason: TOO_MANY }] };
  const foreign = files.filter(({ name }) => !TAKEN.test(name) && !ofTheSystem(name));
  const names = foreign.map(({ path }) => path.slice(folder.length + 1));
  return {
    taken: files.filter(({ name }) => TAKEN.test(name)),
    others: notTaken(names, KINDS, folder),
  };
}

/** Say which files are of another kind; of many, all in one line of what they lie in. */
export function notTaken(
  names: readonly string[],
  endings: readonly string[],
  within: string,
): Problem[] {
  const sorted = byName(names, (name) => name);
  const kinds = `${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}`;
  const fileOf = (name: string) => name ? `${within}/${name}` : within;
  if (sorted.length <= MOST_NAMED) {
    return sorted.map((name) => ({ file: fileOf(name), reason: `It is none of ${kinds}.` }));
  }
  const [all, rest] = [sorted.length, sorted.length - MOST_NAMED].map((count) =>
    count.toLocaleString("en-US")
  );
  const few = sorted.slice(0, MOST_NAMED).join(", ");
  const reason = `${all} files in it are none of ${kinds}: ${few} and ${rest} more.`;
  return [{ file: within, reason, files: sorted.length }];
}

/** What a system puts beside the files that somebody chose. */
export function ofTheSystem(path: string): boolean {
  return OF_THE_SYSTEM.test(path);
}

/** In the order of the characters of their names, as Python sorts: in JavaScript those that take
 * two units would come before some that take one. What has one name stays as it was. */
export function byName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: nameOf(item).replace(HIGH, lifted) }));
  keyed.sort((a, b) => a.key < b.key ? -1 : Number(a.key > b.key));
  return keyed.map(({ item }) => item);
}

function lifted(unit: string): string {
  const code = unit.charCodeAt(0);
  return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
}
