/** Counting a very long text takes no time worth noticing. */

import * as counting from "../../src/judge/counting.ts";
import { joined } from "../../src/judge/joining.ts";

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
    counting.longestSentence(text);
    counting.namesADay(text);
    counting.hasOneOf(text, ["ask", "nowhere"]);
    counting.lines(text);
    counting.isOpenQuestion(text + "?");
    counting.leavesANo(text);
    counting.namesSomebody(text);
    joined("I'm calling because ", text);
    const took = performance.now() - began;
    if (took > 2000) throw new Error(`took ${took} ms`);
  });
}
