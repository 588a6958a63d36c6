/** Reads many files, and fetches what judging them anew needs. */

import type { CatalogData } from "../assign/shapes.ts";
import type { CallData, Judged } from "../contract.ts";
import { Breath } from "./breath.ts";
import { type GivenFile, readFile, type Reading } from "./reading.ts";
import type { JudgedOf, Received } from "./shapes.ts";

/** So many files are opened at once. */
const AT_ONCE = 16;

/** Read files in their order; `progress` hears how many are read, `stale` may end it early. */
export async function readFiles(
  files: readonly GivenFile[],
  site: string,
  progress: (read: number) => void,
  stale: () => boolean,
): Promise<Reading[]> {
  const breath = new Breath();
  const found: Reading[] = [];
  const coming: Promise<Reading[]>[] = [];
  for (let read = 0, asked = 0; read < files.length && !stale(); read++) {
    while (asked < files.length && coming.length < AT_ONCE) {
      coming.push(readFile(files[asked++]!, site));
    }
    found.push(...await coming.shift()!);
    if (breath.due()) {
      progress(read + 1);
      await breath.take();
    }
  }
  return found;
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

function keyOf(id: string, variant: string | null): string {
  return `${id}|${variant ?? ""}`;
}
