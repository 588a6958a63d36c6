/** The assignments that were opened in this browser, kept beside the answers. */

import { parsed } from "../contract/shape.ts";
import { changeJoint, readJoint } from "../store/joint-note.ts";
import type { Store } from "../store/store.ts";
import { siteRoot } from "../page/assets.ts";
import { addressOf } from "../page/catalog-data.ts";
import { linkOf } from "./link.ts";
import { asAssignment } from "./parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";

const OPENED = "assignments";
/** Exercise pages read this one; it holds only what they show. */
const ASSIGNED = "assigned";
const MOST = 20;
/** The page that opens links and files, relative to the root of the site. */
export const PAGE = "assignment/";

/** An assignment and the published page that holds it, relative to the root; null: a link's. */
export interface Opened {
  assignment: Assignment;
  page: string | null;
}

/** Those opened, the newest first; what cannot be read is left out. */
export async function opened(store: Store): Promise<Opened[]> {
  return listIn(await readJoint(store, OPENED));
}

/** Where an assignment opens, relative to the root of the site. */
export function pageOf({ assignment, page }: Opened): string {
  return page ?? linkOf(assignment, PAGE);
}

/** Keep one as the newest, or take it off the list; what was done for it stays. Whatever other tabs
 * have opened by now stays as well. */
export async function putOpened(store: Store, id: string, ...fresh: Opened[]): Promise<void> {
  let list = fresh;
  await changeJoint(store, OPENED, (text, apart) => {
    const all = [text, ...apart.map(([, to]) => to)].flatMap(listIn).toReversed();
    const others = new Map(all.map((each) => [each.assignment.id, each]));
    others.delete(id);
    list = [...fresh, ...[...others.values()].toReversed()].slice(0, MOST);
    return JSON.stringify(list);
  });
  const shown = list.map((each) => ({
    title: each.assignment.title,
    page: addressOf(pageOf(each)).slice(siteRoot().length),
    due: each.assignment.due,
    exercises: each.assignment.items.flatMap(({ exercises }) => exercises),
    marks: Object.fromEntries(
      each.assignment.items.flatMap(({ exercises, pass_mark }) =>
        pass_mark === null ? [] : exercises.map((exercise) => [exercise, pass_mark])
      ),
    ),
  }));
  await store.setNote(ASSIGNED, JSON.stringify(shown));
}

function listIn(text: string): Opened[] {
  const kept = parsed(text);
  return Array.isArray(kept) ? kept.flatMap(asOpened) : [];
}

function asOpened(value: unknown): Opened[] {
  const { assignment, page } = (value ?? {}) as Record<string, unknown>;
  const read = asAssignment(assignment);
  return read ? [{ assignment: read, page: typeof page === "string" ? page : null }] : [];
}
