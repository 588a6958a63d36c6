/** The tables of cases in tests/cases, which pytest runs as well. */

import criteriaTable from "../../../tests/cases/criteria.json" with { type: "json" };
import gateTable from "../../../tests/cases/gate.json" with { type: "json" };
import replayTable from "../../../tests/cases/replay.json" with { type: "json" };
import scoreTable from "../../../tests/cases/score.json" with { type: "json" };
import type {
  CallData,
  Criterion,
  GateData,
  Judged,
  WorksheetData,
} from "../../src/contract/generated.ts";
import { assemble, type Sheet, ticks, type Values } from "../../src/judge/criteria.ts";
import { joined } from "../../src/judge/joining.ts";
import { judge, type Standing } from "../../src/judge/score.ts";
import { sortOut } from "../../src/judge/gate-answers.ts";
import { replay } from "../../src/judge/replay.ts";
import { same } from "../expect.ts";
import { events, type Printed, printsOf, type Short } from "../record.ts";

interface Table<Exercise, Expect> {
  calls: Record<string, Exercise>;
  gates: Record<string, Exercise>;
  exercises: Record<string, Exercise>;
  cases: {
    name: string;
    call: string;
    gate: string;
    exercise: string;
    events: Short[];
    expect: Expect;
  }[];
}

const replays = replayTable as unknown as Table<CallData, unknown>;
for (const { name, call: id, events: short, expect } of replays.cases) {
  Deno.test(`replay: ${name}`, () => {
    const call = replays.calls[id]!;
    const walked = replay(events(short, printsOf(call)), call);
    same({
      ...walked,
      steps: undefined,
      tries: undefined,
      path: walked.steps.map((step) => `${step.turn}/${step.choice}`),
      first: walked.steps.filter((step) => step.first).map((step) => `${step.turn}/${step.choice}`),
      changed: walked.steps.filter((step) => step.changed).map((step) => step.turn),
      earlier: walked.earlier.map((event) => event.id),
    }, expect);
  });
}

const gates = gateTable as unknown as Table<GateData, unknown>;
for (const { name, gate: id, events: short, expect } of gates.cases) {
  Deno.test(`gate: ${name}`, () => {
    const gate = gates.gates[id]!;
    const { cases, of, complete, earlier } = sortOut(events(short, printsOf(gate)), gate);
    same({
      cases: cases.map((each) => [
        each.case,
        each.first,
        each.latest,
        each.points,
        each.latestPoints,
        each.changed,
      ]),
      of,
      complete,
      earlier: earlier.map((event) => event.id),
    }, expect);
  });
}

const scores = scoreTable as unknown as Table<Judged & Printed, Standing>;
const nothing = { finished: null, points: null, of: null, passed: null, ending: null };
for (const { name, exercise: id, events: short, expect } of scores.cases) {
  Deno.test(`score: ${name}`, () => {
    const exercise = scores.exercises[id]!;
    const record = events(short, printsOf(exercise));
    const expected = {
      ...expect,
      first: expect.first ?? nothing,
      latest: expect.latest ?? nothing,
    };
    same(judge(record, exercise, ticks), expected);
    same(judge(record.toReversed(), exercise, ticks), expected);
  });
}

const criteria = criteriaTable as unknown as {
  sheets: Record<string, Omit<Sheet, "criteria"> & Pick<WorksheetData, "slots">>;
  criteria: {
    name: string;
    sheet: string;
    check: Criterion["check"];
    values: Values;
    met: boolean;
  }[];
  ticks: {
    name: string;
    sheet: string;
    checks: Criterion["check"][];
    values: Values;
    ticks: boolean[];
  }[];
  joined: { name: string; before: string; typed: string; joined: string }[];
  texts: {
    name: string;
    sheet: string;
    text: string;
    values: Values;
    shown: string;
    counted: string;
  }[];
};
const ticked = (sheet: string, checks: Criterion["check"][], values: Values) =>
  ticks(
    { ...criteria.sheets[sheet]!, criteria: checks.map((check) => ({ id: "one", check })) },
    values,
  );
for (const { name, sheet, check, values, met } of criteria.criteria) {
  Deno.test(`criterion: ${name}`, () => same(ticked(sheet, [check], values), [met]));
}
for (const { name, sheet, checks, values, ticks: expected } of criteria.ticks) {
  Deno.test(`criteria: ${name}`, () => same(ticked(sheet, checks, values), expected));
}
for (const { name, before, typed, joined: expected } of criteria.joined) {
  Deno.test(`joined: ${name}`, () => same(joined(before, typed), expected));
}
for (const { name, sheet, text, values, shown, counted } of criteria.texts) {
  Deno.test(`text: ${name}`, () => {
    const { slots, texts } = criteria.sheets[sheet]!;
    const { template } = texts.find((each) => each.id === text)!;
    same(assemble(template, slots, values, true, joined), shown);
    same(assemble(template, slots, values, false, joined), counted);
  });
}
