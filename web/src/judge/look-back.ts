/** What may be said of a talk once it is over: only what came about in it. */

import type { CallData, Hidden, JudgedCall, Look } from "../contract/generated.ts";
import { flagsOf, type Replay } from "./replay.ts";

/** The lines to look back with that hold on the path as it stands, and what was not known at the
 * start, found out on it or not. A path is the turns that it met, what was chosen there, the flags
 * that this set, and its ending. */
export function lookBack(
  call: Omit<JudgedCall, "kind"> & Pick<CallData, "debrief" | "hidden">,
  stands: Pick<Replay, "steps" | "here">,
): { lines: Look[]; found: Hidden[]; never: Hidden[] } {
  const { steps, here } = stands;
  const path = steps.flatMap(({ turn, choice }) => [turn, `${turn}/${choice}`]);
  const cameAbout = new Set([...path, ...flagsOf(steps, call), here]);
  const has = (moment: string) => cameAbout.has(moment);
  const known = ({ known_from }: Hidden) => known_from.some(has);
  return {
    lines: call.debrief.filter(({ when, unless }) => when.every(has) && !unless.some(has)),
    found: call.hidden.filter(known),
    never: call.hidden.filter((fact) => !known(fact)),
  };
}
