/** Watches for what others change in places that are drawn. Without Lit, for scripts that have none. */

let watch: MutationObserver | undefined;

/** The one that watches; `hear` is told of what it sees. */
export function watching(hear: (records: MutationRecord[]) => void): MutationObserver {
  return watch ??= new MutationObserver(hear);
}

/** What we have changed ourselves since the last look. */
export function own(): MutationRecord[] {
  return watch?.takeRecords() ?? [];
}
