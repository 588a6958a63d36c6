/** Hidden signs made readable, so that what is shown is what is there. */

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

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
