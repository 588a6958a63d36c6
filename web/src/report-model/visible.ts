/** Hidden signs made readable, so that what is shown is what is there. */

/** Where joiners are a part of how a word, or a picture, is written. */
const JOINED = "\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}" +
  "\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}" +
  "\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Extended_Pictographic}\\ufe0f";
const HIDDEN = new RegExp(
  `(?<![${JOINED}])[\\u200c\\u200d]|(?![\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]`,
  "gu",
);

/** What a spreadsheet takes for a formula. */
export const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Control characters, direction marks and half characters as escapes: `\x1b`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** The same, but for the ends of its lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

function escaped(letter: string): string {
  const number = letter.codePointAt(0) ?? 0;
  const digits = number.toString(16);
  if (number < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return number < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
