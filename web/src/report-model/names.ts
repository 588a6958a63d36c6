/** When two names are one, and when they only may be. */

const APOSTROPHES =
  /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u00b4\u0060\u2032\u02ca\u02cb\uff07]/g;
const HYPHENS = /[\p{Pd}\u2212]/gu;
const UNSEEN = /[\p{Cf}\ufe0f\u034f]/gu;
const PLAIN = /^[a-z]+(?: [a-z]+)*$/i;
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" },
};
export const TITLES = new Set("dr prof mr mrs ms mx miss herr frau ing mag".split(" "));
const NICKNAME = /[([{"“”„«»][^)\]}"“”„«»]*[)\]}"“”„«»]/g;

/** What all ways of writing a name have in common: whichever apostrophe, hyphen, composed letter,
 * capital, blank or sign that is not seen. Which people are drawn is not decided by this one. */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const plain = name.replace(/[\s\p{Cc}]+/gu, " ").replace(UNSEEN, "").replace(APOSTROPHES, "'")
    .replace(HYPHENS, "-");
  return plain.normalize("NFKC").toLowerCase().normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** Of each roster its names taken apart, and what was found: a page asks again at each drawing. */
const asked = new WeakMap<readonly string[], { parts: Parts[]; found: Map<string, string[]> }>();
const MOST_NEAR = 3;

/** The names of a roster that may be meant by one that is not on it, the likeliest first. */
export function near(name: string, roster: readonly string[]): string[] {
  const own = asked.get(roster) ?? { parts: roster.map(partsOf), found: new Map() };
  asked.set(roster, own);
  const found = own.found.get(name) ?? nearest(partsOf(name), own.parts).map((at) => roster[at]!);
  own.found.set(name, found);
  return found;
}

function nearest(own: Parts, others: readonly Parts[]): number[] {
  if (!own.words.length) return [];
  return others.map((other, at) => ({ at, far: far(own, other) }))
    .filter(({ far }) => far < FAR).sort((a, b) => a.far - b.far).slice(0, MOST_NEAR)
    .map(({ at }) => at);
}

const FAR = 9;

interface Parts {
  words: string[];
  /** Those in brackets or quotes. */
  nicknames: string[];
  joined: string;
}

function partsOf(name: string): Parts {
  const nicknames = (name.match(NICKNAME) ?? []).flatMap(wordsOf);
  const plain = name.replace(NICKNAME, " ").replace(/@.*/, "");
  const words = wordsOf(plain);
  return { words, nicknames, joined: [...words].sort().join("") };
}

/** Words in letters without marks; `ü` and `ue` are one. */
function wordsOf(text: string): string[] {
  const plain = nameKey(text).normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]!).replace(/([aou])e/g, "$1");
  return plain.replace(/'/g, "").split(/[^\p{L}\p{N}]+/u).filter((word) =>
    word && !TITLES.has(word)
  );
}

function far(own: Parts, other: Parts): number {
  const [a, b] = [own.words, other.words];
  if (own.joined === other.joined) return 0;
  const [few, many] = a.length <= b.length ? [own, other] : [other, own];
  const shared = few.words.filter((word) => many.words.includes(word)).length;
  if (shared === few.words.length && shared > 1) return 1;
  if (fitInitials(few.words, many.words)) return 2;
  if (Math.abs(own.joined.length - other.joined.length) <= 2) {
    const allowed = own.joined.length < 4 ? 0 : own.joined.length < 10 ? 1 : 2;
    const misspelled = distance(own.joined, other.joined);
    if (misspelled <= allowed || own.joined.length === 3 && misspelled <= 1) return 3;
  }
  const nicknamed =
    [...own.nicknames, ...a].filter((word) => [...other.nicknames, ...b].includes(word)).length;
  if ((own.nicknames.length || other.nicknames.length) && nicknamed > 1) return 3;
  if (a.length === 1 && b.length > 1) return ofOneWord(a[0]!, b);
  return a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1) &&
      (a[0]!.startsWith(b[0]!) || b[0]!.startsWith(a[0]!))
    ? 4
    : FAR;
}

/** One is written with first letters for some names: `A. Ruiz`, `Ana R.`. */
function fitInitials(few: readonly string[], many: readonly string[]): boolean {
  const left = [...many];
  const fits = (word: string) => {
    const at = left.findIndex((each) =>
      each === word || (word.length === 1 && each.startsWith(word)) ||
      (each.length === 1 && word.startsWith(each))
    );
    return at >= 0 && left.splice(at, 1)[0] === word;
  };
  const before = left.length;
  const whole = few.filter(fits).length;
  return few.length > 1 && whole > 0 && left.length === before - few.length;
}

/** A first name alone, a last one, the name that somebody has in a network, or first letters. */
function ofOneWord(word: string, others: readonly string[]): number {
  const [first, last] = [others[0]!, others.at(-1)!];
  const joined = [first + last, last + first, first[0] + last, first + last[0], last + first[0]];
  if (joined.includes(word) || others.includes(word)) return 4;
  return others.map((each) => each[0]).join("") === word ? 5 : FAR;
}

/** How many letters must be put in, taken out or changed, or change places with the next one. */
function distance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let at = 1; at <= other.length; at++) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      now.push(Math.min(
        last[at]! + 1,
        now[at - 1]! + 1,
        last[at - 1]! + change,
        swapped ? before[at - 2]! + 1 : Infinity,
      ));
    }
    [before, last] = [last, now];
  }
  return last[other.length]!;
}
