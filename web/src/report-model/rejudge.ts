/** What was handed back, judged anew where it can be: attempts are shared and of today's edition. */

import type { Entry } from "./standing.ts";
import type { HandedBack } from "../contract/generated.ts";
import { judge } from "../judge/score.ts";
import type { JudgedOf, Known } from "./types.ts";

/** The edition of today of what was handed back; undefined if there is no such exercise now. */
export function editionToday(
  { id, variant }: Pick<HandedBack, "id" | "variant">,
  exercises: ReadonlyMap<string, Known>,
): string | undefined {
  const known = exercises.get(id);
  if (!known || known.kind !== "call") return variant === null ? known?.edition : undefined;
  return Object.hasOwn(known.editions, variant ?? "") ? known.editions[variant ?? ""] : undefined;
}

/** How it stands: judged anew, else as the learner's own page judged it. */
export function entryOf(
  handed: HandedBack,
  exercises: ReadonlyMap<string, Known>,
  judged: JudgedOf,
): Entry {
  const { events, title: _, ...entry } = handed;
  const other_edition = editionToday(handed, exercises) !== handed.edition;
  const data = events && !other_edition ? judged(handed.id, handed.variant) : undefined;
  if (!data || data.kind === "worksheet" || data.kind !== handed.kind) {
    return { ...entry, other_edition };
  }
  const { status, started, finished, attempts, first, latest } = judge(events ?? [], data);
  if (status === "open" || started === null) return { ...entry, other_edition };
  return { ...entry, status, started, finished, attempts, first, latest, other_edition };
}
