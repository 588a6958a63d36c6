/** What leaves the browser for a trainer: a file for one exercise or for an assignment, made from the
 * same record that the progress page shows. */

import { wellFormed } from "../store/event-schema.ts";
import { checksum } from "../contract/checksum.ts";
import type { AttemptEvent, Base, HandBack, HandedBack, Judged } from "../contract/generated.ts";
import { filling, QUESTION } from "../judge/worksheet-answers.ts";
import { byAttempt, inOrder } from "../contract/event-order.ts";
import { ticks } from "../judge/criteria.ts";
import { judge, type Tick } from "../judge/score.ts";

/** As long as a learner's name may be. */
export const LONGEST_NAME = 80;
/** What is said of a file that was made. */
export const NOT_SENT = "Nothing was sent: hand the file to your trainer yourself.";
const LONGEST_TITLE = 300;

/** What a hand-back needs of an exercise. */
export type Subject = Judged & Pick<Base, "site" | "id" | "variant" | "edition" | "title">;

/** The hand-back of one exercise, or undefined if nothing was begun or no name was given. */
export function handBack(
  subject: Subject,
  events: readonly AttemptEvent[],
  learner: string,
  share: boolean,
  made: string,
): HandBack | undefined {
  const exercise = handedBack(subject, upToPassing(events, subject), share, ticks);
  return exercise && handBackOf(subject.site, [exercise], learner, made);
}

/** Of a call the attempts up to the last that passes, all if none does: practice costs nothing. */
function upToPassing(events: readonly AttemptEvent[], subject: Subject): readonly AttemptEvent[] {
  if (subject.kind !== "call") return events;
  const attempts = byAttempt(events);
  const last = attempts.findLastIndex((each) => judge(each, subject).passed === "first");
  return last < 0 ? events : attempts.slice(0, last + 1).flat();
}

/** The hand-back of several exercises, or undefined if there is none or no name was given. */
export function handBackOf(
  site: string,
  exercises: readonly HandedBack[],
  learner: string,
  made: string,
  of: Pick<HandBack, "assignment"> = {},
): HandBack | undefined {
  const name = tidied(learner);
  if (!exercises.length || !name) return undefined;
  const content = {
    format: "playbook-hand-back" as const,
    version: 1 as const,
    site,
    made,
    learner: name,
    self_reported: true as const,
    exercises,
    ...of,
  };
  return { ...content, checksum: checksum(content) };
}

/** What one exercise comes to, or undefined if nothing was begun. */
export function handedBack(
  subject: Subject,
  events: readonly AttemptEvent[],
  share: boolean,
  tick?: Tick,
): HandedBack | undefined {
  const { status, started, finished, attempts, first, latest } = judge(events, subject, tick);
  if (status === "not-started" || started === null) return undefined;
  const { id, variant, kind, title, edition } = subject;
  return {
    id,
    variant,
    kind,
    title: cut(title, LONGEST_TITLE),
    edition,
    status,
    started,
    finished,
    attempts,
    first,
    latest,
    events: share ? shared(subject, events) : null,
  };
}

/** Of a call or gate every event, of a worksheet the words as they stand. */
export function shared(subject: Judged, events: readonly AttemptEvent[]): AttemptEvent[] {
  const ordered = inOrder(events);
  if (subject.kind !== "worksheet") return ordered;
  const { values, replies } = filling(ordered, subject);
  const standing = new Map([
    ...Object.entries(values),
    ...Object.entries(replies).map(([id, reply]) => [QUESTION + id, reply] as const),
  ]);
  const last = new Map(
    ordered.filter((event) => event.type === "answer").map((event) => [event.item, event]),
  );
  return [...last.values()].filter((event) => event.value && standing.has(event.item ?? ""));
}

/** A name as it goes into the file: one line, not too long. */
export function tidied(name: string): string {
  return cut(wellFormed(name).replace(/[\s\p{Cc}]+/gu, " ").trim(), LONGEST_NAME).trim();
}

/** The name of the file. */
export function handBackName(file: HandBack): string {
  const learner = file.learner.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  const what = file.assignment?.id ?? file.exercises[0]?.id;
  const parts = ["hand-back", what, learner, file.made.slice(0, 10)];
  return `${parts.map((part) => (part ?? "").replace(/^-+|-+$/g, "") || "learner").join("-")}.json`;
}

/** The first so many characters, none of them cut in half. */
function cut(text: string, most: number): string {
  return [...text].slice(0, most).join("");
}
