/** How an exercise stands: how far, whether passed, first and latest result, what has changed. */

import type {
  AttemptEvent,
  ExerciseData,
  Judged,
  JudgedGate,
  JudgedWorksheet,
  Result,
} from "../contract/generated.ts";
import { filling } from "./worksheet-answers.ts";
import { byAttempt, inOrder, iso } from "../contract/event-order.ts";
import { sortOut } from "./gate-answers.ts";
import { type Replay, replay, type WalkCall } from "./replay.ts";

/** Whether what is done was passed: at the first try, at a later one, or not. */
export type Passed = "first" | "later" | "no";

/** Counts what a worksheet's words meet. */
export type Tick = (sheet: JudgedWorksheet, values: Record<string, string>) => boolean[];

/** How one exercise stands; times in ISO 8601. */
export interface Standing {
  status: "not-started" | "under-way" | "done";
  /** Null: no mark to reach, or not done. */
  passed: Passed | null;
  started: string | null;
  /** When it was first finished. */
  finished: string | null;
  attempts: number;
  first: Result;
  latest: Result;
  /** Whether something answered reads differently today. */
  changed: boolean;
  /** How many answers belong to items or ways that are gone. */
  earlier: number;
}

const NOTHING: Result = { finished: null, points: null, of: null, passed: null, ending: null };
const OPEN: Standing = {
  status: "not-started",
  passed: null,
  started: null,
  finished: null,
  attempts: 0,
  first: NOTHING,
  latest: NOTHING,
  changed: false,
  earlier: 0,
};

/** Judge an exercise from all its events. Whoever does not ask for a worksheet's points brings
 * nothing that counts them. */
export function judge(
  events: readonly AttemptEvent[],
  data: ExerciseData | Judged,
  tick: Tick = () => [],
): Standing {
  if (data.kind === "call") return judgeCall(events, data);
  return data.kind === "gate" ? judgeGate(events, data) : judgeWorksheet(events, data, tick);
}

/** What tries come to, the first of them first: who has passed once has passed. */
export function passedBy([first, ...later]: readonly boolean[]): Passed {
  return first ? "first" : later.includes(true) ? "later" : "no";
}

/** Attempts one by one, the first finished and the last finished told apart. */
function judgeCall(events: readonly AttemptEvent[], call: WalkCall): Standing {
  const attempts = byAttempt(events);
  const replays = attempts.map((attempt) => replay(attempt, call));
  const finished = replays.filter((each) => each.finished !== null);
  const first = finished[0] ?? replays[0];
  const current = replays.at(-1);
  if (!first || !current) return OPEN;
  return {
    status: finished.length ? "done" : "under-way",
    passed: finished.length ? passedBy(finished.map(({ passed }) => passed)) : null,
    started: iso(attempts[0]?.[0]?.at ?? 0),
    finished: resultOf(first).finished,
    attempts: attempts.length,
    first: resultOf(first),
    latest: resultOf(finished.at(-1) ?? current),
    changed: current.steps.some((step) => step.changed),
    earlier: current.earlier.length,
  };
}

/** Points are criteria met; nothing is passed or failed. */
function judgeWorksheet(
  events: readonly AttemptEvent[],
  sheet: JudgedWorksheet,
  tick: Tick,
): Standing {
  const ordered = inOrder(events);
  const stands = filling(ordered, sheet);
  if (!stands.begun) return OPEN;
  const result: Result = {
    ...NOTHING,
    finished: stands.finished === null ? null : iso(stands.finished),
    points: tick(sheet, stands.values).filter(Boolean).length,
    of: sheet.criteria.length,
  };
  return {
    status: stands.finished === null ? "under-way" : "done",
    passed: null,
    started: iso(ordered[0]?.at ?? 0),
    finished: result.finished,
    attempts: 1,
    first: result,
    latest: result,
    changed: stands.changed.length > 0,
    earlier: stands.earlier.length,
  };
}

/** First answers for the first result, latest answers for the latest. */
function judgeGate(events: readonly AttemptEvent[], gate: Omit<JudgedGate, "kind">): Standing {
  const ordered = inOrder(events);
  const { cases, of, complete, earlier } = sortOut(ordered, gate);
  if (!cases.length && !earlier.length) return OPEN;
  const result = (points: number[], at: number[]) => {
    const sum = points.reduce((all, each) => all + each, 0);
    return {
      ...NOTHING,
      finished: complete ? iso(Math.max(...at)) : null,
      points: sum,
      of,
      passed: complete && sum * 5 >= of * 4,
    };
  };
  const first = result(cases.map((each) => each.points), cases.map((each) => each.at));
  const latest = result(
    cases.map((each) => each.latestPoints),
    cases.map((each) => each.latestAt),
  );
  return {
    status: complete ? "done" : "under-way",
    passed: complete ? passedBy([first.passed, latest.passed]) : null,
    started: iso(ordered[0]?.at ?? 0),
    finished: first.finished,
    attempts: 1,
    first,
    latest,
    changed: cases.some((each) => each.changed),
    earlier: earlier.length,
  };
}

function resultOf(attempt: Replay): Result {
  return {
    finished: attempt.finished === null ? null : iso(attempt.finished),
    points: attempt.points,
    of: attempt.of,
    passed: attempt.passed,
    ending: attempt.ending,
  };
}
