/** A call as it goes when every line is the best one there. */

import type { CallData, Choice, Rating, Turn } from "../contract/generated.ts";
import { leadsTo } from "../judge/replay.ts";
import { isSaid, MOVE_WORDS } from "../contract/wording.ts";
import { quoted } from "./voices.ts";

/** A line of the model: shown whole, and heard as far as somebody says it. */
export interface ModelLine {
  kind: "theirs" | "yours" | "scene";
  /** Who says it or does what; "" for what happens. */
  who: string;
  text: string;
  heard: string;
  /** Whether it can be said aloud as it stands. */
  said: boolean;
}

const RANK: Record<Rating, number> = { best: 0, defensible: 1, weak: 2 };

/** The best choice at each turn, from the start to an ending. */
export function bestPath(call: CallData): { turn: Turn; choice: Choice }[] {
  const path: { turn: Turn; choice: Choice }[] = [];
  const flags = new Set<string>();
  let here = call.start;
  // A path that came back to a turn would have no end.
  while (path.length < call.turns.length) {
    const turn = call.turns.find((each) => each.id === here);
    const choice = turn && [...turn.choices].sort((a, b) => RANK[a.rating] - RANK[b.rating])[0];
    if (!turn || !choice) break;
    path.push({ turn, choice });
    here = leadsTo(choice, flags);
    for (const flag of choice.sets) flags.add(flag);
  }
  return path;
}

/** The lines of the best path, with how it ends. */
export function modelLines(call: CallData): ModelLine[] {
  const scene = (text: string): ModelLine => ({
    ...{ kind: "scene", who: "", text, said: false },
    heard: quoted(text).join(" "),
  });
  const path = bestPath(call);
  const lines = path.flatMap(({ turn, choice }): ModelLine[] => [
    ...turn.scene ? [scene(turn.scene)] : [],
    ...turn.says
      ? [{
        ...{ kind: "theirs" as const, who: turn.speaker ?? "", text: turn.says },
        ...{ heard: turn.says, said: false },
      }]
      : [],
    {
      ...{ kind: "yours", who: MOVE_WORDS[choice.move], text: choice.say },
      ...{ heard: choice.say, said: isSaid(choice.move) },
    },
    scene(choice.happens),
  ]);
  const flags = new Set(path.slice(0, -1).flatMap(({ choice }) => choice.sets));
  const last = path.at(-1)?.choice;
  const ending = call.endings.find(({ id }) => last && id === leadsTo(last, flags));
  return ending ? [...lines, scene(`${ending.title}. ${ending.text}`)] : lines;
}

/** How many lines to begin with: up to the first that is yours. */
export function opening(lines: readonly ModelLine[]): number {
  return lines.findIndex(({ kind }) => kind === "yours") + 1;
}
