/** What is counted over all learners: first choices, causes and techniques that go wrong. */

import type { Chosen, Taken, Tally } from "./types.ts";

/** Counts first choices at each turn, learner by learner. */
export class Choices {
  readonly #found = new Map<
    string,
    { of: Chosen; turns: Map<string, Map<string, number>> }
  >();

  add({ id, variant, chosen }: Taken): void {
    if (!chosen.length) return;
    const key = JSON.stringify([id, variant]);
    const own = this.#found.get(key) ?? {
      of: { exercise: id, variant, turns: {} },
      turns: new Map<string, Map<string, number>>(),
    };
    for (const [item, value] of chosen) {
      const turn = own.turns.get(item) ?? new Map<string, number>();
      turn.set(value, (turn.get(value) ?? 0) + 1);
      own.turns.set(item, turn);
    }
    this.#found.set(key, own);
  }

  all(): Chosen[] {
    const place = ({ exercise, variant }: Chosen) => `${exercise}|${variant ?? ""}`;
    const sorted = [...this.#found.values()].sort(({ of: a }, { of: b }) =>
      place(a) < place(b) ? -1 : Number(place(a) > place(b))
    );
    return sorted.map(({ of, turns }) => ({
      ...of,
      turns: Object.fromEntries(
        [...turns].map(([turn, counts]) => [turn, Object.fromEntries(counts)]),
      ),
    }));
  }
}

/** Counts by cause or technique what was finished with marks, and what was not passed at first. */
export class Tallies {
  readonly #found = new Map<string, Tally>();

  add(ids: readonly string[], first: boolean): void {
    for (const id of ids) {
      const tally = this.#found.get(id) ?? { id, asked: 0, not_first: 0 };
      tally.asked++;
      if (!first) tally.not_first++;
      this.#found.set(id, tally);
    }
  }

  /** What goes wrong most often comes first. */
  all(): Tally[] {
    return [...this.#found.values()].sort((a, b) =>
      b.not_first * a.asked - a.not_first * b.asked || b.not_first - a.not_first ||
      (a.id < b.id ? -1 : 1)
    );
  }
}
