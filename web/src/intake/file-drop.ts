/** Files and folders as they are chosen or dropped: both ways bring the same. */

import { type Lying, MOST_FILES, TOO_MANY } from "./folders.ts";
import type { Problem } from "../report-model/types.ts";

/** A file that is opened when it is its turn; that may fail. */
interface Coming extends Lying {
  file: () => Promise<File>;
}

export interface Brought {
  files: Coming[];
  problems: Problem[];
}

/** From a page that was opened as a file some browsers let no folder be dropped. */
const SHUT = "The browser could not read this folder. Choose it with “or a whole folder” instead.";

/** What was chosen, and the field is as before. */
export function chosenIn(input: HTMLInputElement): Brought {
  const files = [...input.files ?? []].map((file) => coming(file, file.webkitRelativePath ?? ""));
  input.value = "";
  return { files, problems: [] };
}

/** What was dropped. The event tells it while it lasts; folders are then walked through. */
export async function droppedIn(data: DataTransfer | null): Promise<Brought> {
  const files: Coming[] = [];
  const folders: FileSystemDirectoryEntry[] = [];
  for (const item of data?.items ?? []) {
    const entry = item.webkitGetAsEntry?.() ?? null;
    const file = item.getAsFile();
    if (isFolder(entry)) folders.push(entry);
    else if (file) files.push(coming(file, ""));
  }
  const problems: Problem[] = [];
  for (const folder of folders) {
    const found = await below(folder);
    files.push(...found.files);
    problems.push(...found.problems);
  }
  return { files, problems };
}

/** All files below a folder, and which folders in it could not be read. */
async function below(top: FileSystemDirectoryEntry): Promise<Brought> {
  const files: Coming[] = [];
  const problems: Problem[] = [];
  const open = [top];
  let count = 0;
  for (let folder = open.pop(); folder; folder = open.pop()) {
    try {
      for await (const entry of entriesOf(folder)) {
        if (isFolder(entry)) open.push(entry);
        else files.push(lying(entry as FileSystemFileEntry));
        if (++count > 2 * MOST_FILES) {
          return { files: [], problems: [{ file: top.name, reason: TOO_MANY }] };
        }
      }
    } catch {
      problems.push({ file: folder.fullPath.slice(1), reason: SHUT });
    }
  }
  return { files, problems };
}

/** A browser tells the entries of a folder some at a time, and at the end none. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject)
    );
    if (!some.length) return;
    yield* some;
  }
}

function lying(entry: FileSystemFileEntry): Coming {
  const file = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return { name: entry.name, path: entry.fullPath.slice(1), file };
}

function coming(file: File, path: string): Coming {
  return { name: file.name, path, file: () => Promise.resolve(file) };
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory ?? false;
}
