/** Assignments from anywhere: links, files, pages. Nothing in them is believed unseen. */

import { checksum } from "../contract/checksum.ts";
import { parseStrict } from "./strict-json.ts";
import type { Assignment, AssignmentItem, Fresh, Level } from "../contract/generated.ts";
import {
  type Check,
  oneOf,
  orNull,
  type Shape,
  shaped,
  text,
  upTo,
  whole,
} from "../contract/shape.ts";

/** As many items as an assignment may have. */
export const MOST_ITEMS = 40;
/** The longest note, title and audience, in characters as counted by `length`. */
export const LONGEST_NOTE = 280;
export const LONGEST_LINE = 120;
/** As many bytes as a file may have. */
export const LARGEST_FILE = 200_000;

/** As `model/assignment.py` has it: to the minute, always with the offset from UTC. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

/** A list of so many of these. */
export function list<Value>(each: Check<Value>, least = 0, most = Infinity) {
  return (value: unknown): value is Value[] =>
    Array.isArray(value) && value.length >= least && value.length <= most &&
    // Spread, or holes would be passed over.
    [...value].every(each);
}

const isFlag = oneOf(true, false);
const slug = text(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/);
const written = text(MOMENT);
const moment = (value: unknown): value is string => written(value) && !isNaN(Date.parse(value));

export const isItem = shaped<AssignmentItem>(
  {
    id: slug,
    exercises: list(text(/^[A-Z][A-Z0-9-]{0,39}$/), 1, 10),
    needed: whole(1, 10),
    level: orNull(oneOf<Level>(1, 2, 3)),
    cast: orNull(slug),
    fresh: oneOf<Fresh>(true, false, "story"),
    offered: isFlag,
    pass_mark: orNull(whole(0, 100)),
    tries: orNull(whole(1, 9)),
    editions: list(orNull(text(/^[0-9a-f]{4}$/))),
  },
  ({ needed, exercises }) => needed <= exercises.length,
  ({ exercises, editions }) => editions.length === exercises.length,
  ({ exercises }) => new Set(exercises).size === exercises.length,
  ({ cast, fresh }) => cast === null || !fresh,
);
export const ENTRIES: Shape<Assignment> = {
  format: oneOf("playbook-assignment"),
  version: oneOf(1),
  site: slug,
  id: slug,
  title: upTo(LONGEST_LINE, 1),
  audience: upTo(LONGEST_LINE),
  note: upTo(LONGEST_NOTE),
  given: orNull(moment),
  due: orNull(moment),
  earlier_work: oneOf("counts", "does-not-count"),
  items: list(isItem, 1, MOST_ITEMS),
};
const differ = ({ items }: Assignment) => new Set(items.map(({ id }) => id)).size === items.length;
const isAssignment = shaped(ENTRIES, differ);
const isFile = shaped<Assignment & { checksum: string }>(
  { ...ENTRIES, checksum: text(/^crc32:[0-9a-f]{8}$/) },
  differ,
);

/** What was read, or why it was not, in a plain sentence. */
export type Read = { assignment: Assignment } | { problem: string };

/** The assignment, or undefined for anything else; never throws. */
export function asAssignment(value: unknown): Assignment | undefined {
  return isAssignment(value) ? value : undefined;
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
  const parsed = parseStrict(text);
  if ("problem" in parsed) return { problem: `Nothing was opened. ${parsed.problem}` };
  const { value } = parsed;
  if (!isFile(value)) return { problem: whyNone(value) };
  const { checksum: sum, ...assignment } = value;
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
