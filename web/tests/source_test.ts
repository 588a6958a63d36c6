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

Deno.test("templates are drawn by our own means alone, which live with whoever rewrites texts", () => {
  const lits = /import(?! type)[^;]*\b(html|svg|render)\b[^;]*from "lit/;
  const found = filesIn(SOURCES).filter((name) => lits.test(Deno.readTextFileSync(new URL(name))));
  same(found.map((name) => name.split("/").at(-1)), ["drawing.ts"]);
});

Deno.test("no template holds an element of ours: drawn anew it would have lost what it knows", () => {
  const ours = /^(?! *(\/?\*|\/\/)).*<pb-/m;
  const found = filesIn(SOURCES).filter((name) => ours.test(Deno.readTextFileSync(new URL(name))));
  same(found, []);
  same(ours.test("html`<pb-file></pb-file>`"), true);
});

Deno.test("no value is looked at before what is waited for has come, and written over after", () => {
  const late = /(\|\||&&|\?\?|[-+*/])= await/;
  const found = filesIn(SOURCES).filter((name) => late.test(Deno.readTextFileSync(new URL(name))));
  same(found, []);
  same(late.test("this.name ||= await kept()"), true);
});

Deno.test("no source reads back what a page says: a translator may have been there before", () => {
  // Data lies in templates, where none goes. The name of a drawn call is only shown
  // again, and lists are searched by the words that stand there for whoever searches.
  const reads = /(?<!\.content)\.(textContent|innerText)\b(?!\s*=[^=])/;
  const found = filesIn(SOURCES).filter((name) => reads.test(Deno.readTextFileSync(new URL(name))));
  same(found.map((name) => name.split("/").at(-1)).sort(), [
    "draw-element.ts",
    "filter-element.ts",
    "mending.ts",
  ]);
});

Deno.test("the test above would see one", () => {
  same(["element.innerHTML = words", "eval(words)"].map((line) => UNSAFE.test(line)), [true, true]);
});
