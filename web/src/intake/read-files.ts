/** Reads many files, and fetches what judging them anew needs. */

import type { CallData, CatalogData, GateData, Judged } from "../contract/generated.ts";
import { type Archive, DAMAGED, isArchive, type Member, membersOf } from "./archive.ts";
import { Breath } from "./yield-to-page.ts";
import {
  type GivenFile,
  readBytes,
  readFile,
  type Reading,
  type Site,
  UNREADABLE,
} from "./parse-hand-back.ts";
import type { WordedOf } from "../report-model/chosen-words.ts";
import type { Aside, Chosen, JudgedOf, Problem, Received } from "../report-model/types.ts";

/** So many files are opened at once. */
const AT_ONCE = 16;

/** A file that is opened when it is its turn; that may fail. */
export interface Given {
  name: string;
  file: () => Promise<GivenFile & Archive>;
}

type Turn = () => Promise<(Reading | Aside)[]>;

/** Read files, and the members of archives, in their order; `progress` hears how many of how many
 * are read, `stale` may end it early. */
export async function readFiles(
  files: readonly Given[],
  site: string,
  progress: (read: number, of: number) => void,
  stale: () => boolean,
): Promise<(Reading | Aside)[]> {
  const breath = new Breath();
  const turns: Turn[] = [];
  for (const each of files) {
    turns.push(...await turnsOf(each, site));
    if (stale()) return [];
    if (breath.due()) {
      progress(0, turns.length);
      await breath.take();
    }
  }
  const found: (Reading | Aside)[] = [];
  const coming: ReturnType<Turn>[] = [];
  for (let read = 0, asked = 0; read < turns.length && !stale(); read++) {
    while (asked < turns.length && coming.length < AT_ONCE) coming.push(turns[asked++]!());
    found.push(...await coming.shift()!);
    if (breath.due()) {
      progress(read + 1, turns.length);
      await breath.take();
    }
  }
  return found;
}

/** One for a file, one for each member of an archive. */
async function turnsOf({ name, file }: Given, site: string): Promise<Turn[]> {
  const unreadable = [{ file: name, reason: UNREADABLE }];
  if (!isArchive(name)) {
    return [() => file().then((opened) => readFile(opened, site), () => unreadable)];
  }
  const members = await file().then(membersOf, () => unreadable);
  return members.map((each) => () => readMember(each, site));
}

/** Read a member of an archive. */
export async function readMember(
  member: Member | Problem | Aside,
  site: Site,
): Promise<(Reading | Aside)[]> {
  if (!("bytes" in member)) return [member];
  const bytes = await member.bytes();
  if (!bytes) return [{ file: member.name, reason: DAMAGED }];
  return readBytes(bytes, member.name, site);
}

/** Looks up what judging needs. Conversations that stand on no page of their own are fetched. */
export async function judgedFor(
  files: readonly Received[],
  catalog: CatalogData,
  later: (call: string) => Promise<CallData[]>,
): Promise<JudgedOf> {
  const own = new Map(catalog.exercises.map((each) => [each.id, each]));
  const found = new Map<string, Judged>();
  for (const { id, variant, judged } of catalog.exercises) found.set(keyOf(id, variant), judged);
  const missing = new Set<string>();
  for (const { content } of files) {
    if (content.format !== "playbook-hand-back") continue;
    for (const { id, variant, events, edition } of content.exercises) {
      const today = own.get(id)?.editions ?? {};
      const shown = events && variant !== null && Object.hasOwn(today, variant);
      if (shown && today[variant] === edition && !found.has(keyOf(id, variant))) missing.add(id);
    }
  }
  for (const id of missing) {
    for (const talk of await later(id)) found.set(keyOf(id, talk.variant), talk);
  }
  return (id, variant) => found.get(keyOf(id, variant));
}

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

function keyOf(id: string, variant: string | null): string {
  return `${id}|${variant ?? ""}`;
}
