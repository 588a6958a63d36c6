/** A call as it went, in plain text: to copy, to read again. */

import { type CallData, type Choice, RATING_WORDS, type Turn } from "../contract/generated.ts";
import type { Replay, Step } from "../judge/replay.ts";
import { MOVE_WORDS, pointsInWords } from "../contract/wording.ts";

/** The turn and the choice of a step; undefined for a step that no replay gives. */
export function taken(
  step: Pick<Step, "turn" | "choice">,
  call: CallData,
): { turn: Turn; choice: Choice } | undefined {
  const turn = call.turns.find((each) => each.id === step.turn);
  const choice = turn?.choices.find((each) => each.id === step.choice);
  return turn && choice ? { turn, choice } : undefined;
}

/** The lines of the talk, with the coach's. */
export function transcript(call: CallData, replay: Replay): string[] {
  const talk = replay.steps.flatMap((step) => {
    const both = taken(step, call);
    return both ? [...heard(both.turn), ...done(both.choice)] : [];
  });
  const ending = call.endings.find((each) => each.id === replay.ending);
  return ending
    ? [
      ...talk,
      `${ending.title}. ${ending.text}`,
      pointsInWords(replay.points, replay.of, replay.passed),
    ]
    : talk;
}

/** All of it as one text, with title and goal on top. */
export function transcriptText(call: CallData, replay: Replay): string {
  const head = [`${call.title} (${call.id})`, `Goal: ${call.goal}`];
  return [...head, ...transcript(call, replay)].join("\n\n") + "\n";
}

function heard(turn: Turn): string[] {
  return [
    ...turn.scene ? [turn.scene] : [],
    ...turn.says ? [`${turn.speaker ?? "They"}: ${turn.says}`] : [],
    ...turn.inner ? [`(${turn.inner})`] : [],
  ];
}

function done(choice: Choice): string[] {
  return [
    `${MOVE_WORDS[choice.move]}: ${choice.say}`,
    choice.happens,
    `Coach: ${RATING_WORDS[choice.rating]}. ${choice.why}`,
    ...choice.better ? [`A better line: ${choice.better}`] : [],
    ...choice.when_right ? [`When it would be right: ${choice.when_right}`] : [],
  ];
}
