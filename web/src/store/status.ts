/** What can go wrong with keeping answers, and the words that tell of it. */

import { isNewer } from "./event-schema.ts";
import { isFull, NoStorage } from "./indexed-db.ts";

export type StoreState = "kept" | "memory" | "full" | "failed";

const STAY = "They stay until you close this page; download a backup before you leave.";
/** A plain sentence for each state, "" when all is well. */
export const STATUS_WORDS: Record<StoreState, string> = {
  kept: "",
  memory: `This browser does not let the page keep your answers. ${STAY}`,
  full: `This browser has no room left for your newest answers. ${STAY}`,
  failed: `Your newest answers could not be kept. ${STAY} The page goes on trying.`,
};

/** The state that an error of the disk leaves the store in. */
export function stateAfter(error: unknown): StoreState {
  if (error instanceof NoStorage) return "memory";
  return isFull(error) ? "full" : "failed";
}

/** What lies among the answers and is no event that this page can read. */
export function oddInWords(odd: unknown[]): string {
  const newer = odd.filter(isNewer).length;
  const broken = odd.length - newer;
  return [
    ...broken ? [`Kept records that this page cannot read: ${broken}.`] : [],
    ...newer ? [`Kept records from a newer edition of this playbook: ${newer}.`] : [],
    ...odd.length ? ["They are left as they are; everything else is here."] : [],
  ].join(" ");
}
