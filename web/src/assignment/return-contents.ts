/** What an assignment's hand-back holds, by what the learner ticked. */

import { resultInWords } from "../handback/contents.ts";
import type { Assignment, HandBack } from "../contract/generated.ts";
import { handBackOf, handedBack } from "../handback/handback.ts";
import { moment, NOT_SHARED } from "../handback/contents.ts";
import type { Done } from "./learner-work.ts";

/** What the learner lets the trainer see beyond what was finished, and when. */
export interface Ticks {
  /** Every line and verdict chosen in calls and gates. */
  attempts: boolean;
  /** The words written in worksheets. */
  texts: boolean;
  /** Exercises that are private, at all. */
  own: boolean;
}

export const NO_TICKS: Ticks = { attempts: false, texts: false, own: false };

/** The hand-back of an assignment; undefined if nothing would be in it, or no name was given. */
export function handBackFor(
  { site, id, title }: Assignment,
  done: readonly Done[],
  learner: string,
  ticks: Ticks,
  made: string,
): HandBack | undefined {
  const shown = done.filter(({ exercise }) => ticks.own || !exercise.private);
  const exercises = shown.flatMap(({ exercise, subject, events }) => {
    const share = exercise.kind === "worksheet" ? ticks.texts : ticks.attempts;
    return handedBack(subject, events, share) ?? [];
  });
  return handBackOf(site, exercises, learner, made, { assignment: { id, title } });
}

/** All that the file says, a line each, in plain words. */
export function fileInWords(
  file: HandBack,
  done: readonly Done[],
): [label: string, lines: string[]][] {
  return [
    ["Name", [file.learner]],
    ["Assignment", [`${file.assignment?.title} (${file.assignment?.id})`]],
    ...file.exercises.map((one): [string, string[]] => {
      const subject = done.find(({ handed }) =>
        handed.id === one.id && handed.variant === one.variant
      )?.subject;
      const result = (which: "first" | "latest") =>
        subject ? resultInWords(one[which], subject) : "";
      return [[one.id, one.variant].filter(Boolean).join("/") + `: ${one.title}`, [
        `${one.status === "done" ? "finished" : "under way"}, begun ${moment(one.started)}${
          one.finished ? `, finished ${moment(one.finished)}` : ""
        }${one.kind === "call" ? `, tries: ${one.attempts}` : ""}`,
        `First result: ${result("first")}. Latest: ${result("latest")}.`,
        `${one.kind === "worksheet" ? "Your words" : "Your answers"}: ${
          one.events ? `${one.events.length} shared` : NOT_SHARED
        }`,
      ]];
    }),
    ...privately(file, done),
    ["Playbook", [file.site]],
    ["Made", [moment(file.made)]],
    ["Who says so", ["you; the file calls itself self-reported"]],
  ];
}

/** Where private exercises were begun: whether the file names them. */
function privately(file: HandBack, done: readonly Done[]): [label: string, lines: string[]][] {
  const own = new Set(done.flatMap(({ exercise }) => exercise.private ? [exercise.id] : []));
  if (!own.size) return [];
  const named = file.exercises.some(({ id }) => own.has(id));
  return [["Private exercises", [named ? "in it, as you ticked" : "not in it, not even by name"]]];
}
