/** What items and exercises are called in a report. */

import type {
  Assignment,
  AssignmentItem,
  CatalogData,
  CatalogExercise,
} from "../contract/generated.ts";
import { NUMBER_WORDS } from "./standing-words.ts";
import type { Report } from "./types.ts";

export type Exercises = ReadonlyMap<string, CatalogExercise>;

/** The exercise by its title; by its id if the playbook has no such exercise now. */
export function titleOf(id: string, exercises: Exercises): string {
  return exercises.get(id)?.title ?? id;
}

/** An item in a few words: an exercise, or how many of which. */
function itemName(
  { exercises: ids, needed, level }: Pick<AssignmentItem, "exercises" | "needed" | "level">,
  exercises: Exercises,
): string {
  const titles = ids.map((id) => titleOf(id, exercises));
  const words = ids.length > 1
    ? `any ${NUMBER_WORDS[needed]} of: ${titles.join("; ")}`
    : titles[0] ?? "";
  return level === null ? words : `${words}, level ${level}`;
}

/** The columns, each in a few words. */
export function columnNames(
  { items }: Report,
  assignment: Assignment | null,
  catalog: CatalogData | null,
): string[] {
  const own = new Map(assignment?.items.map((each) => [each.id, each]));
  const exercises = byId(catalog);
  return items.map((column) =>
    itemName(own.get(column.id) ?? { ...column, needed: 1, level: null }, exercises)
  );
}

export function byId(catalog: CatalogData | null | undefined): Exercises {
  return new Map(catalog?.exercises.map((each) => [each.id, each]));
}

/** The day of a moment of ISO 8601, as people here write it. */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString("en-US", { dateStyle: "medium" });
}
