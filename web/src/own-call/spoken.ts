/** Amounts, days and times of day that are written in words: two weeks, ten cents, half past ten.
 *
 * The playbook's own check finds the same ones: `hooks/playbook/check/support/spoken_quantities.py`. */

export type Kind = "date" | "amount" | "phrase";

export interface Literal {
  start: number;
  end: number;
  kind: Kind;
}

/** Letters as Python knows them: what is a word's character and no digit. */
export const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";

const any = (words: string) => `(?:${words.replaceAll(" ", "|")})`;

const WEEK = "monday tuesday wednesday thursday friday saturday sunday";
const SURE = "january february april june july september october november december";
export const DAYS = WEEK.split(" ");
export const MONTHS = `${SURE} august`.split(" ");
/** Words as well: literals only where they are no beginning of a sentence. */
export const DOUBTFUL = ["may", "march"];

const ALONE = `(?<!${LETTER})`;
const ENDS = `(?!['\u2019]?${LETTER})`;
const GAP = "[ \\n\u00a0-]+";
const LARGE = "hundred thousand million billion dozen";
const NUMBER = any(
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    `seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety ${LARGE}`,
);
const ORDINAL = any(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth " +
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
);
const HOUR = any("one two three four five six seven eight nine ten eleven twelve");
const UNIT = any(
  "days? weeks? months? years? percent o'clock dollars? cents? bucks? grand euros? pounds? quid " +
    "pence francs? yen yuan rupees? pesos? krona kronor kroner",
);
// A hundred is a number as well; a day, and one of them, are figures of speech.
const WHOLE = `(?:(?:an?|one)${GAP}(?=${any(LARGE)}))?${NUMBER}` +
  `(?:${GAP}(?:and${GAP})?(?:${NUMBER}|one)${ENDS}){0,6}`;
const NTH = `(?:(?:twenty|thirty)${GAP})?${ORDINAL}`;
const MONTH = any(`${SURE} august`);
const AMOUNTS = [
  `${WHOLE}[^\\p{L}\\p{N}]+${UNIT}${ENDS}`,
  `(?:(?:half|quarter|five|ten|twenty|twenty${GAP}five)${GAP}past|quarter${GAP}to)${GAP}${HOUR}${ENDS}`,
  `${HOUR}${GAP}(?:(?:fifteen|thirty|forty${GAP}five)${ENDS}(?!-)|[ap]\\.m\\.|pm${ENDS})`,
];
const DATES = [
  `${NTH}${GAP}(?:of${GAP}(?:${MONTH}|may|march)|${MONTH})${ENDS}`,
  `${MONTH}${GAP}(?:the${GAP})?${NTH}${ENDS}`,
];
const SPOKEN = new RegExp(`${ALONE}(?:(${AMOUNTS.join("|")})|${DATES.join("|")})`, "giu");
// An august guest is none.
const SMALL = new RegExp(`${ALONE}(?:${any(WEEK)}s?|${any(SURE)})(?!${LETTER})`, "gu");

export function* spoken(text: string): Generator<Literal> {
  for (const { 0: words, 1: amount, index } of text.matchAll(SPOKEN)) {
    yield { start: index, end: index + words.length, kind: amount ? "amount" : "date" };
  }
  for (const { 0: day, index } of text.matchAll(SMALL)) {
    yield { start: index, end: index + day.length, kind: "date" };
  }
}
