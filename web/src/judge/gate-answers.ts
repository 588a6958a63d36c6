/** Judge what was answered to the cases of a gate: the first answer counts, the latest shows. */

import type { AttemptEvent, JudgedCase, JudgedGate, Verdict } from "../contract/generated.ts";
import { inOrder } from "../contract/event-order.ts";

export const VERDICTS: readonly Verdict[] = ["call-now", "warm-first", "ask-source", "do-not-call"];

/** One case, answered. */
export interface Sorted {
  case: string;
  first: Verdict;
  latest: Verdict;
  /** 2 for the verdict, 1 for the second best, else 0; of the first answer. */
  points: number;
  latestPoints: number;
  /** Whether the case reads differently since the latest answer. */
  changed: boolean;
  /** When the first answer was given, in milliseconds since 1970. */
  at: number;
  latestAt: number;
}

/** Where a gate stands. */
export interface Sorting {
  /** In the order of the gate; those without an answer are left out. */
  cases: Sorted[];
  of: number;
  complete: boolean;
  /** Answers to cases that are gone. */
  earlier: AttemptEvent[];
}

/** Judge every answer of all attempts together. */
export function sortOut(events: readonly AttemptEvent[], gate: Pick<JudgedGate, "cases">): Sorting {
  const known = new Set(gate.cases.map((each) => each.id));
  const answers = new Map<string, AttemptEvent[]>();
  const earlier: AttemptEvent[] = [];
  for (const event of inOrder(events)) {
    if (event.type !== "answer") continue;
    const item = event.item ?? "";
    if (!known.has(item) || !VERDICTS.includes(event.value as Verdict)) earlier.push(event);
    else answers.set(item, [...answers.get(item) ?? [], event]);
  }
  const cases = gate.cases.flatMap((each) => sorted(each, answers.get(each.id) ?? []));
  const of = 2 * gate.cases.length;
  return { cases, of, complete: cases.length === gate.cases.length, earlier };
}

function sorted(each: JudgedCase, answers: readonly AttemptEvent[]): Sorted[] {
  const first = answers[0];
  const latest = answers.at(-1);
  if (!first || !latest) return [];
  return [{
    case: each.id,
    first: first.value as Verdict,
    latest: latest.value as Verdict,
    points: points(each, first.value),
    latestPoints: points(each, latest.value),
    changed: latest.fp !== each.fp,
    at: first.at,
    latestAt: latest.at,
  }];
}

function points(each: JudgedCase, verdict: string | null): number {
  if (verdict === each.verdict) return 2;
  return verdict === each.second?.verdict ? 1 : 0;
}
