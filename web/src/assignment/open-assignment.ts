/** Assignments as trainers open them: from a link, from a file, or made in this browser. */

import { opened } from "./opened-assignments.ts";
import { isLink, readLink } from "./link.ts";
import { asAssignment, LARGEST_FILE, type Read, readAssignmentFile } from "./parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";
import type { Store } from "../store/store.ts";

/** The note in which the builder keeps what it is at. */
export const DRAFT = "assignment-draft";

/** The assignment that a field for a link or for a file was given; undefined if it got nothing. */
export async function openedIn(field: HTMLInputElement, site: string): Promise<Read | undefined> {
  const file = field.files?.[0];
  if (!file) return field.value.trim() ? openedFrom(field.value, site) : undefined;
  const read = await openedFile(file, site);
  // So that the same file may be chosen again.
  field.value = "";
  return read;
}

/** The assignment of a link that was pasted, with the whole address or without. */
function openedFrom(link: string, site: string): Read {
  const mark = link.indexOf("#");
  const hash = mark < 0 ? "" : link.slice(mark).trim();
  if (!isLink(hash)) return { problem: "This is not the link of an assignment." };
  return readLink(hash, site);
}

/** The assignment of a file. */
async function openedFile(file: File, site: string): Promise<Read> {
  if (file.size > LARGEST_FILE) {
    return { problem: "This file is far larger than an assignment is." };
  }
  const text = await file.text().catch(() => "");
  return readAssignmentFile(text, site);
}

/** What was built or opened in this browser, the draft first; of each name and title one. */
export async function known(store: Store): Promise<Assignment[]> {
  const drafted = asAssignment(parsed(await store.note(DRAFT)));
  const others = (await opened(store)).map(({ assignment }) => assignment);
  const all = [...drafted ? [drafted] : [], ...others].filter(({ site }) => site === store.site);
  // By both: a draft may bear the short name of another that was published.
  const first = new Map(all.toReversed().map((each) => [`${each.id} ${each.title}`, each]));
  return all.filter((each) => first.get(`${each.id} ${each.title}`) === each);
}

export function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
