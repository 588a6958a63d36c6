/** The items of an assignment as the learner sees them. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { KIND_WORDS } from "../handback/contents.ts";
import { counted } from "../contract/wording.ts";
import { addressOf } from "../page/catalog-data.ts";
import type { AssignmentItem, CatalogExercise } from "../contract/generated.ts";
import { type Line, nextTry } from "./next-step.ts";
import { stateOf } from "../report-model/standing.ts";
import { flagsInWords, STATE_WORDS, termsInWords } from "../report-model/standing-words.ts";

const NUMBER_WORDS = "no one two three four five six seven eight nine ten".split(" ");

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
  const { item, standing, exercises, marked } = line;
  const state = STATE_WORDS[stateOf(standing)];
  const terms = termsInWords(item, marked);
  return html`<li class="pb-item" data-item=${item.id} data-state=${standing.status}>
    ${exercises.length > 1 ? html`<p>Any ${NUMBER_WORDS[item.needed]} of these:</p>` : nothing}
    ${
    exercises.map(({ id, exercise, edited, again }) =>
      html`<p>${
        exercise
          ? linked(exercise, item, place(exercise))
          : html`${id} <span class="pb-mark">No longer in this playbook. Tell your trainer.</span>`
      }
      ${exercise && again ? nextTryView(exercise, item, place(exercise)) : nothing}
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

function nextTryView(
  exercise: CatalogExercise,
  item: AssignmentItem,
  address: string,
): TemplateResult {
  const { words, it, place } = nextTry(exercise, item, address);
  return html`<a class="pb-again" href=${place}>${words}${it}</a>`;
}
