/** Put a worksheet's texts together and test its countable criteria. */

import type { Check, JudgedWorksheet } from "../contract/generated.ts";
import * as counting from "./counting.ts";
import { joined } from "./joining.ts";

export type Values = Readonly<Record<string, string>>;

/** A stretch of an assembled text. */
export interface Piece {
  text: string;
  /** The pattern's own words, the writer's, or a gap still to fill. */
  from: "pattern" | "writer" | "gap";
}

/** The parts of a worksheet that its texts and criteria need. */
export type Sheet = Pick<JudgedWorksheet, "slots" | "texts" | "criteria" | "copies">;
type Slot = Pick<Sheet["slots"][number], "id" | "kind" | "label" | "optional" | "placeholder">;
type Text = Omit<Sheet["texts"][number], "id">;

/** Joins what was typed to the words before it. */
type Join = (before: string, typed: string) => string;

const PIECE = /\{\{|\}\}|\{([a-z0-9_]+)\}|[^{}]+|[{}]/g;

/** Fill `{slot}` in a template with what was written, piece by piece.
 *
 * An empty slot shows as `[its placeholder …]`, an empty optional one as nothing. A line that
 * holds nothing but empty optional slots goes altogether. */
export function pieces(
  template: string,
  slots: readonly Slot[],
  values: Values,
  join: Join = (_, typed) => typed,
): Piece[] {
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  const kept: Piece[][] = [];
  for (const line of template.split("\n")) {
    const used = slotsOf(line).map((name) => known.get(name)).filter((slot) => slot !== undefined);
    if (used.length && used.every((slot) => slot.optional && !shown(slot, values))) continue;
    if (line.trim()) kept.push(filled(line, known, values, join));
    else if (kept.at(-1)?.length) kept.push([]);
  }
  if (!kept.at(-1)?.length) kept.pop();
  return kept.flatMap((line, place) =>
    place ? [{ text: "\n", from: "pattern" as const }, ...line] : line
  );
}

/** The assembled text. With `gaps` an empty slot shows as words, without it leaves nothing. */
export function assemble(
  template: string,
  slots: readonly Slot[],
  values: Values,
  gaps: boolean,
  join?: Join,
): string {
  return pieces(template, slots, values, join)
    .filter((piece) => gaps || piece.from !== "gap")
    .map((piece) => piece.text).join("").trim();
}

/** A slot's words as they stand in a text; a date in words, "" if empty. */
export function shown(slot: Slot, values: Values): string {
  const value = (values[slot.id] ?? "").trim();
  return slot.kind === "date" ? dayInWords(value) : value;
}

/** Of each criterion, whether it is met by words that are somebody's own.
 *
 * Nothing is met by what is empty, nor by a text with an empty slot. Limits are met only once most
 * of what is asked for is there: there must be something to limit. */
export function ticks(sheet: Sheet, values: Values): boolean[] {
  const own = ownWords(sheet, values);
  const all = sheet.criteria.map(({ check: { of, ...asked } }) => ({
    met: holds(of, asked, sheet, own),
    limit: Object.keys(asked).every((kind) => kind === "lacks" || kind.endsWith("_at_most")),
  }));
  const asked = all.filter(({ limit }) => !limit);
  const begun = !asked.length || 2 * asked.filter(({ met }) => met).length > asked.length;
  return all.map(({ met, limit }) => met && (begun || !limit));
}

/** What was written in each slot, or "" if that is no text of somebody's own.
 *
 * That is noise, too little, the same words in three places, and copies, if a third and more are
 * copied. What is picked is always one's own. */
function ownWords({ slots, copies }: Sheet, values: Values): Record<string, string> {
  const known = new Set(copies.match(/.{4}/g));
  const own = slots.map(({ id }): [string, string] => [id, (values[id] ?? "").trim()]);
  const typed = own.filter((_, at) => !["date", "choice"].includes(slots[at]!.kind));
  const folds = typed.map(([_, text]) => counting.fold(text));
  const copied = typed.map(([_, text]) => known.has(counting.wordsum(text)));
  const copying = 3 * copied.filter(Boolean).length > typed.length;
  typed.forEach((each, at) => {
    const often = folds.filter((fold) => fold === folds[at]).length > 2;
    const { least } = slots.find(({ id }) => id === each[0])!;
    if (often || copying && copied[at] || counting.realWords(each[1]) < least) each[1] = "";
  });
  return Object.fromEntries(own);
}

/** Whether all that is asked is so in a slot, or in a text once that is whole. */
function holds(of: string, asked: Asked, { slots, texts }: Sheet, values: Values): boolean {
  const template = texts.find(({ id }) => id === of)?.template;
  const named = slotsOf(template ?? "");
  const whole = slots.every(({ id, optional }) => optional || !named.includes(id) || values[id]);
  const text = template === undefined
    ? values[of]
    : whole && assemble(template, slots, values, false, joined);
  return !!text &&
    Object.entries(asked).every(([kind, wanted]) =>
      TESTS[kind as keyof Asked](text, wanted as never)
    );
}

/** Whether any slot of a text has been filled, or it has none. */
export function begun(text: Text, slots: readonly Slot[], values: Values): boolean {
  const names = new Set(slotsOf(text.template));
  const used = slots.filter((slot) => names.has(slot.id));
  return !used.length || used.some((slot) => shown(slot, values));
}

function filled(
  line: string,
  known: ReadonlyMap<string, Slot>,
  values: Values,
  join: Join,
): Piece[] {
  let before = "";
  let last = "";
  return [...line.matchAll(PIECE)].flatMap(([whole, name]): Piece[] => {
    const slot = known.get(name ?? "");
    if (!slot) {
      before = whole === "{{" ? "{" : whole === "}}" ? "}" : whole;
      // Whoever typed a full stop needs no second one.
      last = before.replace(/[.!?]$/.test(last) ? /^\./ : "", "");
      return [{ text: last, from: "pattern" }];
    }
    const typed = join(before, shown(slot, values));
    before = "";
    last = typed || last;
    if (typed) return [{ text: typed, from: "writer" }];
    return slot.optional ? [] : [{ text: `[${slot.placeholder || slot.label} …]`, from: "gap" }];
  });
}

/** The names of the slots in a template, as often as they stand there. */
export function slotsOf(template: string): string[] {
  return [...template.matchAll(PIECE)].flatMap(([_, name]) => name ? [name] : []);
}

type Asked = Omit<Check, "of">;

/** What each kind of check asks of a text; bounds are included. One that is missing is an error. */
const TESTS: { [K in keyof Asked]-?: (text: string, wanted: NonNullable<Asked[K]>) => boolean } = {
  is_question: counting.isQuestion,
  is_open_question: counting.isOpenQuestion,
  is_about_them: counting.isAboutThem,
  leaves_a_no: counting.leavesANo,
  names_a_day: counting.namesADay,
  names_somebody: counting.namesSomebody,
  lacks: (text, phrases) => !counting.hasOneOf(text, phrases),
  has_one_of: counting.hasOneOf,
  lines_at_least: (text, least) => counting.lines(text) >= least,
  words_at_least: (text, least) => counting.realWords(text) >= least,
  words_at_most: (text, most) => counting.words(text) <= most,
  seconds_at_most: (text, most) => counting.seconds(counting.words(text)) <= most,
  sentence_words_at_most: (text, most) => counting.longestSentence(text) <= most,
  questions_at_most: (text, most) => text.split("?").length - 1 <= most,
};

function dayInWords(value: string): string {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return value;
  const day = new Date(`${value}T00:00:00Z`);
  // Some engines let the 30th of February run on into March.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) return value;
  return day.toLocaleDateString("en-US", {
    timeZone: "UTC",
    weekday: "long",
    month: "long",
    day: "numeric",
  });
}
