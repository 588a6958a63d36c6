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
  same(pointsInWords(6, 8, false), "6 of 8 on first tries; passing is 80 %, so 7 would pass.");
  same(pointsInWords(8, 10, true), "8 of 10 on first tries; passing is 80 %, so this passes.");
});

Deno.test("enough points that do not pass are told from too few", () => {
  same(
    pointsInWords(10, 12, false),
    "10 of 12 on first tries; passing is 80 %, and the points are there. But the talk came to a " +
      "thin end, which does not pass. Take a line back and try another.",
  );
});
