/** One's own difficult call as the form holds it: what it is made of, and what it still lacks. */

import type { Choices, OwnData } from "../contract/generated.ts";
import { orNull, text, whole } from "../contract/shape.ts";

/** As many characters as one field takes. */
export const LONGEST = 400;
export const FEWEST_MOMENTS = 3;
export const MOST_MOMENTS = 5;

/** The three things that one might say, by what each is worth. */
export const WORTHS = ["best", "right", "costs"] as const;
export type Worth = (typeof WORTHS)[number];

/** The three ways in which it may end. */
export const ENDS = ["good", "middle", "poor"] as const;
export type End = (typeof ENDS)[number];

export type Line = Record<"say" | "happens" | "why", string>;
type Ending = Record<"title" | "text", string>;

export interface Moment extends Record<Worth, Line> {
  id: string;
  says: string;
  inner: string;
  /** When the line that could be right would be right. */
  when: string;
  /** Whether the line that costs something ends the talk at once. */
  ends: boolean;
}

/** What is chosen, by id. */
type Picked = keyof ReturnType<typeof offers>;

export interface Story extends Record<Picked, string> {
  id: string;
  /** When the first word was written, or the form was kept on: milliseconds since 1970. */
  since: number | null;
  title: string;
  other: string;
  before: string;
  goal: string;
  hidden: string;
  worked: string;
  moments: Moment[];
  endings: Record<End, Ending>;
  /** Words from another tab that stand in no field, by the field that they were written in. */
  others: Record<string, string>;
}

const NO_LINE: Line = { say: "", happens: "", why: "" };
const NO_ENDING: Ending = { title: "", text: "" };

function emptyMoment(id: string): Moment {
  return {
    ...{ id, says: "", inner: "", when: "", ends: false },
    ...{ best: NO_LINE, right: NO_LINE, costs: NO_LINE },
  };
}

/** What can be chosen, with its words. */
export function offers(data: OwnData) {
  const people = (side: string): Choices =>
    data.people.filter((each) => each.side === side)
      .map(({ id, name, pronoun }) => [id, `${name} (${pronoun})`]);
  return {
    buyer: people("counterpart"),
    seller: people("seller"),
    relationship: data.relationships,
    channel: data.channels,
    attitude: data.attitudes,
    cause: data.causes,
    technique: data.techniques,
  };
}

/** What is chosen of all that can be. */
function picked(data: OwnData, pick: (key: Picked, choices: Choices) => string) {
  const all = Object.entries(offers(data)) as [Picked, Choices][];
  return Object.fromEntries(all.map(([key, choices]) => [key, pick(key, choices)])) as Record<
    Picked,
    string
  >;
}

/** A form on which nothing has been written; what is to be chosen is chosen already. */
export function emptyStory(data: OwnData, id: string): Story {
  const story = {
    ...{ id, since: null, title: "", other: "" },
    ...picked(data, (_, choices) => choices[0]?.[0] ?? ""),
    ...{ before: "", goal: "", hidden: "", worked: "" },
    moments: ["m1", "m2", "m3", "m4"].map(emptyMoment),
    endings: { good: NO_ENDING, middle: NO_ENDING, poor: NO_ENDING },
    others: {},
  };
  return fitted(story, data);
}

/** An id for a new file: four letters and digits made of some random name. */
export function idOf(random: string): string {
  return `OWN-${random.slice(0, 4).toUpperCase()}`;
}

const isId = text(/^OWN-[A-Z0-9]{4}$/);
const isMomentId = text(/^m[1-9]\d{0,3}$/);
const isByField = (value: unknown): value is Record<string, string> =>
  typeof value === "object" && value !== null &&
  Object.values(value).every((each) => typeof each === "string");
const isSince = orNull(whole());

/** What was kept, in the shape of an empty part of the form. Texts are cut to their length; those
 * and flags may be missing. Undefined if anything else is missing or of another kind. */
function like<Part>(empty: Part, kept: unknown): Part | undefined {
  if (typeof empty !== "object" || empty === null) {
    if (kept === undefined) return empty;
    if (typeof kept !== typeof empty) return undefined;
    return (typeof kept === "string" ? kept.toWellFormed().slice(0, LONGEST) : kept) as Part;
  }
  if (typeof kept !== "object" || kept === null) return undefined;
  const part = { ...empty };
  for (const key in empty) {
    const read = like(empty[key], (kept as Part)[key]);
    if (read === undefined) return undefined;
    part[key] = read;
  }
  return part;
}

/** The story, whatever it chose; undefined for anything else. */
function read(kept: unknown, data: OwnData): Story | undefined {
  const { id, since, moments, others = {}, ...rest } = (kept ?? {}) as Partial<
    Record<keyof Story, unknown>
  >;
  if (!isId(id) || !isSince(since) || !Array.isArray(moments)) return undefined;
  if (!isByField(others)) return undefined;
  if (!moments.length || moments.length > MOST_MOMENTS) return undefined;
  const found = moments.flatMap((each) =>
    isMomentId(each?.id) ? like(emptyMoment(each.id), each) ?? [] : []
  );
  const { id: _, since: __, moments: ___, others: ____, ...empty } = emptyStory(data, id);
  const texts = like(empty, rest);
  return texts && found.length === moments.length
    ? { ...texts, id, since, moments: found, others: { ...others } }
    : undefined;
}

/** The story as it was kept; undefined for anything else. What the page no longer offers is put
 * right. */
export function asStory(kept: unknown, data: OwnData): Story | undefined {
  const story = read(kept, data);
  if (!story) return undefined;
  const empty = emptyStory(data, story.id);
  const offered = picked(
    data,
    (key, choices) => (choices.some(([id]) => id === story[key]) ? story : empty)[key],
  );
  return fitted({ ...story, ...offered }, data);
}

/** The techniques that may be used on somebody one stands so with. */
export function fair({ techniques, unsuited }: OwnData, relationship: string): Choices {
  return techniques.filter(([id]) => !unsuited[id]?.includes(relationship));
}

/** The story with a technique that is fair. */
export function fitted(story: Story, data: OwnData): Story {
  const offered = fair(data, story.relationship);
  if (offered.some(([id]) => id === story.technique)) return story;
  return { ...story, technique: offered[0]?.[0] ?? story.technique };
}

export function withMoment(story: Story): Story {
  if (story.moments.length >= MOST_MOMENTS) return story;
  const highest = Math.max(...story.moments.map(({ id }) => Number(id.slice(1))));
  return { ...story, moments: [...story.moments, emptyMoment(`m${highest + 1}`)] };
}

export function withoutMoment(story: Story, id: string): Story {
  if (story.moments.length <= FEWEST_MOMENTS) return story;
  return { ...story, moments: story.moments.filter((each) => each.id !== id) };
}

/** What is written by hand, by the field that it stands in: `title`, `m1-says`, `m1-best-say`. */
export function texts(story: Story): Map<string, string> {
  const { title, other, before, goal, hidden, worked, moments, endings } = story;
  const found = new Map(Object.entries({ title, other, before, goal, hidden, worked }));
  for (const { id, says, inner, when, ...moment } of moments) {
    for (const [key, words] of Object.entries({ says, inner, when })) {
      found.set(`${id}-${key}`, words);
    }
    for (const worth of WORTHS) {
      for (const [key, words] of Object.entries(moment[worth])) {
        found.set(`${id}-${worth}-${key}`, words);
      }
    }
  }
  for (const end of ENDS) {
    for (const [key, words] of Object.entries(endings[end])) found.set(`${end}-${key}`, words);
  }
  return found;
}

/** Whether anything was written by hand. */
export function isBegun(story: Story): boolean {
  return [...texts(story).values()].some((each) => !isBlank(each));
}

const WORTH_WORDS: Record<Worth, string> = {
  best: "the best line",
  right: "the line that could be right",
  costs: "the line that costs something",
};
const END_WORDS: Record<End, string> = {
  good: "the good ending",
  middle: "the ending in between",
  poor: "the poor ending",
};

/** What must be written before a file can be made, one line each. */
export function lacks(story: Story): string[] {
  const found: string[] = [];
  const need = (words: string, what: string) => {
    if (isBlank(words)) found.push(what);
  };
  need(story.title, "A title.");
  if (!isInitials(story.other)) found.push("Initials or a record number of the other person.");
  need(story.before, "What happened before.");
  need(story.goal, "What would have been a good end.");
  story.moments.forEach((moment, place) => {
    const where = `Moment ${place + 1}:`;
    need(moment.says, `${where} what they said.`);
    for (const worth of WORTHS) {
      const { say, happens, why } = moment[worth];
      need(say, `${where} ${WORTH_WORDS[worth]}.`);
      need(happens, `${where} what ${WORTH_WORDS[worth]} does.`);
      need(why, `${where} why ${WORTH_WORDS[worth]} does that.`);
    }
    need(moment.when, `${where} when the second line would be right.`);
  });
  for (const end of ENDS) {
    need(story.endings[end].title, `A title for ${END_WORDS[end]}.`);
    need(story.endings[end].text, `What is so at ${END_WORDS[end]}.`);
  }
  need(story.worked, "What carries the best way through.");
  if (story.moments.length < FEWEST_MOMENTS) found.push("Three moments at least.");
  return found;
}

/** Where the lines of a moment stand, so that the best one is not always the first. */
export function order(place: number): Worth[] {
  return WORTHS.map((_, at) => WORTHS[(at + place * 2) % WORTHS.length] ?? "best");
}

/** Blanks of any kind, and what has no width: within a text it may join letters, at an end nothing. */
const UNSEEN_ENDS =
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
    .replace(UNSEEN_ENDS, "");
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
