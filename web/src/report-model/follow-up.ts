/** What a trainer does next with a learner, and the text that reminds of what is open. */

import { counted } from "../contract/wording.ts";
import { zonedMoment } from "./standing-words.ts";
import type { Column, Row } from "./types.ts";
import { TITLES } from "./names.ts";
import { visible } from "./visible.ts";

/** What a reminder tells of an assignment; `names` are those of its items. */
export interface Told {
  title: string;
  names: readonly string[];
  /** ISO 8601. */
  due: string | null;
  link: string | null;
  /** Ids of exercises that are nobody's business but the learner's. */
  private: ReadonlySet<string>;
  /** In milliseconds since 1970. */
  now: number;
}

/** Places of required items that are not done, and of those done without passing that may be tried
 * again. */
function leftOf({ cells }: Row, items: readonly Column[]) {
  const left = { open: [] as number[], again: [] as number[] };
  for (const [place, { status, passed, no_tries_left }] of cells.entries()) {
    if (items[place]!.offered) continue;
    if (status !== "done") left.open.push(place);
    else if (passed === "no" && !no_tries_left) left.again.push(place);
  }
  return left;
}

/** The one thing that a trainer does next. A sit-in that somebody asked for comes first. `names` are
 * those of the items. */
export function nextAction(row: Row, items: readonly Column[], names: readonly string[]): string {
  const { open, again } = leftOf(row, items);
  const { signed_off: signed, handed_back, cells } = row;
  const listed = ([first, ...more]: readonly number[]) =>
    `${names[first!]}${more.length ? `, and ${more.length} more` : ""}`;
  if (signed?.sit_in) return "sit in on a call";
  if (open.length) return `remind: ${handed_back ? listed(open) : "nothing handed back"}`;
  if (again.length) {
    return `offer another ${row.again?.like_it ? "like" : "try"}: ${listed(again)}`;
  }
  if (cells.some((each) => each.no_tries_left)) return "talk it over: no tries left";
  return signed?.signed_off ? "nothing" : "hear a call";
}

/** A message to a learner with something open, to be copied; undefined if nothing is. */
export function reminder(row: Row, items: readonly Column[], told: Told): string | undefined {
  const isTold = (place: number) => !items[place]!.exercises.some((id) => told.private.has(id));
  const left = leftOf(row, items);
  const [open, again] = [left.open.filter(isTold), left.again.filter(isTold)];
  if (!open.length && !again.length) return undefined;
  const { title, names, due, link, now } = told;
  const list = (places: readonly number[], of: (place: number) => string) =>
    places.map((place) => `- ${of(place)}`).join("\n");
  const begun = (place: number) =>
    `${names[place]}${row.cells[place]!.status === "under-way" ? " (begun)" : ""}`;
  return [
    `Hi ${firstName(visible(row.name))},`,
    open.length
      ? `This is still open for you in “${title}”:\n\n${list(open, begun)}`
      : left.open.length
      ? `Thank you for what you did in “${title}”.`
      : `You have done what “${title}” asks for. Thank you.`,
    ...open.length && due !== null
      ? [
        Date.parse(due) < now
          ? `It was due on ${zonedMoment(due)}. You can still do it.`
          : `It is due on ${zonedMoment(due)}.`,
      ]
      : [],
    ...again.length
      ? [
        `${counted(again.length, "exercise is", "exercises are")} done, and the mark is still ` +
        `ahead. Try another like it when you have ten minutes:\n\n${
          list(again, (place) => names[place]!)
        }`,
      ]
      : [],
    ...link === null ? [] : [`It is all here: ${link}`],
    (open.length
      ? "Have you done it already? Then hand it back: I see only what comes back. "
      : "") +
    "If something is in the way, or you would rather not, tell me. A short no is fine.",
  ].join("\n\n") + "\n";
}

const INITIAL = /^\p{L}\.?$/u;
/** Where the family name stands first, and is not left out. */
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** What somebody is called by: of a name that gives no first name, all of it. */
export function firstName(name: string): string {
  const [family, ...given] = name.split(",");
  const words = (given.join(" ").trim() || family!).trim().split(/ +/);
  const first = words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, "")));
  return !first || INITIAL.test(first) || FAMILY_FIRST.test(name) ? name : first;
}
