/** Count what stands in a text: words, lines, sentences, questions, a named day, phrases. */

/** An unhurried speaking pace. */
const WORDS_A_MINUTE = 150;

const WORD = /[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*/gu;
const LINE_END = /\r\n|\r|\n/;
// The look-behind keeps a long run of full stops from being tried at each of them.
const SENTENCE_END = /(?<![.!?])[.!?]+(?:\s|$)/;
const MONTHS = "january|february|april|june|july|august|september|october|november|december" +
  // As words these two mean other things; beside a number they are months.
  "|(?:may|march) [0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:may|march)";
const DAY = new RegExp(
  "(?<![\\p{L}\\p{N}])(?:" +
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|" + MONTHS + "|" +
    "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}|" +
    "[0-9]{1,2}(?:st|nd|rd|th)" +
    ")(?![\\p{L}\\p{N}])",
  "u",
);

/** How many words; `it's` and `follow-up` are one each. */
export function words(text: string): number {
  return text.normalize("NFC").match(WORD)?.length ?? 0;
}

/** How long so many words take to say, in seconds, rounded up. */
export function seconds(count: number): number {
  return Math.ceil(count * 60 / WORDS_A_MINUTE);
}

/** How many lines are not blank. */
export function lines(text: string): number {
  return text.split(LINE_END).filter((line) => line.trim()).length;
}

/** The number of words in the longest sentence. */
export function longestSentence(text: string): number {
  return text.split(SENTENCE_END).reduce((most, each) => Math.max(most, words(each)), 0);
}

/** How many question marks. */
export function questions(text: string): number {
  return text.split("?").length - 1;
}

/** Whether the text ends as a question. */
export function isQuestion(text: string): boolean {
  return text.trim().endsWith("?");
}

/** Whether a weekday, a month, tomorrow, or a date in digits stands in the text. */
export function namesADay(text: string): boolean {
  return DAY.test(fold(text));
}

/** Whether one of the phrases stands in the text, as whole words, however it is typed. */
export function hasOneOf(text: string, phrases: readonly string[]): boolean {
  const folded = fold(text);
  return phrases.some((phrase) => standsIn(fold(phrase), folded));
}

/** The text in lower case, with plain apostrophes and single spaces. */
export function fold(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
}

function standsIn(phrase: string, text: string): boolean {
  let at = phrase ? text.indexOf(phrase) : -1;
  while (at >= 0) {
    const inside = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
        /^[\p{L}\p{N}]/u.test(phrase) ||
      /[\p{L}\p{N}]$/u.test(phrase) &&
        /^[\p{L}\p{N}]/u.test(text.slice(at + phrase.length, at + phrase.length + 2));
    if (!inside) return true;
    at = text.indexOf(phrase, at + 1);
  }
  return false;
}
