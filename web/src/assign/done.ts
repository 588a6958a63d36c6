/** What a learner has done for an assignment, from the same record that all screens show. */

import type { AttemptEvent, CallData } from "../contract.ts";
import { type HandedBack, handedBack, type Subject } from "../handback.ts";
import { byAttempt } from "../order.ts";
import { judge } from "../score.ts";
import type { Assignment, CatalogData, CatalogExercise } from "./shapes.ts";

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
    const counted = exercise.kind === "call" ? since(own, assignment) : own;
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

/** Where earlier work does not count, the attempts that were begun since the assignment. */
function since(
  events: readonly AttemptEvent[],
  { given, earlier_work }: Assignment,
): AttemptEvent[] {
  if (earlier_work === "counts" || given === null) return [...events];
  const from = Date.parse(given);
  return byAttempt(events).filter(([first]) => (first?.at ?? 0) >= from).flat();
}
