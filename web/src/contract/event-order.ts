/** The one order of events, whatever order they are read in. */

import type { AttemptEvent } from "./generated.ts";

/** The events by `(n, at, id)`, each id once. */
export function inOrder(events: readonly AttemptEvent[]): AttemptEvent[] {
  const seen = new Set<string>();
  const sorted = [...events].sort((a, b) =>
    a.n - b.n || a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
  return sorted.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The events of each attempt, attempts in the order of their first event. */
export function byAttempt(events: readonly AttemptEvent[]): AttemptEvent[][] {
  return [...Map.groupBy(inOrder(events), ({ attempt }) => attempt).values()];
}
