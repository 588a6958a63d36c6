/** What is counted over all learners: first choices, causes and techniques that go wrong. */

import type { HandedBack } from "../contract/generated.ts";
import { inOrder } from "../contract/event-order.ts";
import type { Chosen, Tally } from "./types.ts";

/** Counts first choices at each turn, learner by learner. */
export class Choices {
  private readonly found = new Map<
    string,
    { of: Chosen; turns: Map<string, Map<string, number>> }
  >();

  add({ id, variant, events }: HandedBack): void {
    if (!events?.length) return;
    const key = `${id}|${variant ?? ""}`;
    const own = this.found.get(key) ?? {
      of: { exercise: id, variant, turns: {} },
      turns: new Map<string, Map<string, number>>(),
    };
    const met = new Set<string>();
    for (const { type, item, value } of inOrder(events)) {
      if (type !== "answer" || item === null || value === null || met.has(item)) continue;
      met.add(item);
      const turn = own.turns.get(item) ?? new Map<string, number>();
      turn.set(value, (turn.get(value) ?? 0) + 1);
      own.turns.set(item, turn);
    }
    // Attempts without an answer leave nothing to tell.
    if (own.turns.size > 0) this.found.set(key, own);
  }

  all(): Chosen[] {
    return [...this.found].sort(([a], [b]) => a < b ? -1 : 1).map(([, { of, turns }]) => ({
      ...of,
      turns: Object.fromEntries(
        [...turns].map(([turn, counts]) => [turn, Object.fromEntries(counts)]),
      ),
    }));
  }
}

/** Counts by cause or technique what was finished with marks, and what was not passed at first. */
export class Tallies {
  private readonly found = new Map<string, Tally>();

  add(ids: readonly string[], first: boolean): void {
    for (const id of ids) {
      const tally = this.found.get(id) ?? { id, asked: 0, not_first: 0 };
      tally.asked++;
      if (!first) tally.not_first++;
      this.found.set(id, tally);
    }
  }

  /** What goes wrong most often comes first. */
  all(): Tally[] {
    return [...this.found.values()].sort((a, b) =>
      b.not_first * a.asked - a.not_first * b.asked || b.not_first - a.not_first ||
      (a.id < b.id ? -1 : 1)
    );
  }
}
