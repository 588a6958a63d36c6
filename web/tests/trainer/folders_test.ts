/** A folder full of other things is told in one line, and each hand-back in it is read. */

import { takenOf } from "../../src/trainer/folders.ts";
import { same } from "../expect.ts";

const inFolder = (name: string) => ({ name, webkitRelativePath: `week/${name}` });

Deno.test("of a folder the files that may hold hand-backs are taken, and few others are named", () => {
  const files = ["ana.json", "b.TXT", "c.eml", "photo.png", ".DS_Store", "all.zip"].map(inFolder);
  const { taken, others } = takenOf(files);
  same(taken.map(({ name }) => name), ["ana.json", "b.TXT", "c.eml", "all.zip"]);
  same(others, [{ file: "week/photo.png", reason: "It is none of .json, .txt, .eml or .zip." }]);
});

Deno.test("many others are told in one line", () => {
  const files = Array.from(
    { length: 300 },
    (_, i) => inFolder(`${String(i).padStart(3, "0")}.png`),
  );
  same(takenOf(files), {
    taken: [],
    others: [{
      file: "week",
      reason: "300 files in it are none of .json, .txt, .eml or .zip: " +
        "000.png, 001.png, 002.png and 297 more.",
    }],
  });
});

Deno.test("a file that was chosen by itself is tried whatever it is called", () => {
  const files = [{ name: "code" }, { name: "notes.md", webkitRelativePath: "" }];
  same(takenOf(files), { taken: files, others: [] });
});
