/** What an assignment's hand-back holds, by what the learner ticked. */

import type { Assignment, HandBack, HandedBack } from "../contract/generated.ts";
import { ticks as countTicks } from "../judge/criteria.ts";
import { handBackOf, handedBack } from "../handback/handback.ts";
import { howFar, moment, NOT_SHARED, resultInWords } from "../handback/contents.ts";
import type { Done } from "./learner-work.ts";
import { answers, itemStanding, stateOf } from "../report-model/standing.ts";
import { STATE_WORDS } from "../report-model/standing-words.ts";

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
    return handedBack(subject, events, share, countTicks) ?? [];
  });
  return handBackOf(site, exercises, learner, made, { assignment: { id, title } });
}

/** All that the file says, a line each, in plain words; `far` is what all of it comes to. */
export function fileInWords(
  file: HandBack,
  done: readonly Done[],
  assignment: Assignment,
  far: string,
): [label: string, lines: string[]][] {
  return [
    ["Name", [file.learner]],
    ["Assignment", [`${file.assignment?.title} (${file.assignment?.id})`]],
    ["How far", [far]],
    ...file.exercises.map((one): [string, string[]] => {
      const subject = done.find(({ handed }) =>
        handed.id === one.id && handed.variant === one.variant
      )?.subject;
      const result = (which: "first" | "latest") =>
        subject ? resultInWords(one[which], subject) : "";
      return [[one.id, one.variant].filter(Boolean).join("/") + `: ${one.title}`, [
        `${stateFor(one, assignment)}, begun ${moment(one.started)}${
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

/** How an exercise stands for the item that asks for it; marks and tries are its own. */
function stateFor(one: HandedBack, assignment: Assignment): string {
  const item = assignment.items.find((each) =>
    each.exercises.includes(one.id) && answers(each, one)
  );
  if (!item) return howFar(one);
  const own = { ...item, exercises: [one.id], needed: 1 };
  const entry = { ...one, other_edition: false };
  return STATE_WORDS[stateOf(itemStanding(own, [entry], assignment, 0))];
}

/** Where private exercises were begun: whether the file names them. */
function privately(file: HandBack, done: readonly Done[]): [label: string, lines: string[]][] {
  const own = new Set(done.flatMap(({ exercise }) => exercise.private ? [exercise.id] : []));
  if (!own.size) return [];
  const named = file.exercises.some(({ id }) => own.has(id));
  return [["Private exercises", [named ? "in it, as you ticked" : "not in it, not even by name"]]];
}
