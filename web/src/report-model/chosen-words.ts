/** What was chosen at each turn, in the words that were on the screen. Where they are not at hand
 * ids stand. */

import {
  type Case,
  type Choice,
  type Turn,
  type Verdict,
  VERDICT_WORDS,
} from "../contract/generated.ts";
import { ratingInWords } from "../contract/wording.ts";
import type { Bar, Chosen } from "./types.ts";

/** An exercise with its words; what only judging needs comes without them. */
export type Worded = WordedCall | WordedGate | { kind: "worksheet" };

/** Finds the words of an exercise, or of a conversation. */
export type WordedOf = (exercise: string, variant: string | null) => Worded | undefined;

interface WordedCall {
  kind: "call";
  turns: readonly (Pick<Turn, "id"> & Partial<Omit<Turn, "choices">> & {
    choices: readonly (Pick<Choice, "id" | "rating"> & Partial<Pick<Choice, "move" | "say">>)[];
  })[];
}

interface WordedGate {
  kind: "gate";
  cases: readonly (Pick<Case, "id" | "verdict"> & Partial<Pick<Case, "title">> & {
    second: { verdict: Verdict } | null;
  })[];
}

interface ChosenTurn {
  /** What was asked: of a call its question, of a gate who the case is about. */
  asked: string;
  /** What was said before. */
  before: string;
  choices: Bar[];
}

/** Turns in the order of the exercise, choices from the most frequent on. */
export function turnsInWords({ turns }: Chosen, data: Worded | undefined): ChosenTurn[] {
  const order = data?.kind === "call" ? data.turns : data?.kind === "gate" ? data.cases : [];
  const place = (turn: string) => {
    const found = order.findIndex(({ id }) => id === turn);
    return found < 0 ? order.length : found;
  };
  return Object.entries(turns).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([turn, counts]) => ({
      ...headOf(data, turn),
      choices: Object.entries(counts)
        .sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))
        .map(([choice, count]) => ({ ...choiceOf(data, turn, choice), count })),
    }));
}

function headOf(data: Worded | undefined, id: string): Omit<ChosenTurn, "choices"> {
  if (data?.kind === "gate") {
    return { asked: data.cases.find((each) => each.id === id)?.title ?? id, before: "" };
  }
  const turn = data?.kind === "call" ? data.turns.find((each) => each.id === id) : undefined;
  if (turn?.ask === undefined) return { asked: id, before: "" };
  const { scene, speaker, says, after, ask } = turn;
  const before = [scene, says ? `${speaker}: “${says}”` : "", after];
  return { asked: ask, before: before.filter(Boolean).join(" ") };
}

function choiceOf(data: Worded | undefined, turn: string, id: string): Omit<Bar, "count"> {
  if (data?.kind === "gate") return verdictOf(data, turn, id);
  const at = data?.kind === "call" ? data.turns.find((each) => each.id === turn) : undefined;
  const found = at?.choices.find((each) => each.id === id);
  if (!at || !found) return { words: id, mark: false };
  const { move, say = id, rating } = found;
  const line = move === "say" ? `“${say}”` : say;
  return { words: `${line} (${ratingInWords(at, rating)})`, mark: rating === "weak" };
}

function verdictOf(
  { cases }: WordedGate,
  id: string,
  verdict: string,
): Omit<Bar, "count"> {
  const words = Object.entries(VERDICT_WORDS).find(([each]) => each === verdict)?.[1];
  const one = cases.find((each) => each.id === id);
  if (!one || !words) return { words: words ?? verdict, mark: false };
  if (verdict === one.verdict) return { words: `${words} (as the evidence has it)`, mark: false };
  return verdict === one.second?.verdict
    ? { words: `${words} (could be right)`, mark: false }
    : { words: `${words} (the evidence says otherwise)`, mark: true };
}
