/** Count what stands in a text, and tell by its words what it does.
 *
 * Whether it asks, names somebody or leaves room for a no can be told; what it is worth nobody can
 * count. */

import { crc32 } from "../contract/checksum.ts";
import { WORD_LISTS, type WordList } from "../contract/word-lists.ts";

/** An unhurried speaking pace. */
const WORDS_A_MINUTE = 150;

export const WORD = /[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*/gu;
const LINE_END = /\r\n|\r|\n/;
// By the first look-behind a long run of full stops is not tried at each, by the second no initial
// ends a sentence.
const SENTENCE_END = /(?<![.!?])(?<!(?<![\p{L}\p{N}])[\p{L}\p{N}])[.!?]+(?:\s|$)/u;
const INITIAL = /(?<![\p{L}\p{N}])[b-hj-z](?=\.)/gu;
const NOISE = /^(?:([A-Za-z])\1+|[b-df-hj-np-tv-xz]{4,}|[b-hj-z])$/;

/** How many words; `it's` and `follow-up` are one each. */
export function words(text: string): number {
  return wordsIn(text).length;
}

/** The words as they are written. */
export function wordsIn(text: string): string[] {
  return text.normalize("NFC").match(WORD) ?? [];
}

/** How long so many words take to say, in seconds, rounded up. */
export function seconds(count: number): number {
  return Math.ceil(count * 60 / WORDS_A_MINUTE);
}

/** How many lines hold a word, each counted once. */
export function lines(text: string): number {
  return new Set(text.split(LINE_END).filter(words).map(fold)).size;
}

/** The sentences, without what ends them. */
export function sentences(text: string): string[] {
  return text.split(SENTENCE_END);
}

/** The number of words in the longest sentence. */
export function longestSentence(text: string): number {
  return sentences(text).reduce((most, each) => Math.max(most, words(each)), 0);
}

/** Whether one of the phrases stands in the text, as whole words, however it is typed. */
export function hasOneOf(text: string, phrases: readonly string[]): boolean {
  const plain = (phrase: string) => fold(phrase).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return phrases.some((phrase) => found(text, plain(phrase)).length > 0);
}

const wholes = new Map<string, RegExp>();

/** What stands in the text of a pattern, and is no part of a longer word. */
export function found(text: string, pattern: string): string[] {
  const apart = "(?<![\\p{L}\\p{N}](?=[\\p{L}\\p{N}]))";
  const whole = wholes.get(pattern) ?? new RegExp(`${apart}(?:${pattern})${apart}`, "gu");
  wholes.set(pattern, whole);
  return fold(text).match(whole) ?? [];
}

/** The text in lower case, with plain quotes and single spaces. */
export function fold(text: string): string {
  const plain = text.normalize("NFC").toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
  return plain.replace(/\s+/g, " ").trim();
}

/** Whether the text ends in a question of three words or more. */
export function isQuestion(text: string): boolean {
  return realWords(asked(text)) > 2 && listed(asked(text), "asking", "helping").length > 0;
}

/** Whether it ends in a question that yes or no cannot answer, of four words or more. */
export function isOpenQuestion(text: string): boolean {
  const heads = asked(text).split(/[,;:]/).map((one) => listed(one, "asking", "helping")[0] ?? "");
  return realWords(asked(text)) > 3 && heads.some((head) => listed(head, "asking")[0]);
}

/** Whether a day, a month, or a date in digits stands in the text. */
export function namesADay(text: string): boolean {
  return listed(text, "days").length > 0;
}

/** Whether a name stands in it: a capital letter on no common word and no day. */
export function namesSomebody(text: string): boolean {
  const all = Object.keys(WORD_LISTS) as WordList[];
  return real(text).some((word) => /^\p{Uppercase}/u.test(word) && !listed(word, ...all)[0]);
}

/** Whether it says something of whoever hears it: "I call you because" says nothing. */
export function isAboutThem(text: string): boolean {
  const verb = `(?!(?:${WORD_LISTS.common})(?![\\p{L}\\p{N}]))[\\p{L}\\p{N}]+`;
  return found(text, `your|you'[a-z]+|you ${verb}`).length > 0;
}

/** Whether three words or more leave room for a no, and none of them takes it back. */
export function leavesANo(text: string): boolean {
  return !!listed(text, "noes")[0] && !listed(text, "pushing")[0] && realWords(text) > 2;
}

/** The different words in it; where two stand for words, none of the others is one. */
export function realWords(text: string): number {
  const noise = listed(text, "filling").length > 1;
  return noise ? 0 : new Set(real(text).map((word) => word.toLowerCase())).size;
}

/** Four digits made of the words alone, by which a copy is known. */
export function wordsum(text: string): string {
  const sum = crc32(new TextEncoder().encode(wordsIn(fold(text)).join(" ")));
  return (sum & 0xffff).toString(16).padStart(4, "0");
}

/** Its words as written, noise left out; an initial is one where its full stop stands. */
function real(text: string): string[] {
  return wordsIn(text.normalize("NFC").replace(INITIAL, "initial"))
    .filter((word) => !NOISE.test(word) && !listed(word, "filling")[0]);
}

function asked(text: string): string {
  const whole = fold(text).replace(/["')]+$/, "");
  return whole.endsWith("?") ? sentences(whole.replace(/[.!?]+$/, "")).at(-1) ?? "" : "";
}

function listed(text: string, ...lists: WordList[]): string[] {
  return found(text, lists.map((name) => WORD_LISTS[name]).join("|"));
}
