/** Walk a call anew from what was answered, as far as today's edition of the call still fits. */

import type {
  AttemptEvent,
  JudgedCall,
  JudgedChoice,
  JudgedTurn,
  Rating,
} from "../contract/generated.ts";
import { inOrder } from "../contract/event-order.ts";

/** The parts of a call that walking needs. */
export type WalkCall = Omit<JudgedCall, "kind">;

/** One decision on the current path. */
export interface Step {
  turn: string;
  choice: string;
  /** Whether this was the first try at this turn in the attempt. */
  first: boolean;
  /** Whether the turn reads differently today. */
  changed: boolean;
  /** The learner's clock, in milliseconds since 1970. */
  at: number;
}

/** Where one attempt at a call stands. */
export interface Replay {
  steps: Step[];
  /** The turn or ending that the path has come to. */
  here: string;
  ending: string | null;
  /** When the last answer was given, if the path stands at an ending. */
  finished: number | null;
  points: number;
  of: number;
  /** Whether four fifths of the points are there, at an ending that is not poor. */
  passed: boolean;
  /** What could not be placed in today's edition; kept, never counted. */
  earlier: AttemptEvent[];
  /** The first try at every turn met, in the order of the first tries: what counts. */
  tries: { turn: string; choice: string }[];
  /** Whether the last event could not be placed, so that a rewind must come before an answer. */
  stopped: boolean;
}

const POINTS: Record<Rating, number> = { best: 2, defensible: 1, weak: 0 };

/** Where a choice leads, given the flags set by the choices taken before it. */
export function leadsTo(choice: JudgedChoice, flags: ReadonlySet<string>): string {
  return choice.next_if.find((branch) => flags.has(branch.flag))?.to ?? choice.next;
}

/** The flags that these steps have set. */
export function flagsOf(
  steps: readonly Pick<Step, "turn" | "choice">[],
  call: WalkCall,
): Set<string> {
  const taken = steps.map((step) =>
    choiceOf(call.turns.find((turn) => turn.id === step.turn), step.choice)
  );
  return new Set(taken.flatMap((choice) => choice?.sets ?? []));
}

/** Replay the events of one attempt.
 *
 * An answer at the current turn goes on from there; at a turn further back on the path it takes
 * the path back to that turn first. An answer that today's call does not have, or that leads
 * elsewhere today, stops the replay; a rewind to a turn of the path takes it up again. */
export function replay(events: readonly AttemptEvent[], call: WalkCall): Replay {
  const turns = new Map(call.turns.map((turn) => [turn.id, turn]));
  const endings = new Map(call.endings.map(({ id, quality }) => [id, quality]));
  const firstTries = new Map<string, JudgedChoice>();
  const earlier: AttemptEvent[] = [];
  let steps: Step[] = [];
  let here = call.start;
  let stopped = false;

  const last = (turn: string | null) => steps.findLastIndex((step) => step.turn === turn);

  function answer(event: AttemptEvent): boolean {
    const turn = turns.get(event.item ?? "");
    const choice = choiceOf(turn, event.value);
    if (stopped || !turn || !choice) return false;
    const place = turn.id === here ? steps.length : last(turn.id);
    if (place < 0) return false;
    const before = steps.slice(0, place);
    const to = leadsTo(choice, flagsOf(before, call));
    if (to !== event.to || !(turns.has(to) || endings.has(to))) return false;
    const first = !firstTries.has(turn.id);
    if (first) firstTries.set(turn.id, choice);
    const changed = event.fp !== turn.fp;
    steps = [...before, { turn: turn.id, choice: choice.id, first, changed, at: event.at }];
    here = to;
    return true;
  }

  function rewind(event: AttemptEvent): void {
    if (stopped && event.item === here) {
      stopped = false;
      return;
    }
    const place = last(event.item);
    const step = steps[place];
    if (step) {
      here = step.turn;
      stopped = false;
      steps = steps.slice(0, place);
    } else if (stopped) earlier.push(event);
  }

  for (const event of inOrder(events)) {
    if (event.type === "rewind") rewind(event);
    else if (event.type === "answer" && !answer(event)) {
      stopped = true;
      earlier.push(event);
    }
  }

  const ended = steps.length > 0 && endings.has(here);
  const points = [...firstTries.values()].reduce((sum, each) => sum + POINTS[each.rating], 0);
  const of = Math.max(call.best, 2 * firstTries.size);
  return {
    steps,
    here,
    ending: ended ? here : null,
    finished: ended ? steps.at(-1)?.at ?? null : null,
    points,
    of,
    passed: ended && endings.get(here) !== "poor" && points * 5 >= of * 4,
    earlier,
    tries: [...firstTries].map(([turn, { id }]) => ({ turn, choice: id })),
    stopped,
  };
}

function choiceOf(turn: JudgedTurn | undefined, value: string | null): JudgedChoice | undefined {
  return turn?.choices.find((choice) => choice.id === value);
}
