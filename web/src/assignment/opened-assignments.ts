/** The assignments that were opened in this browser, kept beside the answers. */

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
  try {
    const kept: unknown = JSON.parse(await store.note(OPENED) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap(asOpened) : [];
  } catch {
    return [];
  }
}

/** Keep one as the newest. A newer version of the same takes its place. */
export async function keepOpened(store: Store, fresh: Opened): Promise<void> {
  const others = (await opened(store)).filter(({ assignment: { id } }) =>
    id !== fresh.assignment.id
  );
  await write(store, [fresh, ...others].slice(0, MOST));
}

/** Take one off the list; what was done for it stays. */
export async function dropOpened(store: Store, id: string): Promise<void> {
  await write(store, (await opened(store)).filter(({ assignment }) => assignment.id !== id));
}

/** Where an assignment opens, relative to the root of the site. */
export function pageOf({ assignment, page }: Opened): string {
  return page ?? linkOf(assignment, PAGE);
}

async function write(store: Store, list: Opened[]): Promise<void> {
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
  await store.setNote(OPENED, JSON.stringify(list));
  await store.setNote(ASSIGNED, JSON.stringify(shown));
}

function asOpened(value: unknown): Opened[] {
  const { assignment, page } = (value ?? {}) as Record<string, unknown>;
  const read = asAssignment(assignment);
  return read ? [{ assignment: read, page: typeof page === "string" ? page : null }] : [];
}
