/** What a report keeps of a file. Attempts that are shared and of today's edition are judged anew. */

import { inOrder } from "../contract/event-order.ts";
import type { AssignmentItem, HandedBack, Result, SignOff } from "../contract/generated.ts";
import { judge, type Standing } from "../judge/score.ts";
import type { JudgedOf, Kept, Known, Received, Signed, Taken } from "./types.ts";

/** The exercises of today, for comparing with what was handed back. */
export class Today {
  readonly #known: ReadonlyMap<string, Known> | null;
  /** Those that are handed back only by whoever ticked that they want to. */
  readonly private: ReadonlySet<string>;

  /** Without a list nothing is known: editions are not compared then, and nothing is judged anew. */
  constructor(exercises: readonly Known[] | null, private readonly judged: JudgedOf) {
    this.#known = exercises && new Map(exercises.map((each) => [each.id, each]));
    this.private = new Set(exercises?.filter((each) => each.private).map(({ id }) => id));
  }

  causes(exercise: string): readonly string[] {
    return this.#known?.get(exercise)?.causes ?? [];
  }

  techniques(exercise: string): readonly string[] {
    return this.#known?.get(exercise)?.techniques ?? [];
  }

  /** Whether an exercise has a mark to reach. */
  marked(exercise: string): boolean {
    return (this.#known?.get(exercise)?.kind ?? "worksheet") !== "worksheet";
  }

  /** Whether there are other conversations that an item could be passed with. */
  hasAnother({ cast, exercises }: AssignmentItem): boolean {
    return cast === null &&
      exercises.some((id) => Object.keys(this.#known?.get(id)?.editions ?? {}).length > 1);
  }

  /** What a report needs of a file. */
  kept({ name, content }: Received): Kept {
    const { learner, made, checksum } = content;
    const own = { file: name, learner, made, checksum };
    return content.format === "playbook-sign-off"
      ? { ...own, entries: null, signed: signed(content) }
      : { ...own, entries: content.exercises.map((each) => this.#taken(each)), signed: null };
  }

  #isToday({ id, variant, edition }: HandedBack): boolean {
    if (!this.#known) return true;
    const known = this.#known.get(id);
    if (known?.kind !== "call") return variant === null && known?.edition === edition;
    const key = variant ?? "";
    return Object.hasOwn(known.editions, key) && known.editions[key] === edition;
  }

  /** How it stands: judged anew, else as the learner's own page judged it. */
  #taken(handed: HandedBack): Taken {
    const { id, variant, kind, events } = handed;
    const today = this.#isToday(handed);
    const data = events && today ? this.judged(id, variant) : undefined;
    const anew = data && data.kind !== "worksheet" && data.kind === kind
      ? judge(events ?? [], data)
      : undefined;
    const stated = anew && anew.status !== "not-started" && anew.started !== null ? anew : handed;
    const chosen = events && today && kind !== "worksheet" ? firstAnswers(events) : NOTHING;
    return new Small(handed, stated, !today, chosen);
  }
}

/** What an attempt earned. Very many have the same, so one of each is kept. */
type Marks = Omit<Result, "finished">;

/** An exercise in little memory: results are put together when they are asked for. */
class Small implements Taken {
  readonly id: string;
  readonly variant: string | null;
  readonly kind: string;
  readonly status: "under-way" | "done";
  readonly started: string;
  readonly finished: string | null;
  readonly attempts: number;
  readonly #firstFinished: string | null;
  readonly #firstMarks: Marks;
  readonly #latestFinished: string | null;
  readonly #latestMarks: Marks;

  constructor(
    { id, variant, kind, started }: HandedBack,
    stated: HandedBack | Standing,
    readonly other_edition: boolean,
    readonly chosen: Taken["chosen"],
  ) {
    const { first, latest, finished } = stated;
    this.id = id;
    this.variant = variant;
    this.kind = kind;
    this.status = stated.status === "done" ? "done" : "under-way";
    this.started = stated.started ?? started;
    this.attempts = stated.attempts;
    this.#firstFinished = first.finished;
    // Two equal texts are kept as one.
    this.#latestFinished = latest.finished === first.finished ? first.finished : latest.finished;
    this.finished = finished === first.finished ? first.finished : finished;
    this.#firstMarks = oneOf(first);
    this.#latestMarks = oneOf(latest);
  }

  get first(): Result {
    return { finished: this.#firstFinished, ...this.#firstMarks };
  }

  get latest(): Result {
    return { finished: this.#latestFinished, ...this.#latestMarks };
  }
}

/** Those met lately. */
const met: Marks[] = [];
const MOST_MET = 16;
let place = 0;

function oneOf({ points, of, passed, ending }: Marks): Marks {
  for (const each of met) {
    if (
      each.points === points && each.of === of && each.passed === passed && each.ending === ending
    ) return each;
  }
  const marks = { points, of, passed, ending };
  met[place++ % MOST_MET] = marks;
  return marks;
}

const NOTHING: Taken["chosen"] = [];

function firstAnswers(events: NonNullable<HandedBack["events"]>): Taken["chosen"] {
  const found = new Map<string, string>();
  for (const { type, item, value } of inOrder(events)) {
    if (type !== "answer" || item === null || value === null || found.has(item)) continue;
    found.set(item, value);
  }
  return [...found];
}

/** Points given, of how many there are for what was listened for. */
export function pointsOf(scores: SignOff["scores"]): { points: number; of: number } {
  const given = Object.values(scores).filter((mark) => mark !== null);
  return { points: given.reduce((all: number, each) => all + each, 0), of: 2 * given.length };
}

function signed(
  { exercise, observer, made, signed_off, sit_in, next_action, scores }: SignOff,
): Signed {
  const { points: total, of } = pointsOf(scores);
  return { exercise, observer, made, signed_off, sit_in, next_action, total, of };
}
