/** Of folders that are chosen whole, the files that are read; of all others one line tells. */

import type { Problem } from "./shapes.ts";

/** A file as a browser hands it over; of a folder it says where in it the file lies. */
export type FolderFile = Pick<File, "name"> & Partial<Pick<File, "webkitRelativePath">>;

const TAKEN = /\.(?:json|txt|eml|zip)$/i;
const OF_THE_SYSTEM = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;
const KINDS = ".json, .txt, .eml or .zip";
const MOST_NAMED = 3;

const within = (path: string) => path.slice(path.indexOf("/") + 1);

/** A file that was chosen by itself is taken whatever it is called. */
export function takenOf<F extends FolderFile>(
  files: readonly F[],
): { taken: F[]; others: Problem[] } {
  const taken = files.filter((each) => !each.webkitRelativePath || TAKEN.test(each.name));
  const paths = files
    .filter(({ name, webkitRelativePath: path }) =>
      path && !TAKEN.test(name) && !OF_THE_SYSTEM.test(name)
    )
    .map(({ webkitRelativePath }) => webkitRelativePath ?? "").sort();
  if (paths.length <= MOST_NAMED) {
    return { taken, others: paths.map((file) => ({ file, reason: `It is none of ${KINDS}.` })) };
  }
  const few = paths.slice(0, MOST_NAMED).map(within).join(", ");
  const reason = `${paths.length} files in it are none of ${KINDS}: ${few} and ${
    paths.length - MOST_NAMED
  } more.`;
  return { taken, others: [{ file: paths[0]?.split("/")[0] ?? "", reason }] };
}
