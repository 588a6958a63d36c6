/** Whatever a record holds, replaying it comes to an end and to something that can be so. */

import replayTable from "../../../tests/cases/replay.json" with { type: "json" };
import { leadsTo, replay, type WalkCall } from "../../src/judge/replay.ts";
import { same } from "../expect.ts";
import { dice } from "../mutated.ts";
import { events, printsOf, type Short } from "../record.ts";

const TURNS = ["zero", "one", "two", "three", "four", "won", "lost", "gone"];
const CHOICES = ["a", "b", "c", "d", "again", "back", "z", "gone"];
const OTHERS = ["restart", "finish", "reset"] as const;
const RECORDS = 400;

const calls = replayTable.calls as unknown as Record<string, WalkCall>;

/** Answers, rewinds and other events at random, some with numbers and times out of order. */
function record(seed: number): Short[] {
  const roll = dice(seed);
  const one = <T>(of: readonly T[]): T => of[roll(of.length)]!;
  return Array.from({ length: roll(30) }, () => {
    const deed = [`${one(TURNS)}/${one(CHOICES)}>${one(TURNS)}`, `<${one(TURNS)}`, one(OTHERS)];
    return { do: deed[Math.max(0, roll(6) - 3)]!, n: 1 + roll(6), at: roll(11) - 5 };
  });
}

/** A walk through a call as it is, with a slip now and then: it comes further than chance does. */
function walk(call: WalkCall, seed: number): Short[] {
  const roll = dice(seed);
  const made: Short[] = [];
  const flags = new Set<string>();
  let turn = call.turns.find(({ id }) => id === call.start);
  while (turn && made.length < 20) {
    const choice = turn.choices[roll(turn.choices.length)]!;
    const to = leadsTo(choice, flags);
    made.push(`${turn.id}/${choice.id}>${to}`);
    if (roll(5) === 0) made.push(...record(seed + made.length).slice(0, 2));
    choice.sets.forEach((flag) => flags.add(flag));
    turn = call.turns.find(({ id }) => id === to);
  }
  return made;
}

for (const [name, call] of Object.entries(calls)) {
  const records = Array.from(
    { length: RECORDS },
    (_, seed) => events(seed % 2 ? record(seed) : walk(call, seed), printsOf(call)),
  );

  Deno.test(`replay: of ${name}, any record is a way through the call`, () => {
    for (const each of records) {
      const walked = replay(each, call);
      const flags = new Set<string>();
      let here = call.start;
      for (const step of walked.steps) {
        same(step.turn, here);
        const turn = call.turns.find(({ id }) => id === here)!;
        const choice = turn.choices.find(({ id }) => id === step.choice)!;
        here = leadsTo(choice, flags);
        choice.sets.forEach((flag) => flags.add(flag));
      }
      same(walked.here, here);
      same(walked.points >= 0 && walked.points <= walked.of, true);
      same(walked.ending === null, walked.finished === null);
      same(walked.passed && walked.ending === null, false);
    }
  });

  Deno.test(`replay: of ${name}, the order of reading changes nothing`, () => {
    for (const each of records) same(replay(each.toReversed(), call), replay(each, call));
  });
}

Deno.test("replay: the table of cases is wide, and records at random come to endings", () => {
  same(replayTable.cases.length >= 25, true);
  const ended = Object.values(calls).flatMap((call) =>
    Array.from(
      { length: RECORDS },
      (_, seed) => replay(events(walk(call, seed), printsOf(call)), call).ending,
    )
  );
  same(ended.filter((each) => each !== null).length > ended.length / 4, true);
});
