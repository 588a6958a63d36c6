/** Drawing a set: from what fits the filter, and not the same one again while there are others. */

/** A call in the list: its levels with the minutes of a round at each, its casts and stories. */
export interface Entry {
  readonly call: string;
  readonly levels: readonly number[];
  readonly minutes: readonly number[];
  readonly casts: readonly string[];
  readonly mixes: readonly string[];
}

/** A set that can be drawn. */
export interface Draw {
  readonly call: string;
  readonly level: number;
  readonly minutes: number;
  /** The people, and the story if it is not the first: `freight`, `freight/server`. */
  readonly told: string;
}

/** Every set that fits; `search` is the query of the page, as the filter writes it. */
export function drawable(entries: readonly Entry[], search: string): Draw[] {
  const asked = new URLSearchParams(search);
  const level = Number(asked.get("level") ?? 0);
  const most = Number(asked.get("minutes") ?? 0) || Infinity;
  return entries.flatMap((entry) =>
    entry.levels.flatMap((one, at) => {
      const minutes = entry.minutes[at] ?? 0;
      const fits = (!level || level === one) && minutes <= most;
      if (!fits) return [];
      return entry.casts.flatMap((cast) =>
        entry.mixes.map((mix, place) => ({
          ...{ call: entry.call, level: one, minutes },
          told: place ? `${cast}/${mix}` : cast,
        }))
      );
    })
  );
}

/** One of the sets; of a call that was not among the last ones, if there is such a call. */
export function drawn(
  sets: readonly Draw[],
  last: readonly string[],
  random: () => number,
): Draw | undefined {
  const fresh = sets.filter(({ call }) => !last.includes(call));
  const from = fresh.length ? fresh : sets;
  const calls = [...new Set(from.map(({ call }) => call))];
  const call = calls[Math.floor(random() * calls.length)];
  const own = from.filter((one) => one.call === call);
  return own[Math.floor(random() * own.length)];
}
