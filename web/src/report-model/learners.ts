/** Who handed back what: one learner writes one name in several ways, and hands back several times.
 *
 * Only what a report needs of each file is kept, so that very many files fit into little memory. The
 * order of the files changes nothing, nor does taking one of them twice. */

import { nameKey } from "./names.ts";
import type { HandBack } from "../contract/generated.ts";
import type { Kept, Received, Signed, Taken } from "./types.ts";

/** All that one learner handed back, and what was signed off. */
export interface Person {
  name: string;
  not_on_roster: boolean;
  handed_back: string | null;
  /** Exercises, or conversations of calls, of the newest hand-back that holds them. */
  entries: readonly Taken[];
  /** How many older ones those replace. */
  older: number;
  /** Whether anything was made by a clock that cannot have been right. */
  odd_clock: boolean;
  /** The newest first. */
  sign_offs: Signed[];
}

/** The assignment for which most of the hand-backs were made, if any was named. */
export function mostNamed(files: readonly Received[]): HandBack["assignment"] | undefined {
  const named = files.flatMap(({ content }) =>
    content.format === "playbook-hand-back" ? content.assignment ?? [] : []
  );
  const groups = [...Map.groupBy(named, ({ id }) => id).values()];
  return groups.sort((a, b) => b.length - a.length)[0]?.[0];
}

/** No playbook was handed back before; a clock that says so has lost its battery. */
export const EARLIEST = Date.parse("2020-01-01T00:00:00Z");

/** Gathers files by learner. */
export class People {
  readonly #groups = new Map<string, Kept[]>();
  readonly #spelled: ReadonlyMap<string, string>;
  readonly #merges: ReadonlyMap<string, string>;
  readonly #files = new Set<string>();
  readonly #sums = new Set<string>();

  /** `merges` lead from a name as it was handed back to one of the roster. What was made after
   * `until`, in milliseconds since 1970, was made by a clock that is wrong. */
  constructor(
    roster: readonly string[],
    merges: ReadonlyMap<string, string>,
    private readonly until: number,
  ) {
    this.#merges = new Map([...merges].map(([from, to]) => [nameKey(from), nameKey(to)]));
    this.#spelled = new Map(roster.toReversed().map((name) => [nameKey(name), name]));
    for (const name of roster) this.#groups.set(nameKey(name), []);
  }

  /** How many files were taken; the same one taken twice counts once. */
  get read(): number {
    return this.#files.size;
  }

  /** How many files hold the very same as another one. */
  get copies(): number {
    return this.#files.size - this.#sums.size;
  }

  add(one: Kept): void {
    const own = nameKey(one.learner);
    const key = this.#merges.get(own) ?? own;
    const sum = JSON.stringify([key, one.checksum]);
    this.#files.add(`${sum} ${one.file}`);
    if (this.#sums.has(sum)) return;
    this.#sums.add(sum);
    const group = this.#groups.get(key);
    if (group) group.push(one);
    else this.#groups.set(key, [one]);
  }

  /** The roster first and in its order, then the others by name. */
  *all(): Generator<Person> {
    const others = [...this.#groups.keys()].filter((key) => !this.#spelled.has(key)).sort();
    for (const key of this.#groups.keys()) if (this.#spelled.has(key)) yield this.#person(key);
    for (const key of others) yield this.#person(key);
  }

  /** The ids of all exercises that anybody handed back. */
  exercises(): string[] {
    const found = new Set<string>();
    for (const group of this.#groups.values()) {
      for (const { entries } of group) for (const { id } of entries ?? []) found.add(id);
    }
    return [...found].sort();
  }

  #person(key: string): Person {
    const name = this.#spelled.get(key);
    const made = (this.#groups.get(key) ?? []).map((kept) => {
      const at = Date.parse(kept.made);
      return { kept, at, likely: EARLIEST <= at && at <= this.until };
    });
    // A wrong clock must not make something the newest for good.
    const newestFirst = made.sort((a, b) =>
      Number(b.likely) - Number(a.likely) || b.at - a.at ||
      (a.kept.checksum < b.kept.checksum ? 1 : -1)
    ).map(({ kept }) => kept);
    const handBacks = newestFirst.filter(({ entries }) => entries);
    const every = handBacks.map(({ entries }) => entries ?? []);
    const entries = every.length > 1 ? newestOf(every.flat()) : every[0] ?? [];
    return {
      name: name ?? newestFirst[0]?.learner ?? "",
      not_on_roster: name === undefined,
      handed_back: handBacks[0]?.made ?? null,
      entries,
      older: every.reduce((all, each) => all + each.length, 0) - entries.length,
      odd_clock: made.some(({ likely }) => !likely),
      sign_offs: newestFirst.flatMap(({ signed }) => signed ?? []),
    };
  }
}

/** Of each exercise, or conversation, the first. */
function newestOf(entries: readonly Taken[]): Taken[] {
  const seen = new Set<string>();
  return entries.filter(({ id, variant }) => {
    const key = JSON.stringify([id, variant]);
    return !seen.has(key) && seen.add(key);
  });
}
