/** A folder full of other things is told in one line, and each hand-back in it is read. */

import { byName, MOST_FILES, notTaken, takenOf } from "../../src/intake/folders.ts";
import { same } from "../expect.ts";

const inFolder = (name: string) => ({ name, path: `week/${name}` });

Deno.test("of a folder the files that may hold hand-backs are taken, and few others are named", () => {
  const names = ["ana.json", "b.TXT", "c.eml", "photo.png", ".DS_Store", "Desktop.ini", "all.zip"];
  const { taken, others, aside } = takenOf(names.map(inFolder));
  same(aside, 2);
  same(taken.map(({ name }) => name), ["ana.json", "b.TXT", "c.eml", "all.zip"]);
  same(others, [{
    file: "week/photo.png",
    reason: "It is none of .json, .txt, .eml, .mbox or .zip.",
  }]);
});

Deno.test("many others are told in one line", () => {
  const files = Array.from(
    { length: 3000 },
    (_, i) => inFolder(`${String(i).padStart(4, "0")}.png`),
  );
  same(takenOf(files), {
    taken: [],
    others: [{
      file: "week",
      reason: "3,000 files in it are none of .json, .txt, .eml, .mbox or .zip: " +
        "0000.png, 0001.png, 0002.png and 2,997 more.",
      files: 3000,
    }],
    aside: 0,
  });
});

Deno.test("of several folders each tells of its own", () => {
  const files = ["1.png", "2.png", "3.png", "4.png", "a.json"].map(inFolder);
  const { taken, others } = takenOf([...files, { name: "x.png", path: "b/c/x.png" }]);
  same(taken.map(({ path }) => path), ["week/a.json"]);
  same(others.map(({ file }) => file), ["week", "b/c/x.png"]);
});

Deno.test("a file that was chosen by itself is tried whatever it is called", () => {
  const files = [{ name: "code", path: "" }, { name: "notes.md", path: "" }];
  same(takenOf(files), { taken: files, others: [], aside: 0 });
});

Deno.test("side files of a system are counted, chosen by themselves or in a folder", () => {
  const alone = ["._ana.json", "~$ana.json", "Thumbs.db"].map((name) => ({ name, path: "" }));
  const within = ["__MACOSX/a/ana.json", ".Spotlight-V100/x.txt", "in/._ana.json"].map((path) => ({
    name: path.split("/").at(-1)!,
    path: `share/${path}`,
  }));
  same(takenOf([...alone, ...within]), { taken: [], others: [], aside: 6 });
  // Somebody who chooses such a folder itself wants what is in it.
  const own = [{ name: "a.json", path: "__MACOSX/a.json" }];
  same(takenOf(own), { taken: own, others: [], aside: 0 });
});

Deno.test("a folder of far too many files is not read", () => {
  const many = Array.from({ length: MOST_FILES + 1 }, () => inFolder("a.json"));
  const alone = { name: "b.json", path: "" };
  same(takenOf([...many, alone]), {
    taken: [alone],
    others: [{ file: "week", reason: "It holds more than 100,000 files." }],
    aside: 0,
  });
});

Deno.test("names stand in the order of their characters, as the command sorts them", () => {
  const names = ["\u{1f600}", "b", "\ufffd", "aa", "a", "B", ""];
  same(byName(names, (name) => name), ["", "B", "a", "aa", "b", "\ufffd", "\u{1f600}"]);
  same(notTaken(["b.png", "a.png"], [".json", ".txt"], "x"), [
    { file: "x/a.png", reason: "It is none of .json or .txt." },
    { file: "x/b.png", reason: "It is none of .json or .txt." },
  ]);
});
