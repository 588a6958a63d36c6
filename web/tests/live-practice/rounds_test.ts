import {
  clock,
  lengths,
  nextPart,
  PARTS,
  seated,
  standingAfter,
} from "../../src/live-practice/rounds.ts";
import { same } from "../expect.ts";

const EIGHT = lengths(2);

Deno.test("a round is play, talk, once more and a change of seats", () => {
  same(EIGHT, [120, 180, 120, 60]);
  same(EIGHT.length, PARTS.length);
});

Deno.test("seconds tell round, part and what is left of it", () => {
  same(standingAfter(0, EIGHT, 3), { round: 0, part: 0, left: 120 });
  same(standingAfter(119.5, EIGHT, 3), { round: 0, part: 0, left: 0.5 });
  same(standingAfter(120, EIGHT, 3), { round: 0, part: 1, left: 180 });
  same(standingAfter(480 + 430, EIGHT, 3), { round: 1, part: 3, left: 50 });
  same(standingAfter(3 * 480, EIGHT, 3), null);
});

Deno.test("the next part begins where this one ends", () => {
  same(nextPart(10, EIGHT, 3), 120);
  same(nextPart(3 * 480 - 5, EIGHT, 3), 3 * 480);
  same(nextPart(3 * 480, EIGHT, 3), 3 * 480);
});

for (const people of [["A", "B", "C"], ["A", "B", "C", "D"]]) {
  Deno.test(`with ${people.length}, everybody takes every seat once`, () => {
    const rounds = people.map((_, round) => seated(people, round));
    for (const [at] of people.entries()) {
      same(rounds.map((round) => round[at]?.who).sort(), people);
    }
    for (const round of rounds) same(round.map(({ who }) => who).sort(), people);
  });
}

Deno.test("a clock counts up to the next whole second", () => {
  same([clock(120), clock(59.2), clock(5), clock(0)], ["2:00", "1:00", "0:05", "0:00"]);
});
