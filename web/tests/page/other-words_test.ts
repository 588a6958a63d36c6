/** Words for one field from two tabs: none of them goes without being offered. */

import { beside, holds, OtherWords, together } from "../../src/page/other-words.ts";
import { same } from "../expect.ts";

Deno.test("a field in which nothing was written here shows what another tab kept", () => {
  const words = new OtherWords();
  same([words.changed("ask", "Theirs", undefined), words.of("ask")], [true, undefined]);
});

Deno.test("words kept from here that another tab wrote over are offered", () => {
  const words = new OtherWords();
  words.wrote("ask", "Mine");
  same([words.changed("ask", "Theirs", undefined), words.of("ask")], [true, "Mine"]);
});

Deno.test("words that wait to be kept stay in the field, and the others are offered", () => {
  const words = new OtherWords();
  words.wrote("ask", "Mine");
  same([words.changed("ask", "Theirs", "Mine"), words.of("ask")], [false, "Theirs"]);
});

Deno.test("words that the new ones hold are offered nowhere", () => {
  const words = new OtherWords();
  words.wrote("ask", "Mine\nand  more");
  same(words.changed("ask", "Mine and more, and theirs", undefined), true);
  same(words.changed("no", "Mine and theirs", "Mine"), true);
  same([words.of("ask"), words.of("no")], [undefined, undefined]);
});

Deno.test("what is offered goes once the field holds it, is settled, or all is emptied", () => {
  const words = new OtherWords();
  for (const field of ["a", "b", "c"]) words.changed(field, "Theirs", "Mine");
  words.wrote("a", "Mine and Theirs");
  words.settle("b");
  same([words.of("a"), words.of("b"), words.of("c")], [undefined, undefined, "Theirs"]);
  words.clear();
  same(words.of("c"), undefined);
});

Deno.test("of words that come one after the other none is left out, and none is there twice", () => {
  same(beside("", "one"), "one");
  same(beside("one", "two"), "one\ntwo");
  same(beside("one two", "two"), "one two");
  same(beside("two", "one  two"), "one  two");
});

Deno.test("both are put together on one line or on two", () => {
  same(together("Mine", "Their\nwords", true), "Mine\nTheir\nwords");
  same(together("Mine", "Their\nwords", false), "Mine Their words");
  same(together("", "Theirs", true), "Theirs");
  same(holds("caf\u00e9", "cafe\u0301"), true);
});
