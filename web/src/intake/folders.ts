/** Of folders that are chosen or dropped, the files that are read; of all others one line tells, and
 * what a system put beside them is only counted. */

import type { Problem } from "../report-model/types.ts";

/** A file by its name; of a folder, with the path from that folder on, else with none. */
export interface Lying {
  name: string;
  path: string;
}

/** As many files as a folder may have. */
export const MOST_FILES = 100_000;
export const TOO_MANY = `It holds more than ${MOST_FILES.toLocaleString("en-US")} files.`;

/** What may hold a hand-back, or is told by its name what to do with it. */
export const TAKEN = /\.(?:json|txt|eml|mbox|msg|zip)$|(?:^|[/\\])winmail\.dat$/i;
export const KINDS = [".json", ".txt", ".eml", ".mbox"];
/** Folders and files of macOS, Windows, Linux, of office programs and of storage in a network. */
const FOLDERS_OF_SYSTEMS =
  /(?:^|\/)(?:__MACOSX|\.(?:Spotlight-V100|Trash(?:es|-\d+)?|fseventsd|TemporaryItems|AppleDouble)|@eaDir|#recycle|\$RECYCLE\.BIN|System Volume Information)\//i;
const FILES_OF_SYSTEMS =
  /(?:^|\/)(?:\._[^/]*|\.DS_Store|\.localized|\.directory|Icon\r|(?:eh)?thumbs\.db|desktop\.ini|~\$[^/]*|\.~lock\.[^/]*|[^/]*:Zone\.Identifier)$/i;
const MOST_NAMED = 3;
const HIGH = /[\ud800-\uffff]/g;

/** Which files are read, what is told of others, and how many more a system made. */
interface Sorted<F> {
  taken: F[];
  others: Problem[];
  aside: number;
}

/** A file that was chosen by itself is taken whatever it is called, if no system made it. */
export function takenOf<F extends Lying>(
  files: readonly F[],
  folderOf = ({ path }: F) => path.split("/", 1)[0]!,
  most = MOST_FILES,
): Sorted<F> {
  const folders = Map.groupBy(files, folderOf);
  const given = folders.get("") ?? [];
  const alone = given.filter(({ name }) => !ofTheSystem(name));
  folders.delete("");
  const found = [...folders].map(([folder, within]) => takenIn(folder, within, most));
  return {
    taken: [...alone, ...found.flatMap(({ taken }) => taken)],
    others: found.flatMap(({ others }) => others),
    aside: found.reduce((sum, { aside }) => sum + aside, given.length - alone.length),
  };
}

/** Of one folder; each path begins with it. */
function takenIn<F extends Lying>(folder: string, files: readonly F[], most: number): Sorted<F> {
  if (files.length > most) {
    return { taken: [], others: [{ file: folder, reason: TOO_MANY }], aside: 0 };
  }
  const within = ({ path }: F) => path.slice(folder.length + 1);
  const own = files.filter((each) => !ofTheSystem(within(each)));
  const foreign = own.filter(({ name }) => !TAKEN.test(name)).map(within);
  return {
    taken: own.filter(({ name }) => TAKEN.test(name)),
    others: notTaken(foreign, [...KINDS, ".zip"], folder),
    aside: files.length - own.length,
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
  const own = path.replaceAll("\\", "/");
  return FILES_OF_SYSTEMS.test(own) || FOLDERS_OF_SYSTEMS.test(own);
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
