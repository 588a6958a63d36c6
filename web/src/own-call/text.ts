/** What was typed, made fit for a file: one line, seen signs only; and who is meant by initials. */

/** Blanks of any kind, and what has no width: within a text it may join letters, at an end nothing. */
const ENDS =
  /^[\s\p{Cf}\u034f\u115f\u1160\u2800\u3164\uffa0]+|[\s\p{Cf}\u034f\u115f\u1160\u2800\u3164\uffa0]+$/gu;

/** The text on one line, without signs that cannot be seen, and without what fills in the company's
 * words. */
export function plain(written: string): string {
  return written
    .normalize("NFC")
    .replace(/[\s\p{Z}\u0085]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufeff\ufffc\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/ {2,}/g, " ")
    .replace(/\[(?=\[)/g, "[ ")
    .replace(ENDS, "");
}

/** Whether nothing can be read there. */
export function isBlank(written: string): boolean {
  return !/[^\s\p{C}\p{Z}]/u.test(plain(written));
}

/** One to four initials, or a number under which one's own records know the person. */
export function isInitials(words: string): boolean {
  const plain = words.trim();
  return /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u.test(plain) ||
    /^#?[\p{L}-]*\d[\p{L}\d-]*$/u.test(plain);
}
