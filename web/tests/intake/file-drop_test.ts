/** What is dropped is the same as what is chosen: files by themselves, and all files of folders. */

import { chosenIn, droppedIn } from "../../src/intake/file-drop.ts";
import { same } from "../expect.ts";

interface Entry {
  isDirectory: boolean;
  name: string;
  fullPath: string;
}

/** A folder as a browser hands it over: its entries come two at a time, or not at all. */
function folder(path: string, entries: (Entry | number)[]): Entry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries(found: (some: unknown[]) => void, failed: (error: Error) => void) {
        if (entries.includes(0)) failed(new Error("locked"));
        else found(entries.slice(at, at += 2));
      },
    };
  };
  return { ...{ createReader, isDirectory: true }, ...named(path) };
}

function file(path: string): Entry {
  const own = new File(["x"], named(path).name);
  const open = (found: (file: File) => void) => found(own);
  return { ...{ file: open, isDirectory: false }, ...named(path) };
}

function named(path: string): { name: string; fullPath: string } {
  return { name: path.split("/").at(-1)!, fullPath: `/${path}` };
}

function dropped(...entries: (Entry | null)[]): Promise<string[]> {
  const items = entries.map((entry) => ({
    webkitGetAsEntry: () => entry,
    getAsFile: () => new File(["x"], entry?.name ?? "no-entry.json"),
  }));
  // A browser forgets what was dropped as soon as its event is over.
  const told = droppedIn({ items } as unknown as DataTransfer);
  items.length = 0;
  return told.then(async ({ files, problems }) => {
    const opened = files.map(async ({ path, file }) => `${path || "-"} ${(await file()).name}`);
    return [...await Promise.all(opened), ...problems.map(({ file, reason }) => file + reason)];
  });
}

Deno.test("files that are dropped are files by themselves, with an entry or without", async () => {
  same(await dropped(file("a.json"), null), ["- a.json", "- no-entry.json"]);
  same(await droppedIn(null), { files: [], problems: [] });
});

Deno.test("of folders every file at any depth is brought, with its path from there on", async () => {
  const deep = folder("week/in", [file("week/in/c.json"), folder("week/in/none", [])]);
  const entries = [file("week/a.json"), deep, file("week/b.txt"), file("week/d.png")];
  const found = await dropped(folder("week", entries), file("e.json"));
  same(found.sort(), [
    "- e.json",
    "week/a.json a.json",
    "week/b.txt b.txt",
    "week/d.png d.png",
    "week/in/c.json c.json",
  ]);
});

Deno.test("a folder that cannot be read is named beside what can", async () => {
  const found = await dropped(folder("week", [folder("week/in", [0]), file("week/a.json")]));
  same(found, [
    "week/a.json a.json",
    "week/inThe browser could not read this folder. Choose it with “or a whole folder” instead.",
  ]);
});

Deno.test("a folder without end is not walked through for ever", async () => {
  const endless = folder("week", []) as Entry & { createReader: () => unknown };
  endless.createReader = () => ({
    readEntries: (found: (some: Entry[]) => void) => found(Array(1000).fill(endless)),
  });
  same(await dropped(endless), ["weekIt holds more than 100,000 files."]);
});

Deno.test("what is chosen says where in a folder it lies, and the field can be used again", () => {
  const one = new File(["x"], "a.json");
  const other = Object.assign(new File(["x"], "b.json"), { webkitRelativePath: "week/b.json" });
  const field = { files: [one, other], value: "C:\\fakepath\\a.json" };
  const { files } = chosenIn(field as unknown as HTMLInputElement);
  same(files.map(({ name, path }) => [name, path]), [["a.json", ""], ["b.json", "week/b.json"]]);
  same(field.value, "");
});
