/** Conversations that were played and stand on no page are fetched for the overview. */

import type { AttemptEvent, ProgressData, ProgressItem } from "../contract/generated.ts";
import { came, laterConversations } from "../page/deferred-data.ts";

/** The data with an item for each conversation in which something was done. Which calls could not be
 * fetched goes into `missed`. */
export async function withPlayed(
  data: ProgressData,
  events: readonly AttemptEvent[],
  missed: Set<string>,
): Promise<ProgressData> {
  const items = await Promise.all(
    data.exercises.map((item) => fetched(item, data, events, missed)),
  );
  const more = items.flat();
  return more.length ? { ...data, exercises: [...data.exercises, ...more] } : data;
}

async function fetched(
  item: ProgressItem,
  { exercises }: ProgressData,
  events: readonly AttemptEvent[],
  missed: Set<string>,
): Promise<ProgressItem[]> {
  if (item.kind !== "call") return [];
  const here = new Set(exercises.filter(({ id }) => id === item.id).map(({ variant }) => variant));
  const own = exercises.find(({ id }) => id === item.id);
  const missing = new Set(
    events.filter(({ exercise, variant }) => exercise === item.id && !here.has(variant))
      .map(({ variant }) => variant),
  );
  if (own !== item || !missing.size) return [];
  const talks = await laterConversations(item.id);
  if (!came(item.id)) missed.add(item.id);
  return talks.filter(({ variant }) => missing.has(variant)).map((talk) => ({
    ...item,
    variant: talk.variant,
    title: `${item.title} (level ${talk.level}, ${talk.them})`,
    edition: talk.edition,
    judged: talk,
  }));
}
