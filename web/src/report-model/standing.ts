/** How an item of an assignment stands: the one rule for the learner's screen and the report. */

import type { Assignment, AssignmentItem, HandedBack, Result } from "../contract/generated.ts";
import { type Passed, passedBy, type Standing } from "../judge/score.ts";

/** Percent of the points that pass where an item says nothing else. */
const PASS_MARK = 80;

/** How it stands in one word: "no" is done without passing, "done" is done where no mark is set. */
export type State = Standing["status"] | "not-shared" | Passed;

/** What one exercise of a learner comes to for an item. Null: no mark to reach, or not finished. */
interface Verdict {
  entry: Entry;
  status: "under-way" | "done";
  passed: Passed | null;
  finished: string | null;
  /** Whether it took as many tries as count. */
  spent: boolean;
}

/** An exercise as it was handed back, and whether today's edition is another. */
export interface Entry extends Omit<HandedBack, "events" | "title" | "edition"> {
  other_edition: boolean;
}

/** How an item stands. Points and variant are told only where one exercise is asked for. */
export interface ItemStanding extends Pick<Standing, "status" | "passed"> {
  finished: string | null;
  late: boolean;
  other_edition: boolean;
  not_shared: boolean;
  /** Whether it is done without passing, and no more tries count. */
  no_tries_left: boolean;
  variant: string | null;
  first: Result | null;
  latest: Result | null;
  attempts: number;
}

export type Frame = Pick<Assignment, "given" | "due" | "earlier_work">;

/** How an item stands by what was done; `now` in milliseconds since 1970. Of the exercises in `own`,
 * which are private, those that are not among the entries stayed with the learner. */
export function itemStanding(
  item: AssignmentItem,
  entries: readonly Entry[],
  frame: Frame,
  now: number,
  own: ReadonlySet<string> = new Set(),
): ItemStanding {
  const counted = countedFor(item, entries, frame);
  const done = counted.length === item.needed && counted.every(({ status }) => status === "done");
  const finished = done ? latestOf(counted.map((each) => each.finished)) : null;
  const only = item.needed === 1 ? counted[0] : undefined;
  return {
    status: done ? "done" : counted.length ? "under-way" : "not-started",
    passed: done ? together(counted.map(({ passed }) => passed)) : null,
    finished,
    // Or missing by now; what is only offered never is.
    late: frame.due !== null && !item.offered && timeOf(finished, now) > Date.parse(frame.due),
    other_edition: counted.some(({ entry }) => entry.other_edition),
    not_shared: !done &&
      item.exercises.some((id) => own.has(id) && !entries.some((entry) => entry.id === id)),
    no_tries_left: done && spentAll(counted),
    variant: only?.entry.variant ?? null,
    first: only?.entry.first ?? null,
    latest: only?.entry.latest ?? null,
    attempts: counted.reduce((all, { entry }) => all + entry.attempts, 0),
  };
}

/** Whether some are not passed, and none of these can be by another try. */
function spentAll(counted: readonly Verdict[]): boolean {
  const failed = counted.filter(({ passed }) => passed === "no");
  return failed.length > 0 && failed.every(({ spent }) => spent);
}

/** Whether the next step is another like it. */
export function mayTryAgain({ passed, no_tries_left }: ItemStanding): boolean {
  return passed === "no" && !no_tries_left;
}

/** The state of an item, or of an exercise by itself. */
export function stateOf(
  { status, passed, not_shared }: Pick<Standing, "status" | "passed"> & Partial<ItemStanding>,
): State {
  if (status === "not-started" && not_shared) return "not-shared";
  return passed ?? status;
}

/** Where nothing was assigned. */
export const NO_FRAME: Frame = { given: null, due: null, earlier_work: "counts" };

/** An item for an exercise that nobody assigned. */
export function itemOf(id: string): AssignmentItem {
  return {
    ...{ id, exercises: [id], needed: 1, level: null, cast: null, fresh: false, offered: false },
    ...{ pass_mark: null, tries: null, editions: [null] },
  };
}

/** The state of an exercise that nobody assigned, as it was handed back. */
export function aloneState(one: Omit<HandedBack, "events">): State {
  return stateOf(itemStanding(itemOf(one.id), [{ ...one, other_edition: false }], NO_FRAME, 0));
}

/** How a learner stands in all that is required. */
export interface Totals {
  required: number;
  done: number;
  /** Of these items passed, of so many with a mark to reach. */
  passed: number;
  marked: number;
}

/** What items come to together; what is only offered does not count. `marked` says whether something
 * in the item has a mark; whoever did what has none in place of it has none to reach. */
export function totalsOf(
  all: readonly { standing: ItemStanding; offered: boolean; marked: boolean }[],
): Totals {
  const required = all.filter(({ offered }) => !offered);
  const isDone = ({ standing }: { standing: ItemStanding }) => standing.status === "done";
  return {
    required: required.length,
    done: required.filter(isDone).length,
    passed: required.filter(({ standing }) => standing.passed && standing.passed !== "no").length,
    marked: required.filter((each) => isDone(each) ? each.standing.passed : each.marked).length,
  };
}

/** Whether a conversation, or an exercise of another kind, is what an item asks for. */
export function answers(
  { level, cast }: AssignmentItem,
  { kind, variant }: { kind: string; variant: string | null },
): boolean {
  if (kind !== "call") return true;
  const [played, people] = (variant ?? "").split("/");
  return (level === null || played === `${level}`) && (cast === null || people === cast);
}

/** What counts for an item, the best first. Nearly all items are of one exercise. */
function countedFor(item: AssignmentItem, entries: readonly Entry[], frame: Frame): Verdict[] {
  const [id] = item.exercises;
  if (item.exercises.length === 1) {
    const best = bestOf(id!, item, entries, frame);
    return best ? [best] : [];
  }
  return item.exercises.flatMap((id) => bestOf(id, item, entries, frame) ?? []).sort(byRank)
    .slice(0, item.needed);
}

function bestOf(
  id: string,
  item: AssignmentItem,
  entries: readonly Entry[],
  frame: Frame,
): Verdict | undefined {
  let best: Verdict | undefined;
  for (const entry of entries) {
    if (entry.id !== id || !answers(item, entry)) continue;
    const one = verdict(entry, item, frame);
    if (!best || byRank(one, best) < 0) best = one;
  }
  return best;
}

/** What an entry comes to. Of one that was begun too early only what was finished since counts. */
function verdict(entry: Entry, item: AssignmentItem, frame: Frame): Verdict {
  const given = frame.earlier_work === "does-not-count" && frame.given
    ? Date.parse(frame.given)
    : null;
  const { first, latest } = entry;
  const before = given !== null && Date.parse(entry.started) < given;
  const counts = latest.finished !== null && given !== null && Date.parse(latest.finished) >= given;
  if (entry.status !== "done" || (before && !counts)) {
    return { entry, status: "under-way", passed: null, finished: null, spent: false };
  }
  const marked = entry.kind !== "worksheet";
  const tries = item.tries === null || entry.attempts <= item.tries;
  const passed = marked
    ? passedBy([!before && reached(first, item), tries && reached(latest, item)])
    : null;
  const finished = before || passed === "later" ? latest.finished : first.finished;
  const spent = item.tries !== null && entry.attempts >= item.tries;
  return { entry, status: "done", passed, finished: finished ?? entry.finished, spent };
}

/** Whether a result passes. A mark of the item's own counts points, and nothing else. */
export function reached(
  { finished, points, of, passed }: Result,
  { pass_mark }: AssignmentItem,
): boolean {
  if (finished === null || points === null || of === null) return false;
  if (pass_mark === null && passed === false) return false;
  return points * 100 >= (pass_mark ?? PASS_MARK) * of;
}

function rankOf({ status, passed }: Verdict): number {
  if (status === "under-way") return 3;
  return passed === "first" ? 0 : passed === "later" ? 1 : 2;
}

function byRank(a: Verdict, b: Verdict): number {
  return rankOf(a) - rankOf(b) || timeOf(a.finished, 0) - timeOf(b.finished, 0) ||
    compared(a.entry.variant ?? "", b.entry.variant ?? "");
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function timeOf(moment: string | null, otherwise: number): number {
  return moment === null ? otherwise : Date.parse(moment);
}

/** There is at least one. */
function latestOf(moments: (string | null)[]): string | null {
  return moments.reduce((last, each) =>
    timeOf(each, -Infinity) > timeOf(last, -Infinity) ? each : last
  );
}

/** Of several exercises: the least of those that have marks. */
function together(passed: (Passed | null)[]): Passed | null {
  return (["no", "later", "first"] as const).find((each) => passed.includes(each)) ?? null;
}
