/** Replays the plays of a table and prints how each stands; pytest compares it with what is so.
 *
 * Given the path of a JSON file: a list of calls, each with plays, each a list of events. */

import type { AttemptEvent } from "../../src/contract/generated.ts";
import { replay, type WalkCall } from "../../src/judge/replay.ts";

interface Table {
  call: WalkCall;
  plays: AttemptEvent[][];
}

const tables = JSON.parse(await Deno.readTextFile(Deno.args[0] ?? "")) as Table[];
const standings = tables.map(({ call, plays }) =>
  plays.map((events) => {
    const { steps, here, ending, points, of, passed, earlier } = replay(events, call);
    const path = steps.map((step) => `${step.turn}/${step.choice}${step.first ? "" : " again"}`);
    return { path, here, ending, points, of, passed, earlier: earlier.length };
  })
);
console.log(JSON.stringify(standings));
