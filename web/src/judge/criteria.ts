/** Put a worksheet's texts together and test its countable criteria. */

import type { Check, JudgedWorksheet } from "../contract/generated.ts";
import {
  hasOneOf,
  isQuestion,
  lines,
  longestSentence,
  namesADay,
  questions,
  seconds,
  words,
} from "./counting.ts";

export type Values = Readonly<Record<string, string>>;

/** A stretch of an assembled text. */
export interface Piece {
  text: string;
  /** The pattern's own words, the writer's, or a gap still to fill. */
  from: "pattern" | "writer" | "gap";
}

/** The parts of a worksheet that its texts and criteria need. */
export type Sheet = Pick<JudgedWorksheet, "slots" | "texts">;
type Slot = Omit<Sheet["slots"][number], "fp">;
type Text = Omit<Sheet["texts"][number], "id">;

const PIECE = /\{\{|\}\}|\{([a-z0-9_]+)\}|[^{}]+|[{}]/g;

/** Fill `{slot}` in a template with what was written, piece by piece.
 *
 * An empty slot shows as `[its placeholder …]`, an empty optional one as nothing. A line that
 * holds nothing but empty optional slots goes altogether. */
export function pieces(template: string, slots: readonly Slot[], values: Values): Piece[] {
  const known = new Map(slots.map((slot) => [slot.id, slot]));
  const kept: Piece[][] = [];
  for (const line of template.split("\n")) {
    const used = slotsOf(line).map((name) => known.get(name)).filter((slot) => slot !== undefined);
    if (used.length && used.every((slot) => slot.optional && !shown(slot, values))) continue;
    if (line.trim()) kept.push(filled(line, known, values));
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
): string {
  return pieces(template, slots, values)
    .filter((piece) => gaps || piece.from !== "gap")
    .map((piece) => piece.text).join("").trim();
}

/** A slot's words as they stand in a text; a date in words, "" if empty. */
export function shown(slot: Slot, values: Values): string {
  const value = (values[slot.id] ?? "").trim();
  return slot.kind === "date" ? dayInWords(value) : value;
}

/** Whether a criterion is met. Nothing is met by what is still empty. */
export function met(criterion: { check: Check }, sheet: Sheet, values: Values): boolean {
  const check = criterion.check;
  const slot = sheet.slots.find((each) => each.id === check.of);
  if (slot) {
    const value = (values[slot.id] ?? "").trim();
    if (slot.kind === "date" && check.names_a_day) return value !== "";
    return value !== "" && passes(check, value);
  }
  const text = sheet.texts.find((each) => each.id === check.of);
  if (!text || !begun(text, sheet.slots, values)) return false;
  return passes(check, assemble(text.template, sheet.slots, values, false));
}

/** Whether any slot of a text has been filled, or it has none. */
export function begun(text: Text, slots: readonly Slot[], values: Values): boolean {
  const names = new Set(slotsOf(text.template));
  const used = slots.filter((slot) => names.has(slot.id));
  return !used.length || used.some((slot) => shown(slot, values));
}

function filled(line: string, known: ReadonlyMap<string, Slot>, values: Values): Piece[] {
  return [...line.matchAll(PIECE)].flatMap(([whole, name]): Piece[] => {
    const slot = known.get(name ?? "");
    if (!slot) {
      const text = whole === "{{" ? "{" : whole === "}}" ? "}" : whole;
      return [{ text, from: "pattern" }];
    }
    const text = shown(slot, values);
    if (text) return [{ text, from: "writer" }];
    return slot.optional ? [] : [{ text: `[${slot.placeholder || slot.label} …]`, from: "gap" }];
  });
}

/** The names of the slots in a template, as often as they stand there. */
export function slotsOf(template: string): string[] {
  return [...template.matchAll(PIECE)].flatMap(([_, name]) => name ? [name] : []);
}

type Kind = Exclude<keyof Check, "of">;

/** What each kind of check asks of a text; bounds are included. One that is missing is an error. */
const TESTS: { [K in Kind]-?: (text: string, wanted: NonNullable<Check[K]>) => boolean } = {
  filled: (text) => text !== "",
  is_question: isQuestion,
  names_a_day: namesADay,
  lacks: (text, phrases) => !hasOneOf(text, phrases),
  has_one_of: hasOneOf,
  lines_at_least: (text, least) => lines(text) >= least,
  words_at_least: (text, least) => words(text) >= least,
  words_at_most: (text, most) => words(text) <= most,
  seconds_at_most: (text, most) => seconds(words(text)) <= most,
  sentence_words_at_most: (text, most) => longestSentence(text) <= most,
  questions_at_most: (text, most) => questions(text) <= most,
};

function passes({ of: _, ...check }: Check, text: string): boolean {
  return Object.entries(check).some(([kind, wanted]) => TESTS[kind as Kind](text, wanted as never));
}

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
