/** What may not stand in the client's sources: ways by which text could become markup or code. */

import { same } from "./expect.ts";

const UNSAFE =
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafe(?:HTML|SVG|Static)|\beval\b|new Function|setAttribute\(["']on/;
const SOURCES = new URL("../src/", import.meta.url);

function filesIn(folder: URL): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesIn(new URL(`${name}/`, folder)) : [new URL(name, folder).href]
  );
}

Deno.test("no source of the client turns text into markup or code", () => {
  const names = filesIn(SOURCES);
  const found = names.filter((name) => UNSAFE.test(Deno.readTextFileSync(new URL(name))));
  same(found, []);
  same(names.length > 10, true);
});

Deno.test("the test above would see one", () => {
  same(["element.innerHTML = words", "eval(words)"].map((line) => UNSAFE.test(line)), [true, true]);
});
