/** Counting a very long text takes no time worth noticing. */

import { hasOneOf, lines, longestSentence, namesADay } from "../../src/judge/counting.ts";

const LONG = 100_000;
const TEXTS = {
  words: "word ".repeat(LONG / 5),
  dots: ".".repeat(LONG),
  points: "a.b".repeat(LONG / 3),
  marks: "?".repeat(LONG),
  joins: "'-".repeat(LONG / 2),
  digits: "1".repeat(LONG),
  blanks: " ".repeat(LONG) + "x",
  may: "may ".repeat(LONG / 4),
  nearMisses: "asks".repeat(LONG / 4),
};

for (const [name, text] of Object.entries(TEXTS)) {
  Deno.test(`a very long text is counted at once: ${name}`, () => {
    const began = performance.now();
    longestSentence(text);
    namesADay(text);
    hasOneOf(text, ["ask", "nowhere"]);
    lines(text);
    const took = performance.now() - began;
    if (took > 2000) throw new Error(`took ${took} ms`);
  });
}
