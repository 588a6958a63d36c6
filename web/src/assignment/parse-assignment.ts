/** Assignments from anywhere: links, files, pages. Nothing in them is believed unseen. */

import * as v from "valibot";
import { checksum } from "../contract/checksum.ts";
import type { Assignment, Level } from "../contract/generated.ts";

/** As many items as an assignment may have. */
export const MOST_ITEMS = 40;
/** The longest note, title and audience, in characters as counted by `length`. */
export const LONGEST_NOTE = 280;
export const LONGEST_LINE = 120;
/** As many bytes as a file may have. */
export const LARGEST_FILE = 200_000;

const SLUG = /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/** As `model/assignment.py` has it: to the minute, always with the offset from UTC. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

const slug = v.pipe(v.string(), v.regex(SLUG));
const exercise = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9-]{0,39}$/));
const line = v.pipe(v.string(), v.maxLength(LONGEST_LINE));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const moment = v.pipe(
  v.string(),
  v.regex(MOMENT),
  v.check((text: string) => !Number.isNaN(Date.parse(text))),
);

const ITEM = v.pipe(
  v.strictObject({
    id: slug,
    exercises: v.pipe(v.array(exercise), v.minLength(1), v.maxLength(10)),
    needed: whole(1, 10),
    level: v.nullable(v.picklist([1, 2, 3] as const satisfies Level[])),
    cast: v.nullable(slug),
    fresh: v.boolean(),
    offered: v.boolean(),
    pass_mark: v.nullable(whole(0, 100)),
    tries: v.nullable(whole(1, 9)),
    editions: v.array(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/)))),
  }),
  v.check(({ needed, exercises }) => needed <= exercises.length),
  v.check(({ exercises, editions }) => editions.length === exercises.length),
  v.check(({ exercises }) => new Set(exercises).size === exercises.length),
  v.check(({ cast, fresh }) => cast === null || !fresh),
);

const ENTRIES = {
  format: v.literal("playbook-assignment"),
  version: v.literal(1),
  site: slug,
  id: slug,
  title: v.pipe(line, v.minLength(1)),
  audience: line,
  note: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  given: v.nullable(moment),
  due: v.nullable(moment),
  earlier_work: v.picklist(["counts", "does-not-count"]),
  items: v.pipe(
    v.array(ITEM),
    v.minLength(1),
    v.maxLength(MOST_ITEMS),
    v.check((items) => new Set(items.map(({ id }) => id)).size === items.length),
  ),
};
const ASSIGNMENT = v.strictObject(ENTRIES);
const FILE = v.strictObject({
  ...ENTRIES,
  checksum: v.pipe(v.string(), v.regex(/^crc32:[0-9a-f]{8}$/)),
});

/** What was read, or why it was not, in a plain sentence. */
export type Read = { assignment: Assignment } | { problem: string };

/** The assignment, or undefined for anything else; never throws. */
export function asAssignment(value: unknown): Assignment | undefined {
  const read = v.safeParse(ASSIGNMENT, value, { abortEarly: true });
  return read.success ? read.output : undefined;
}

/** The file of an assignment. */
export function assignmentFile(assignment: Assignment): Assignment & { checksum: string } {
  return { ...assignment, checksum: checksum(assignment) };
}

export function assignmentName({ id }: Assignment): string {
  return `assignment-${id}.json`;
}

/** Read the text of an assignment file for `site`; never throws. */
export function readAssignmentFile(text: string, site: string): Read {
  if (text.length > LARGEST_FILE) {
    return { problem: "This file is far larger than an assignment is." };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "This is not a whole assignment file. It may have been cut short." };
  }
  const read = v.safeParse(FILE, value, { abortEarly: true });
  if (!read.success) return { problem: whyNone(value) };
  const { checksum: sum, ...assignment } = read.output;
  if (checksum(assignment) !== sum) {
    return { problem: "The file was changed or damaged after it was made. Ask for it again." };
  }
  return ofThisSite(assignment, site);
}

/** The assignment, unless it was made for another playbook. */
export function ofThisSite(assignment: Assignment, site: string): Read {
  if (assignment.site === site) return { assignment };
  return { problem: `This assignment was made for another playbook, “${assignment.site}”.` };
}

function whyNone(value: unknown): string {
  const file = typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
  if (file["format"] !== "playbook-assignment") return "This is not an assignment file.";
  if (typeof file["version"] === "number" && file["version"] > 1) return NEWER;
  return "This assignment file is not as one should be, so nothing was opened. Ask for it again.";
}

/** Said of what a newer playbook made. */
export const NEWER =
  "A newer edition of the playbook made this. Ask your trainer for one that fits this edition.";
