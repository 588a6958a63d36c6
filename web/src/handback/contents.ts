/** What a hand-back holds, in plain words: a learner reads all of it before it leaves. */

import {
  type AttemptEvent,
  type ExerciseData,
  type HandBack,
  type HandedBack,
  type Result,
  VERDICT_WORDS,
} from "../contract/generated.ts";
import { aloneState } from "../report-model/standing.ts";
import { STATE_WORDS } from "../report-model/standing-words.ts";
import { iso } from "../judge/score.ts";
import { QUESTION } from "../judge/worksheet-answers.ts";
import { counted } from "../contract/wording.ts";

export const KIND_WORDS = { call: "Call", worksheet: "Worksheet", gate: "Gate" } as const;

export const NOT_SHARED = "not shared";

/** What is shared by a tick, by kind of exercise. */
export const SHARE_WORDS = {
  call: "every line you chose, the ones you took back as well",
  gate: "every answer you gave, the ones you changed as well",
  worksheet: "the words you wrote",
} as const;

/** Each thing in the file with its words; a thing may have several lines. */
export function contents(file: HandBack, data: ExerciseData): [label: string, lines: string[]][] {
  return file.exercises.flatMap((one): [string, string[]][] => [
    ["Name", [file.learner]],
    ["Exercise", [
      `${KIND_WORDS[data.kind]} ${[one.id, one.variant].filter(Boolean).join("/")}: ${one.title}`,
    ]],
    ["How far", [howFar(one)]],
    ["Begun", [moment(one.started)]],
    ["Finished", [one.finished ? moment(one.finished) : "not yet"]],
    ...data.kind === "call" ? [["Tries", [String(one.attempts)]] as [string, string[]]] : [],
    ["First result", [resultInWords(one.first, data)]],
    ["Latest result", [resultInWords(one.latest, data)]],
    [
      data.kind === "worksheet" ? "Your words" : "Your answers",
      one.events?.map((event) => `${deedInWords(event, data)} (${moment(iso(event.at))})`) ??
        [NOT_SHARED],
    ],
    ["Playbook and edition", [`${file.site}, ${one.edition}`]],
    ["Made", [moment(file.made)]],
    ["Who says so", ["you; the file calls itself self-reported"]],
  ]);
}

/** How an exercise stands by itself. */
export function howFar(one: HandedBack): string {
  return STATE_WORDS[aloneState(one)];
}

/** A result in words, or that there is none yet. */
export function resultInWords(
  { points, of, ending }: Result,
  data: Pick<ExerciseData, "kind"> & { endings?: readonly { id: string; title?: string }[] },
): string {
  if (points === null || of === null) return "none yet";
  if (data.kind === "worksheet") return `${points} of ${counted(of, "point")} on the count list`;
  const end = data.endings?.find((each) => each.id === ending)?.title;
  return `${points} of ${counted(of, "point")}${end ? `, ending: ${end}` : ""}`;
}

/** A time of ISO 8601 as people here write it. */
export function moment(iso: string): string {
  return new Date(iso).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short" });
}

function deedInWords(event: AttemptEvent, data: ExerciseData): string {
  const { type, item } = event;
  if (type === "answer") return answerInWords(event, data);
  if (type === "rewind") return `Went back to “${itemInWords(item ?? "", data)}”`;
  return type === "restart" ? "Began again" : type;
}

function answerInWords({ item, value }: AttemptEvent, data: ExerciseData): string {
  const about = itemInWords(item ?? "", data);
  if (data.kind === "worksheet") return `${about}: ${value}`;
  if (data.kind === "gate") {
    const verdict = Object.entries(VERDICT_WORDS).find(([key]) => key === value)?.[1];
    return `${about}: ${verdict ?? value}`;
  }
  const turn = data.turns.find((each) => each.id === item);
  const choice = turn?.choices.find((each) => each.id === value);
  return `${about}: “${choice?.say ?? value}”`;
}

/** What an answer was given to, as the page names it; its id if it is gone. */
function itemInWords(item: string, data: ExerciseData): string {
  if (data.kind === "call") return data.turns.find((each) => each.id === item)?.ask ?? item;
  if (data.kind === "gate") return data.cases.find((each) => each.id === item)?.title ?? item;
  return data.slots.find((each) => each.id === item)?.label ??
    data.questions.find((each) => QUESTION + each.id === item)?.label ?? item;
}
