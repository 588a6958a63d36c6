/** The parts of a worksheet that need nothing of it but what stands there. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import type { Question, WorksheetData } from "../contract/generated.ts";
import { met, type Values } from "../judge/criteria.ts";
import { type Filling, QUESTION } from "../judge/worksheet-answers.ts";
import { dayInWords } from "../contract/wording.ts";

const REPLIES = [["yes", "yes"], ["partly", "partly"], ["no", "not yet"]] as const;

/** What the page can count, each with its reason. */
export function criteriaList(data: WorksheetData, values: Values): TemplateResult {
  return html`
    <ul class="pb-criteria">${data.criteria.map((criterion) => {
      const yes = met(criterion, data, values);
      return html`<li class=${yes ? "pb-met" : nothing}>
        <strong>${criterion.label}:</strong> <span class="pb-word">${
        yes ? "yes" : "not yet"
      }</span><br><span class="pb-why">${criterion.why}</span></li>`;
    })}</ul>
  `;
}

/** A question that only the writer, or somebody who listens, can answer. */
export function asked(
  question: Question,
  stands: Filling,
  sheet: string,
  reply: (value: string) => void,
): TemplateResult {
  return html`
    <fieldset class="pb-question">
      <legend>${question.label}</legend>
      ${stands.changed.includes(QUESTION + question.id) ? changed() : nothing}
      <p class="pb-why">${question.why}</p>
      ${REPLIES.map(([value, label]) =>
        html`<label><input type="radio" name="${sheet}-${question.id}"
        .shown=${stands.replies[question.id] === value}
        @change=${() => reply(value)}> ${label}</label>`
      )}
    </fieldset>
  `;
}

/** What was written for lines that are gone. */
export function earlier(heading: TemplateResult, stands: Filling): TemplateResult {
  return html`
    <section class="pb-earlier">
      ${heading}
      <p>You wrote this for lines that are no longer here. It is kept.</p>
      <ul>${stands.earlier.map((event) => html`<li>${event.value}</li>`)}</ul>
    </section>
  `;
}

/** The mark of an item that reads differently now. */
export function changed(): TemplateResult {
  return html`<span class="pb-mark">Changed since you answered</span>`;
}

/** When it was finished, and whether it is still the same. */
export function finishedWords(stands: Filling): string {
  if (stands.finished === null) return "";
  const day = dayInWords(stands.finished);
  return `You finished this on ${day}.${stands.since ? " You have changed it since." : ""}`;
}
