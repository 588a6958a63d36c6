/** Assignments as trainers open them: from a link, from a file, or made in this browser. */

import type { PageData } from "../page/trainer-element.ts";
import { parsed } from "../contract/shape.ts";
import { opened } from "./opened-assignments.ts";
import { fromBase64, LONGEST_LINK, readLink } from "./link.ts";
import { asAssignment, LARGEST_FILE, type Read, readAssignmentFile } from "./parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";
import type { Store } from "../store/store.ts";

/** The note in which the builder keeps what it is at. */
export const DRAFT = "assignment-draft";

/** What a page brings of assignments that are published: each, and where, from the site's root on. */
export interface PublishedData extends PageData {
  assignments: unknown[];
  pages: string[];
}

export function publishedIn({ assignments, pages }: PublishedData): Map<Assignment, string> {
  return new Map(assignments.flatMap((each, place) => {
    const read = asAssignment(each);
    return read ? [[read, pages[place]!] as const] : [];
  }));
}

/** The assignment that a field for a link or for a file was given; undefined if it got nothing. */
export async function openedIn(
  field: HTMLInputElement,
  data: PublishedData,
): Promise<Read | undefined> {
  if (field.files) return await openedFileIn(field, data.site);
  return field.value.trim() ? openedFrom(field.value, data) : undefined;
}

/** The assignment of the file that was chosen in a field, where it can then be chosen again. */
export async function openedFileIn(
  field: HTMLInputElement,
  site: string,
): Promise<Read | undefined> {
  const file = field.files?.[0];
  if (!file) return undefined;
  // Of a file that is too large enough is read to tell: no letter takes more than three bytes.
  const text = await file.slice(0, 3 * LARGEST_FILE + 3).text().catch(() => "");
  field.value = "";
  return readAssignmentFile(text, site);
}

/** The assignment of a link that was pasted: with the whole address or without, within words, or as
 * the gateway of a mail server wrapped it. The first that opens; else one whose page is named there;
 * else why the first does not. */
export function openedFrom(given: string, data: PublishedData): Read {
  const found = hashesIn(given).map((hash) => readLink(hash, data.site));
  const read = found.find((read) => "assignment" in read) ?? found[0];
  if (read) return read;
  const named = [...publishedIn(data)].find(([, page]) => {
    const [, ...after] = given.replace(/%(?:25)*2F/gi, "/").split(
      page.replace(/(?:index)?\.html$|\/$/, ""),
    );
    return after.some((rest) => !/^[\w-]/.test(rest));
  });
  return named
    ? { assignment: named[0] }
    : { problem: "This is not the link of an assignment, nor the address of one that is here." };
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

/** What was built or opened in this browser, the draft first; of each name and title one. */
export async function known(store: Store): Promise<Assignment[]> {
  const drafted = asAssignment(parsed(await store.note(DRAFT)));
  const others = (await opened(store)).map(({ assignment }) => assignment);
  const all = [...drafted ? [drafted] : [], ...others].filter(({ site }) => site === store.site);
  // By both: a draft may bear the short name of another that was published.
  const first = new Map(all.toReversed().map((each) => [`${each.id} ${each.title}`, each]));
  return all.filter((each) => first.get(`${each.id} ${each.title}`) === each);
}
