/** Finds the words of what was chosen, once somebody asks which lines they were. */

import type { CallData, CatalogData, GateData } from "../contract/generated.ts";
import type { Worded } from "../report-model/chosen-words.ts";
import type { Chosen } from "../report-model/types.ts";

export type WordedOf = (exercise: string, variant: string | null) => Worded | undefined;

/** The exercises that choices are told of, with their words. Those of other conversations than
 * the one on the page came whole when they were judged. */
export async function wordedFor(
  choices: readonly Chosen[],
  catalog: CatalogData,
  rest: WordedOf,
  fetched: (exercise: string) => Promise<CallData | GateData | undefined>,
): Promise<WordedOf> {
  const wanted = catalog.exercises.filter(({ kind, id, variant }) =>
    kind !== "worksheet" &&
    choices.some((chosen) => chosen.exercise === id && chosen.variant === variant)
  );
  const found = new Map<string, CallData | GateData>();
  await Promise.all(wanted.map(async ({ id, variant, edition, editions }) => {
    const data = await fetched(id);
    const today = variant === null ? edition : editions[variant];
    // A browser may have kept an older one, whose words are others.
    if (data && data.edition === today && data.variant === variant) found.set(id, data);
  }));
  return (exercise, variant) => {
    const own = found.get(exercise);
    return own?.variant === variant ? own : rest(exercise, variant);
  };
}
