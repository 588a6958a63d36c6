/** Who handed back what: one learner writes one name in several ways, and hands back several times. */

import { folded } from "./assigned-variant.ts";
import type { HandBack, HandedBack, SignOff } from "../contract/generated.ts";
import type { Received } from "./types.ts";

/** All that one learner handed back, and what was signed off. */
export interface Person {
  name: string;
  not_on_roster: boolean;
  handed_back: string | null;
  /** Exercises, or conversations of calls, of the newest hand-back that holds them. */
  entries: HandedBack[];
  /** How many older ones those replace. */
  older: number;
  /** Whether anything was made by a clock that cannot have been right. */
  odd_clock: boolean;
  signed_off: SignOff | null;
}

/** The names on a roster as it was pasted, a line each; the same name counts once. */
export function namesIn(roster: string): string[] {
  const names = new Map<string, string>();
  for (const line of roster.split(/[\r\n]+/)) {
    const words = line.replace(/[\s\p{Cc}]+/gu, " ").trim();
    const name = [...words].slice(0, 80).join("");
    if (name && !names.has(folded(name))) names.set(folded(name), name);
  }
  return [...names.values()];
}

/** The assignment for which most of the hand-backs were made, if any was named. */
export function mostNamed(files: readonly Received[]): HandBack["assignment"] | undefined {
  const counts = new Map<string, { of: HandBack["assignment"]; count: number }>();
  for (const { content } of files) {
    const of = content.format === "playbook-hand-back" ? content.assignment : null;
    if (!of) continue;
    const found = counts.get(of.id) ?? { of, count: 0 };
    found.count++;
    counts.set(of.id, found);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.of;
}

/** No playbook was handed back before; a clock that says so has lost its battery. */
const EARLIEST = Date.parse("2020-01-01T00:00:00Z");

/** Roster first and in its order, then the others by name. Yields so that a page can breathe. What
 * was made after `until`, in milliseconds since 1970, was made by a clock that is wrong. */
export function* people(
  files: readonly Received[],
  roster: readonly string[],
  merges: ReadonlyMap<string, string>,
  until: number,
): Generator<void, { people: Person[]; read: number; copies: number }> {
  const merged = new Map([...merges].map(([from, to]) => [folded(from), folded(to)]));
  const groups = new Map<string, (HandBack | SignOff)[]>();
  for (const name of roster) groups.set(folded(name), []);
  const known = new Set(groups.keys());
  const sums = new Set<string>();
  const each = new Set<string>();
  for (const { name, content } of files) {
    const own = folded(content.learner);
    const key = merged.get(own) ?? own;
    const sum = JSON.stringify([key, content.checksum]);
    each.add(`${sum} ${name}`);
    if (sums.has(sum)) continue;
    sums.add(sum);
    const group = groups.get(key);
    if (group) group.push(content);
    else groups.set(key, [content]);
  }
  const spelled = new Map(roster.toReversed().map((name) => [folded(name), name]));
  const others = [...groups.keys()].filter((key) => !known.has(key)).sort();
  const found: Person[] = [];
  for (const key of [...known, ...others]) {
    found.push(personOf(groups.get(key) ?? [], spelled.get(key), until));
    yield;
  }
  return { people: found, read: each.size, copies: each.size - sums.size };
}

function personOf(
  contents: (HandBack | SignOff)[],
  name: string | undefined,
  until: number,
): Person {
  const made = contents.map((content) => {
    const at = Date.parse(content.made);
    return { content, at, likely: EARLIEST <= at && at <= until };
  });
  // A wrong clock must not make something the newest for good.
  const newestFirst = made.sort((a, b) =>
    Number(b.likely) - Number(a.likely) || b.at - a.at ||
    (a.content.checksum < b.content.checksum ? 1 : -1)
  ).map(({ content }) => content);
  const handBacks = newestFirst.filter((each) => each.format === "playbook-hand-back");
  const entries = new Map<string, HandedBack>();
  let older = 0;
  for (const { exercises } of handBacks) {
    for (const each of exercises) {
      const key = `${each.id}|${each.variant ?? ""}`;
      if (entries.has(key)) older++;
      else entries.set(key, each);
    }
  }
  return {
    name: name ?? newestFirst[0]?.learner ?? "",
    not_on_roster: name === undefined,
    handed_back: handBacks[0]?.made ?? null,
    entries: [...entries.values()],
    older,
    odd_clock: made.some(({ likely }) => !likely),
    signed_off: newestFirst.find((each) => each.format === "playbook-sign-off") ?? null,
  };
}
