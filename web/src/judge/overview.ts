/** What the progress page shows: every exercise as it stands, and work whose exercise is gone. */

import type { AttemptEvent, ProgressData, ProgressItem } from "../contract/generated.ts";
import { ticks } from "./criteria.ts";
import { judge, type Standing } from "./score.ts";

/** One exercise with how it stands; `last` is the time of the last event, 0 if there is none. */
export interface Line {
  item: ProgressItem;
  standing: Standing;
  answers: number;
  last: number;
}

/** Kept work of an exercise, or a variant of one, that the playbook no longer has. */
export interface Gone {
  exercise: string;
  variant: string | null;
  answers: number;
  last: number;
}

export interface Overview {
  lines: Line[];
  gone: Gone[];
  done: number;
  /** Of those done that have a mark to reach, so many are passed. */
  passed: number;
  marked: number;
  underWay: number;
}

/** Judge all events by what the playbook holds today. */
export function overview(data: ProgressData, events: readonly AttemptEvent[]): Overview {
  const records = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    const record = records.get(keyOf(event.exercise, event.variant));
    if (record) record.push(event);
    else records.set(keyOf(event.exercise, event.variant), [event]);
  }
  const lines = data.exercises.map((item): Line => {
    const record = records.get(keyOf(item.id, item.variant)) ?? [];
    records.delete(keyOf(item.id, item.variant));
    return { item, standing: judge(record, item.judged, ticks), ...measured(record) };
  });
  const gone = [...records.values()].flatMap((record): Gone[] => {
    const [first] = record;
    if (!first) return [];
    return [{ exercise: first.exercise, variant: first.variant, ...measured(record) }];
  });
  const count = (that: (standing: Standing) => unknown) =>
    lines.filter(({ standing }) => that(standing)).length;
  return {
    lines,
    gone,
    done: count(({ status }) => status === "done"),
    passed: count(({ passed }) => passed && passed !== "no"),
    marked: count(({ passed }) => passed),
    underWay: count(({ status }) => status === "under-way"),
  };
}

function measured(record: readonly AttemptEvent[]): { answers: number; last: number } {
  return {
    answers: record.filter((event) => event.type === "answer").length,
    last: record.reduce((latest, event) => Math.max(latest, event.at), 0),
  };
}

function keyOf(exercise: string, variant: string | null): string {
  return JSON.stringify([exercise, variant]);
}
