/** Assignments as trainers open them: from a link, from a file, or made in this browser. */

import { opened } from "./opened-assignments.ts";
import { fromBase64, LONGEST_LINK, readLink } from "./link.ts";
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

/** The assignment of a link that was pasted: with the whole address or without, within words, or as
 * the gateway of a mail server wrapped it. The first that opens; else why the first does not. */
export function openedFrom(given: string, site: string): Read {
  const found = hashesIn(given).map((hash) => readLink(hash, site));
  return found.find((read) => "assignment" in read) ?? found[0] ??
    { problem: "This is not the link of an assignment." };
}

const UNSEEN = /\p{Cf}/gu;
const HYPHENS = /[\u2010-\u2014\u2212]/g;
/** A gateway may write `*` or `-23` for `#`, and encode an address within its own in base64. */
const BEGINS = /(?:[#*]|%(?:25)*23|-(?:25)*23)(?=a\d+(?:\.|%(?:25)*2E))/gi;
const ENCODED = /-(?:25)*([0-9A-F]{2})/g;
/** What begins with "http" begins so. */
const PACKED = /aHR0c[\w+/-]{40,}/g;
const MOST_LINKS = 20;

function hashesIn(given: string, deep = 0): string[] {
  const text = given.replace(UNSEEN, "").replace(HYPHENS, "-");
  const found = [...text.matchAll(BEGINS)].slice(0, MOST_LINKS).flatMap((begins) => {
    const rest = text.slice(begins.index + begins[0].length, begins.index + 4 * LONGEST_LINK);
    const hash = `#${rest}`;
    return begins[0].startsWith("-") ? [hash.replace(ENCODED, "%$1")] : [hash];
  });
  if (found.length || deep) return found;
  return (text.match(PACKED) ?? []).slice(0, MOST_LINKS).flatMap((word) => {
    const bytes = fromBase64(word);
    return bytes ? hashesIn(new TextDecoder().decode(bytes), deep + 1) : [];
  });
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
