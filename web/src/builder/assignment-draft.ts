/** An assignment as it is being put together: what can be done to it, and what it still lacks.
 *
 * A draft has the shape of an assignment, but may be unfinished. Every change makes a new one. */

import { crc32 } from "../contract/checksum.ts";
import {
  ENTRIES,
  isItem,
  list,
  LONGEST_LINE,
  LONGEST_NOTE,
  MOST_ITEMS,
} from "../assignment/parse-assignment.ts";
import { orNull, shaped, upTo } from "../contract/shape.ts";
import type { Assignment, AssignmentItem, CatalogExercise, Level } from "../contract/generated.ts";
import { itemOf } from "../report-model/standing.ts";

export type Draft = Assignment;

/** As many exercises as one item may choose from. */
const MOST_CHOICES = 10;

const SHORT_NAME = "Its short name must begin with a small letter from a to z. " +
  "Small letters, digits and single hyphens between them may follow.";

type Find = (id: string) => CatalogExercise | undefined;

const written = upTo(Infinity);
const isDraft = shaped<Draft>({
  ...{ ...ENTRIES, id: written, title: written, audience: written, note: written },
  ...{ given: orNull(written), due: orNull(written), items: list(isItem) },
});

export function emptyDraft(site: string): Draft {
  return {
    ...{ format: "playbook-assignment", version: 1, site, id: "assignment", title: "" },
    ...{ audience: "", note: "", given: null, due: null, earlier_work: "counts", items: [] },
  };
}

/** A draft as it was kept; an empty one for anything else. */
export function asDraft(value: unknown, site: string): Draft {
  return isDraft(value) ? { ...value, site } : emptyDraft(site);
}

/** A short name for addresses and files, made of the title. Learners' browsers tell assignments
 * apart by it, so a title without one Latin letter or digit is given a number of its own. */
export function slug(title: string): string {
  const plain = title.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "");
  const words = plain.match(/[a-z0-9]+/g)?.join("-").slice(0, 40).replace(/-+$/, "") ?? "";
  if (words) return /^[a-z]/.test(words) ? words : `a-${words}`.slice(0, 40).replace(/-$/, "");
  const written = title.trim();
  return written ? `assignment-${numberOf(written).slice(0, 6)}` : "assignment";
}

function numberOf(text: string): string {
  return crc32(new TextEncoder().encode(text)).toString(16).padStart(8, "0");
}

/** The short name follows the title, unless it was given by hand. */
export function titled(draft: Draft, title: string): Draft {
  const follows = draft.id === slug(draft.title);
  return { ...draft, title, id: follows ? slug(title) : draft.id };
}

/** Every exercise in it. */
export function exercisesOf({ items }: Draft): Set<string> {
  return new Set(items.flatMap(({ exercises }) => exercises));
}

export function isFull({ items }: Draft): boolean {
  return items.length >= MOST_ITEMS;
}

/** With one more exercise at the end, unless it is there. Private ones are only offered. */
export function added(draft: Draft, exercise: CatalogExercise): Draft {
  if (isFull(draft) || exercisesOf(draft).has(exercise.id)) return draft;
  const id = exercise.id.toLowerCase();
  const item = { ...itemOf(exercise.id), id, offered: exercise.private };
  return { ...draft, items: unique([...draft.items, item]) };
}

export function removed(draft: Draft, id: string): Draft {
  return { ...draft, items: draft.items.filter((item) => item.id !== id) };
}

/** With an item one place further up (-1) or down (1). */
export function moved(draft: Draft, id: string, by: -1 | 1): Draft {
  const items = [...draft.items];
  const place = items.findIndex((item) => item.id === id);
  const [one, other] = [items[place], items[place + by]];
  if (one && other) [items[place], items[place + by]] = [other, one];
  return { ...draft, items };
}

/** With an item changed; what does not go together any more is put right. */
export function changed(
  draft: Draft,
  id: string,
  more: Partial<AssignmentItem>,
  find: Find,
): Draft {
  const items = draft.items.map((item) =>
    item.id === id ? fitting({ ...item, ...more }, find) : item
  );
  return { ...draft, items };
}

/** With an item and the one above as one: any of these. */
export function joined(draft: Draft, id: string, find: Find): Draft {
  const place = draft.items.findIndex((item) => item.id === id);
  const [above, item] = [draft.items[place - 1], draft.items[place]];
  if (!above || !item || !canJoin(above, item)) return draft;
  const both = { ...above, exercises: [...above.exercises, ...item.exercises], cast: null };
  const offered = above.offered || item.offered;
  return {
    ...draft,
    items: draft.items.toSpliced(place - 1, 2, fitting({ ...both, offered }, find)),
  };
}

export function canJoin(above: AssignmentItem, item: AssignmentItem): boolean {
  return above.exercises.length + item.exercises.length <= MOST_CHOICES;
}

/** With each exercise of an item as an item of its own. If a private one made it offered, only
 * that one still is. */
export function split(draft: Draft, id: string, find: Find): Draft {
  const items = draft.items.flatMap((item) =>
    item.id !== id ? [item] : item.exercises.map((exercise, place) =>
      fitting({
        ...item,
        ...{ id: place ? exercise.toLowerCase() : item.id, exercises: [exercise], needed: 1 },
        offered: item.offered && !isPrivate(item, find),
      }, find)
    )
  );
  return { ...draft, items: unique(items) };
}

/** The levels that all calls of an item have; none if it is not of calls alone. */
export function levelsOf({ exercises }: AssignmentItem, find: Find): Level[] {
  const found = exercises.map((id) => find(id)?.levels ?? []);
  return (found[0] ?? []).filter((level) => found.every((levels) => levels.includes(level)));
}

export function isOfCalls({ exercises }: AssignmentItem, find: Find): boolean {
  return exercises.every((id) => find(id)?.kind === "call");
}

/** Whether there are points to reach. */
export function isMarked({ exercises }: AssignmentItem, find: Find): boolean {
  return exercises.some((id) => find(id) && find(id)?.kind !== "worksheet");
}

export function isPrivate({ exercises }: AssignmentItem, find: Find): boolean {
  return exercises.some((id) => find(id)?.private);
}

/** Minutes of what is required, and of what is offered; of several the longest are counted. */
export function minutesOf({ items }: Draft, find: Find): { required: number; offered: number } {
  const sum = { required: 0, offered: 0 };
  for (const { exercises, needed, offered } of items) {
    const minutes = exercises.map((id) => find(id)?.minutes ?? 0).sort((a, b) => b - a);
    const all = minutes.slice(0, needed).reduce((total, each) => total + each, 0);
    sum[offered ? "offered" : "required"] += all;
  }
  return sum;
}

/** As it is sent: with how the edition of each exercise begins today. */
export function finished(draft: Draft, find: Find): Assignment {
  return {
    ...draft,
    title: draft.title.trim(),
    audience: draft.audience.trim(),
    note: draft.note.trim(),
    items: draft.items.map((item) => ({
      ...item,
      editions: item.exercises.map((id) => find(id)?.edition.slice(0, 4) ?? null),
    })),
  };
}

/** What it still lacks, in plain sentences; none if it can be sent. */
export function lacks(draft: Draft, find: Find): string[] {
  const { title, audience, note, given, due, earlier_work, items, id } = draft;
  const gone = [...exercisesOf(draft)].filter((each) => !find(each));
  return [
    ...title.trim() ? [] : ["It has no title yet."],
    ...items.length ? [] : ["It has no exercises yet. Add some from the list below."],
    ...items.length > MOST_ITEMS ? [`It has more than ${MOST_ITEMS} items.`] : [],
    ...title.length > LONGEST_LINE ? ["Its title is too long."] : [],
    ...audience.length > LONGEST_LINE ? ["The line on whom it is for is too long."] : [],
    ...note.length > LONGEST_NOTE ? [`The note is longer than ${LONGEST_NOTE} characters.`] : [],
    ...slug(id) === id ? [] : [SHORT_NAME],
    ...given && due && Date.parse(due) < Date.parse(given) ? ["It is due before it is given."] : [],
    ...earlier_work === "does-not-count" && !given
      ? ["Say when it is given: only work since then is to count."]
      : [],
    ...gone.map((each) => `This playbook has no exercise ${each}. Take it out.`),
    ...items.filter((item) => !item.offered && isPrivate(item, find)).map((item) =>
      `${item.exercises.join(", ")} is private, so it can only be offered.`
    ),
  ];
}

/** What is said of a due date that has passed; it may be sent all the same. */
export function pastDue({ due }: Draft, now: number): string {
  return due && Date.parse(due) < now
    ? "The due date has passed. Learners will read when it was due, and that they are late."
    : "";
}

function fitting(item: AssignmentItem, find: Find): AssignmentItem {
  const calls = isOfCalls(item, find);
  const casts = item.exercises.length === 1 ? find(item.exercises[0] ?? "")?.casts ?? [] : [];
  const cast = !item.fresh && casts.some(({ id }) => id === item.cast) ? item.cast : null;
  const marked = isMarked(item, find);
  return {
    ...item,
    needed: Math.min(Math.max(item.needed, 1), item.exercises.length),
    level: item.level !== null && levelsOf(item, find).includes(item.level) ? item.level : null,
    cast: calls ? cast : null,
    fresh: calls && item.fresh,
    offered: item.offered || isPrivate(item, find),
    pass_mark: marked ? item.pass_mark : null,
    tries: marked ? item.tries : null,
    editions: item.exercises.map(() => null),
  };
}

/** Items whose ids are all different. */
function unique(items: AssignmentItem[]): AssignmentItem[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let id = item.id;
    for (let count = 2; taken.has(id); count++) id = `${item.id}-${count}`;
    taken.add(id);
    return { ...item, id };
  });
}
