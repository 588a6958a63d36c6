/** A call as it went, in plain text: to copy, to read again. */

import type { CallData, Choice, Turn } from "../contract/generated.ts";
import type { Replay, Step } from "../judge/replay.ts";
import { MOVE_WORDS, pointsInWords, ratingInWords } from "../contract/wording.ts";

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
    return both ? [...heard(both.turn), ...done(both)] : [];
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

function heard({ scene, speaker, says, after, inner }: Turn): string[] {
  return [
    scene ?? "",
    says ? `${speaker}: ${says}` : "",
    after ?? "",
    inner ? `(${inner})` : "",
  ].filter(Boolean);
}

function done({ turn, choice }: { turn: Turn; choice: Choice }): string[] {
  const { move, say, reply, happens, rating, why, better } = choice;
  return [
    `${MOVE_WORDS[move]}: ${say}`,
    reply ? `${turn.speaker}: ${reply}` : "",
    happens ?? "",
    `Coach: ${ratingInWords(turn, rating)}. ${why}`,
    better ? `A better line: ${better}` : "",
  ].filter(Boolean);
}
