/** Counts, times and points in words. */

import { counted, pointsInWords, timeInWords } from "../../src/contract/wording.ts";
import { same } from "../expect.ts";

Deno.test("one is one, all else is several", () => {
  same([0, 1, 2].map((count) => counted(count, "word")), ["0 words", "1 word", "2 words"]);
});

Deno.test("times in words", () => {
  same([0, 1, 59, 60, 61, 130].map(timeInWords), [
    "about 0 seconds",
    "about 1 second",
    "about 59 seconds",
    "about 1 minute",
    "about 1 minute 1 second",
    "about 2 minutes 10 seconds",
  ]);
});

Deno.test("the points that would pass are four fifths, rounded up", () => {
  const six = "6 of 8 on first tries, 80 % pass: ";
  same(pointsInWords(6, 8, false), `${six}done without passing; 7 would pass.`);
  same(pointsInWords(6, 8, false, true), `${six}passed in another try.`);
  same(pointsInWords(8, 10, true), "8 of 10 on first tries, 80 % pass: passed.");
});

Deno.test("enough points that do not pass are told from too few", () => {
  same(
    pointsInWords(10, 12, false),
    "10 of 12 on first tries, 80 % pass: done without passing; the talk came to a thin " +
      "end. Take a line back and try another.",
  );
});
