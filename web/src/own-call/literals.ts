/** Names, dates and amounts in a text, in digits or words, by the playbook's own check (PB501).
 *
 * A file of a call may not hold them in its lines: they go into slots, so that the call can be cast
 * anew. What is found here and would have been let pass there does no harm. */

export type Kind = "date" | "amount" | "phrase";

export interface Literal {
  start: number;
  end: number;
  kind: Kind;
}

/** Letters as Python knows them: what is a word's character and no digit. */
const LETTER = "[\\p{L}\\p{Nl}\\p{No}]";

const MARKED = new RegExp(
  "[$€£¥₹]\\s?\\p{Nd}(?:[\\p{Nd}.,]*\\p{Nd})?|[$€£¥₹]|\\p{Nd}(?:[\\p{Nd}.,:/]*\\p{Nd})?(?:st|nd|rd|th)?" +
    `|(?<!${LETTER})(?<!${LETTER}['\u2019])${LETTER}+(?:['\u2019]${LETTER}+)*`,
  "gu",
);
const ALWAYS = ["I", "I'm", "I'll", "I've", "I'd", "OK"];
const CLOSING = "\"'\u201d\u2019\u201c\u2018\u00bb)\\]*_";
const OPENING = "\"'\u201c\u2018\u201e\u201a\u00ab(\\[*_";
const SENTENCE_START = new RegExp(
  `(?:^|[.!?:\u2026][${CLOSING}]*\\s+|[!?\u2026]|\\.\\.|\\n\\s*|-\\s+|[\u2013\u2014\u2022]\\s*` +
    `|(?<!${LETTER})[${OPENING}]+|["\u201c\u201e\u00ab(\\[]['\u2018*_]*|[\u201c\u201e\u00ab]\\s+)$`,
  "u",
);
/** Words that are nobody's name, wherever a capital letter stands. */
const NOBODY = new Set(
  (
    "a about after again ah all also although always an and any anybody anyone anything are " +
    "as at because before both but by can can't could did didn't do does doesn't don't either " +
    "every everybody everyone everything for from good had has have he hello her here here's " +
    "hers hey hi his how how's if in into is isn't it it's its just let let's many me more " +
    "most much my never no nobody none nor not nothing now of oh okay on once one only or our " +
    "ours out over please said say she should since so some somebody someone something sorry " +
    "still sure thank thanks that that's the their theirs them then there there's these they " +
    "they're this those though through to too until up us was wasn't we we're well were what " +
    "what's when when's where where's whether which while who who's whoever whom whose why " +
    "why's with without would yes yet you you're your yours"
  ).split(" "),
);
const LOOK_BACK = 40;
/** Stands where a slot stands: a word, but no letter. */
const FILLED = "\ufffc";

const any = (words: string) => `(?:${words.replaceAll(" ", "|")})`;

const WEEK = "monday tuesday wednesday thursday friday saturday sunday";
const SURE = "january february april june july september october november december";
const DAYS = WEEK.split(" ");
const MONTHS = `${SURE} august`.split(" ");
/** Words as well: literals only where they are no beginning of a sentence. */
const DOUBTFUL = ["may", "march"];

const ALONE = `(?<!${LETTER})`;
const END = `(?!['\u2019]?${LETTER})`;
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
  `(?:${GAP}(?:and${GAP})?(?:${NUMBER}|one)${END}){0,6}`;
const NTH = `(?:(?:twenty|thirty)${GAP})?${ORDINAL}`;
const MONTH = any(`${SURE} august`);
const AMOUNTS = [
  `${WHOLE}[^\\p{L}\\p{N}]+${UNIT}${END}`,
  `(?:(?:half|quarter|five|ten|twenty|twenty${GAP}five)${GAP}past|quarter${GAP}to)${GAP}${HOUR}${END}`,
  `${HOUR}${GAP}(?:(?:fifteen|thirty|forty${GAP}five)${END}(?!-)|[ap]\\.m\\.|pm${END})`,
];
const DATES = [
  `${NTH}${GAP}(?:of${GAP}(?:${MONTH}|may|march)|${MONTH})${END}`,
  `${MONTH}${GAP}(?:the${GAP})?${NTH}${END}`,
];
const SPOKEN = new RegExp(`${ALONE}(?:(${AMOUNTS.join("|")})|${DATES.join("|")})`, "giu");
// An august guest is none.
const SMALL = new RegExp(`${ALONE}(?:${any(WEEK)}s?|${any(SURE)})(?!${LETTER})`, "gu");

/** The literals of a text in order, none within another; `names` are names of people.
 *
 * `taken` are places that are slots already. */
export function literals(
  text: string,
  names: ReadonlySet<string>,
  taken: readonly Literal[] = [],
): Literal[] {
  let found: Literal[] = [];
  // A slot in the place of a word may make the next one a literal, so it is looked for anew.
  for (;;) {
    const { shown, place } = masked(text, [...taken, ...found]);
    const more = [...inText(shown, names)].map(({ start, end, kind }) => ({
      ...{ start: place(start), end: place(end), kind },
    }));
    if (!more.length) return found.sort((one, other) => one.start - other.start);
    found = joined(text, [...found, ...more], taken);
  }
}

/** The text with a sign for each place that is taken, and the way back to places in the text. */
function masked(text: string, spans: Literal[]): { shown: string; place: (at: number) => number } {
  let shown = "", end = 0;
  const shifts: [number, number][] = [[0, 0]];
  for (const span of spans.sort((one, other) => one.start - other.start)) {
    shown += text.slice(end, span.start) + FILLED;
    end = span.end;
    shifts.push([shown.length, end]);
  }
  shown += text.slice(end);
  const place = (at: number) => {
    const [from, to] = shifts.findLast(([from]) => from <= at) ?? [0, 0];
    return to + at - from;
  };
  return { shown, place };
}

/** Spans that overlap, touch, or stand a blank apart are one; what is taken stays by itself. */
function joined(text: string, spans: Literal[], taken: readonly Literal[]): Literal[] {
  const whole: Literal[] = [];
  for (const span of spans.sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = whole.at(-1);
    const between = last ? text.slice(last.end, span.start) : "";
    const apart = taken.some((each) => last && each.start >= last.end && each.end <= span.start);
    if (last && !apart && (between === "" || between === " ")) {
      last.end = Math.max(last.end, span.end);
      if (last.kind !== span.kind) last.kind = last.kind === "phrase" ? span.kind : last.kind;
    } else whole.push({ ...span });
  }
  return whole;
}

function* inText(shown: string, names: ReadonlySet<string>): Generator<Literal> {
  for (const { 0: word, index } of shown.matchAll(MARKED)) {
    const kind = kindOf(word.replaceAll("\u2019", "'"), ahead(shown, index), names);
    if (kind) yield { start: index, end: index + word.replace(/['\u2019]s$/u, "").length, kind };
  }
  yield* spoken(shown);
}

/** What stands just before a word; a letter marks that more stands before that. */
function ahead(text: string, end: number): string {
  const start = Math.max(0, end - LOOK_BACK);
  return (start ? "x" : "") + text.slice(start, end);
}

function kindOf(word: string, before: string, names: ReadonlySet<string>): Kind | undefined {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  if (/[\p{N}$€£¥₹]/u.test(first)) return "amount";
  const stem = word.replace(/'s$/u, "");
  const bare = stem.toLowerCase();
  if (DAYS.includes(bare) || DAYS.includes(bare.replace(/s$/u, ""))) {
    return first === first.toLowerCase() ? undefined : "date";
  }
  if (first === first.toLowerCase() || ALWAYS.includes(word)) return undefined;
  if (MONTHS.includes(bare)) return "date";
  if (names.has(stem)) return "phrase";
  if (stem.length > 1 && stem === stem.toUpperCase()) return "phrase";
  if (NOBODY.has(word.toLowerCase()) || SENTENCE_START.test(before)) return undefined;
  return DOUBTFUL.includes(bare) ? "date" : "phrase";
}

/** Amounts, days and times of day that are written in words: two weeks, ten cents, half past ten.
 * `hooks/playbook/check/support/spoken_quantities.py` finds the same ones. */
function* spoken(text: string): Generator<Literal> {
  for (const { 0: words, 1: amount, index } of text.matchAll(SPOKEN)) {
    yield { start: index, end: index + words.length, kind: amount ? "amount" : "date" };
  }
  for (const { 0: day, index } of text.matchAll(SMALL)) {
    yield { start: index, end: index + day.length, kind: "date" };
  }
}
