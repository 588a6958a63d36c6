/** What items and exercises are called in a report. */

import type { AssignmentItem, CatalogData, CatalogExercise } from "../contract/generated.ts";
import type { Column } from "./types.ts";

export type Exercises = ReadonlyMap<string, CatalogExercise>;

/** The exercise by its title; by its id if the playbook has no such exercise now. */
export function titleOf(id: string, exercises: Exercises): string {
  return exercises.get(id)?.title ?? id;
}

/** An item in a few words: an exercise, or how many of which. */
export function itemName(
  { exercises: ids, needed, level }: Pick<AssignmentItem, "exercises" | "needed" | "level">,
  exercises: Exercises,
): string {
  const titles = ids.map((id) => titleOf(id, exercises));
  const words = ids.length > 1 ? `any ${needed} of: ${titles.join("; ")}` : titles[0] ?? "";
  return level === null ? words : `${words}, level ${level}`;
}

/** A column in a few words; `items` are those of the assignment, if there is one. */
export function columnName(
  column: Column,
  items: readonly AssignmentItem[],
  exercises: Exercises,
): string {
  const item = items.find(({ id }) => id === column.id);
  return itemName(item ?? { exercises: column.exercises, needed: 1, level: null }, exercises);
}

export function byId(catalog: CatalogData | null | undefined): Exercises {
  return new Map(catalog?.exercises.map((each) => [each.id, each]));
}

/** The day of a moment of ISO 8601, as people here write it. */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString("en-US", { dateStyle: "medium" });
}
