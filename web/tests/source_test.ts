/** What may not stand in the client's sources: ways by which text could become markup or code. */

import { same } from "./expect.ts";

const UNSAFE =
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafe(?:HTML|SVG|Static)|\beval\b|new Function|setAttribute\(["']on/;
const SOURCES = new URL("../src/", import.meta.url);

Deno.test("no source of the client turns text into markup or code", () => {
  const names = [...Deno.readDirSync(SOURCES)].map((entry) => entry.name);
  const found = names.filter((name) => UNSAFE.test(Deno.readTextFileSync(new URL(name, SOURCES))));
  same(found, []);
  same(names.length > 10, true);
});

Deno.test("the test above would see one", () => {
  same(["element.innerHTML = words", "eval(words)"].map((line) => UNSAFE.test(line)), [true, true]);
});
