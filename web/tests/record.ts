/** Reads the tables of cases, whose events are written short: `one/a>two`, `<two`, `ada=yes`. */

import type { AttemptEvent } from "../src/contract/generated.ts";

const NO_PRINT = "0".repeat(12);
const ANSWER = /^([^=>]+?)[/=]([^>]*)(?:>(.+))?$/;

export type Short = string | ({ do: string } & Partial<AttemptEvent>);

interface Item {
  id: string;
  fp: string;
}

/** What may have items with fingerprints. */
export interface Printed {
  turns?: readonly Item[];
  slots?: readonly Item[];
  cases?: readonly Item[];
  questions?: readonly Item[];
}

/** The fingerprint of each item of an exercise, as its events name them. */
export function printsOf(exercise: Printed): Map<string, string> {
  const items = [exercise.turns, exercise.slots, exercise.cases].flatMap((each) => each ?? []);
  const questions = (exercise.questions ?? []).map(({ id, fp }) => ({ id: `q:${id}`, fp }));
  return new Map([...items, ...questions].map(({ id, fp }) => [id, fp]));
}

/** Write events out; `prints` gives each item's fingerprint of today. */
export function events(
  short: readonly Short[],
  prints: ReadonlyMap<string, string>,
): AttemptEvent[] {
  return short.map((each, place) => {
    const { do: what, ...given } = typeof each === "string" ? { do: each } : each;
    return {
      v: 1,
      id: `e${place}`,
      site: "a-site",
      exercise: "F05",
      variant: null,
      edition: NO_PRINT,
      attempt: "a",
      n: place + 1,
      at: 1_700_000_000_000 + 1000 * place,
      item: null,
      value: null,
      to: null,
      fp: null,
      ...writtenOut(what, prints),
      ...given,
    };
  });
}

function writtenOut(
  short: string,
  prints: ReadonlyMap<string, string>,
): { type: AttemptEvent["type"] } & Partial<AttemptEvent> {
  if (short.startsWith("<")) return { type: "rewind", item: short.slice(1) };
  const answer = ANSWER.exec(short);
  if (!answer) return { type: short as AttemptEvent["type"] };
  const [, item = "", value = "", to = null] = answer;
  return { type: "answer", item, value, to, fp: prints.get(item) ?? NO_PRINT };
}
