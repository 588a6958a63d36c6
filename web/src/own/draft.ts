/** The draft as the store keeps it, and how long real people's words may lie there. */

import type { Store } from "../store.ts";
import { asStory, type OwnData, type Story } from "./story.ts";

/** The note under which the draft is kept. */
export const OWN = "own";
const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** The draft that is kept; undefined if there is none that can be read. */
export async function keptStory(store: Store, data: OwnData): Promise<Story | undefined> {
  const note = await store.note(OWN);
  try {
    return note ? asStory(JSON.parse(note), data) : undefined;
  } catch {
    return undefined;
  }
}

/** Keep the draft; without one, nothing of it is kept any more. */
export function keep(store: Store, story: Story | undefined): Promise<void> {
  return store.setNote(OWN, story ? JSON.stringify(story) : "");
}

/** Whether the draft has lain there so long that it should go. */
export function isOld({ since }: Story, now: number): boolean {
  return since !== null && now - since > DAYS * DAY;
}
