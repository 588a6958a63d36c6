/** The items of an assignment as the learner sees them. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { KIND_WORDS } from "../handback/contents.ts";
import { counted } from "../contract/wording.ts";
import { addressOf } from "../page/catalog-data.ts";
import type { Done } from "./learner-work.ts";
import { drawn } from "../report-model/assigned-variant.ts";
import type {
  Assignment,
  AssignmentItem,
  CatalogData,
  CatalogExercise,
} from "../contract/generated.ts";
import { answers, type ItemStanding, itemStanding } from "../report-model/standing.ts";
import { flagsInWords, stateInWords, termsInWords } from "../report-model/standing-words.ts";

const NUMBER_WORDS = "no one two three four five six seven eight nine ten".split(" ");

/** An item with how it stands. */
export interface Line {
  item: AssignmentItem;
  standing: ItemStanding;
  exercises: { id: string; exercise: CatalogExercise | undefined; edited: boolean }[];
}

/** How each item stands by what was done; `now` in milliseconds since 1970. */
export function lines(
  assignment: Assignment,
  catalog: CatalogData,
  done: readonly Done[],
  now: number,
): Line[] {
  const entries = done.map(({ handed }) => ({ ...handed, other_edition: false }));
  return assignment.items.map((item) => ({
    item,
    standing: itemStanding(item, entries, assignment, now),
    exercises: item.exercises.map((id, i) => {
      const exercise = catalog.exercises.find((each) => each.id === id);
      const edition = item.editions[i];
      return { id, exercise, edited: !!edition && !exercise?.edition.startsWith(edition) };
    }),
  }));
}

/** The first item that must be done and is not. */
export function nextOf(list: readonly Line[]): Line | undefined {
  const open = list.filter(({ standing }) => standing.status !== "done");
  return open.find(({ item }) => !item.offered) ?? open[0];
}

/** The conversation that an item asks this learner to play; null for other kinds. */
export function variantFor(
  { item }: Line,
  exercise: CatalogExercise,
  assignment: Assignment,
  learner: string,
  done: readonly Done[],
): string | null {
  if (exercise.kind !== "call") return null;
  const begun = done.find(({ handed }) => handed.id === exercise.id && answers(item, handed));
  if (begun && !item.fresh) return begun.handed.variant;
  const level = item.level ?? exercise.levels[0];
  const casts = exercise.casts.map(({ id }) => id);
  const standard = exercise.variant?.split("/").at(-1);
  const cast = item.fresh ? drawn(casts, assignment.id, item.id, learner) : item.cast ?? standard;
  return `${level}/${cast}`;
}

/** Where an exercise opens; a call at just this conversation. */
export function placeOf(exercise: CatalogExercise, variant: string | null): string {
  const mark = variant === null ? "" : `#${exercise.id.toLowerCase()}=${variant}`;
  return addressOf(exercise.page) + mark;
}

/** One item; `place` gives the address of an exercise. */
export function itemView(
  line: Line,
  place: (exercise: CatalogExercise) => string,
  changed: (id: string) => boolean,
): TemplateResult {
  const { item, standing, exercises } = line;
  const marked = exercises.some(({ exercise }) => exercise && exercise.kind !== "worksheet");
  const state = stateInWords(standing);
  const terms = termsInWords(item, marked);
  return html`<li class="pb-item" data-item=${item.id} data-state=${standing.status}>
    ${exercises.length > 1 ? html`<p>Any ${NUMBER_WORDS[item.needed]} of these:</p>` : nothing}
    ${
    exercises.map(({ id, exercise, edited }) =>
      html`<p>${exercise ? linked(exercise, item, place(exercise)) : gone(id)}
      ${
        edited && exercise
          ? html`<span class="pb-mark">Changed since the assignment was made</span>`
          : nothing
      }
      ${changed(id) ? html`<span class="pb-mark">Changed since you answered</span>` : nothing}</p>`
    )
  }
    <p><strong class="pb-state">${[state, ...flagsInWords(standing)].join(", ")}</strong>${
    terms.length
      ? html`
        <span class="pb-meta">${terms.join("; ")}</span>
      `
      : nothing
  }</p></li>`;
}

function linked(exercise: CatalogExercise, item: AssignmentItem, address: string): TemplateResult {
  const { kind, title, minutes, private: own } = exercise;
  const about = [
    KIND_WORDS[kind],
    ...item.level === null || kind !== "call" ? [] : [`level ${item.level}`],
    ...item.fresh ? ["a conversation of your own"] : [],
    `about ${counted(minutes, "minute")}`,
    ...own ? ["private"] : [],
  ];
  return html`<a href=${address}>${title}</a> <span class="pb-meta">${about.join(" · ")}</span>`;
}

function gone(id: string): TemplateResult {
  return html`${id} <span class="pb-mark">No longer in this playbook. Tell your trainer.</span>`;
}
