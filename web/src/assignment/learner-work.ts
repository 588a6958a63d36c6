/** What a learner has done for an assignment, from the same record that all screens show. */

import type {
  Assignment,
  AssignmentItem,
  AttemptEvent,
  CallData,
  CatalogData,
  CatalogExercise,
  HandedBack,
} from "../contract/generated.ts";
import { handedBack, type Subject } from "../handback/handback.ts";
import { byAttempt } from "../contract/event-order.ts";
import { judge } from "../judge/score.ts";
import { answers, reached } from "../report-model/standing.ts";

/** One exercise, or one conversation of a call, in which something was begun. */
export interface Done {
  exercise: CatalogExercise;
  subject: Subject;
  /** Those that count for the assignment. */
  events: AttemptEvent[];
  /** Without anything shared. */
  handed: HandedBack;
  /** Whether something that was answered reads differently today. */
  changed: boolean;
}

type Later = (call: string) => Promise<CallData[]>;

/** What was begun of an assignment's exercises; conversations that are gone are left out. */
export async function doneFor(
  assignment: Assignment,
  catalog: CatalogData,
  events: readonly AttemptEvent[],
  later: Later,
): Promise<Done[]> {
  const wanted = new Set(assignment.items.flatMap(({ exercises }) => exercises));
  const found = catalog.exercises.filter(({ id }) => wanted.has(id)).map((exercise) =>
    doneIn(exercise, assignment, events.filter((event) => event.exercise === exercise.id), later)
  );
  return (await Promise.all(found)).flat();
}

async function doneIn(
  exercise: CatalogExercise,
  assignment: Assignment,
  events: readonly AttemptEvent[],
  later: Later,
): Promise<Done[]> {
  const variants = [...new Set(events.map(({ variant }) => variant))].sort();
  const subjects = await Promise.all(
    variants.map((variant) => subjectOf(exercise, variant, assignment.site, later)),
  );
  return subjects.flatMap((subject): Done[] => {
    if (!subject) return [];
    const own = events.filter(({ variant }) => variant === subject.variant);
    const counted = exercise.kind === "call" ? countedOf(own, subject, assignment) : own;
    const handed = handedBack(subject, counted, false);
    if (!handed) return [];
    const { changed } = judge(counted, subject);
    return [{ exercise, subject, events: counted, handed, changed }];
  });
}

async function subjectOf(
  { id, title, edition, editions, judged, variant: own }: CatalogExercise,
  variant: string | null,
  site: string,
  later: Later,
): Promise<Subject | undefined> {
  if (variant === own) {
    return { ...judged, site, id, variant, edition: editions[variant ?? ""] ?? edition, title };
  }
  if (judged.kind !== "call") return undefined;
  const talk = (await later(id)).find((each) => each.variant === variant);
  return talk && { ...talk, site, title };
}

/** The attempts at a call that count: where earlier work does not, those begun since the assignment;
 * and of these no more than its items need. */
function countedOf(
  events: readonly AttemptEvent[],
  subject: Subject,
  { given, earlier_work, items }: Assignment,
): AttemptEvent[] {
  const from = earlier_work === "counts" || given === null ? -Infinity : Date.parse(given);
  const attempts = byAttempt(events).filter(([first]) => (first?.at ?? 0) >= from);
  const asking = items.filter((item) =>
    item.exercises.includes(subject.id) && answers(item, subject)
  );
  const needed = asking.map((item) => neededBy(item, attempts, subject));
  return attempts.slice(0, needed.length ? Math.max(...needed) : attempts.length).flat();
}

/** How many attempts an item needs: of those that count, up to the last that passes. So nobody who
 * has passed loses that by practicing on. */
function neededBy(
  item: AssignmentItem,
  attempts: readonly AttemptEvent[][],
  subject: Subject,
): number {
  const results = attempts.map((attempt) => judge(attempt, subject).latest);
  const finished = results.findIndex((result) => result.finished !== null);
  // Tries that were all broken off must not keep a later one from being the first that is finished.
  const most = item.tries === null ? attempts.length : Math.max(item.tries, finished + 1);
  const passes = results.slice(0, most).findLastIndex((result) => reached(result, item));
  return passes < 0 ? most : passes + 1;
}
