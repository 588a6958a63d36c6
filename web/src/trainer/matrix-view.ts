/** The matrix: a learner a row, an item a column; some learners at a time. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ItemStanding } from "../assign/standing.ts";
import { flagsInWords, ODD_CLOCK, stateInWords } from "../assign/words.ts";
import { counted } from "../wording.ts";
import { stateOf } from "./matrix.ts";
import { day } from "./naming.ts";
import type { Report, Row, State } from "./shapes.ts";

/** So many learners are drawn at a time; a table of thousands would hold the browser up. */
export const ROWS = 50;

/** A sign beside the words, so that a column can be looked over. */
export const SIGNS: Record<State, string> = {
  "not-started": "○",
  "not-shared": "–",
  "under-way": "◐",
  done: "●",
  first: "✓",
  later: "↻",
  no: "△",
};

/** The table of the learners that are shown. */
export function matrixView(
  { items }: Report,
  names: readonly string[],
  shown: readonly Row[],
): TemplateResult {
  const required = items.filter(({ offered }) => !offered).length;
  return html`
    <div class="pb-scroll" tabindex="0" role="region" aria-label="Learners by items">
      <table class="pb-table pb-matrix">
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Done</th>
            ${items.map((item, place) =>
              html`<th scope="col">${names[place]}${
                item.offered ? html`<span class="pb-kind">offered</span>` : nothing
              }</th>`
            )}
            <th scope="col">Signed off</th>
          </tr>
        </thead>
        <tbody>${shown.map((row) => learner(row, required))}</tbody>
      </table>
    </div>
  `;
}

/** The buttons that lead through the learners; nothing if all are drawn. */
export function pages(count: number, start: number, go: (start: number) => void): TemplateResult {
  if (count <= ROWS) return html``;
  const last = Math.min(start + ROWS, count);
  return html`
    <div class="pb-bar pb-pages">
      <button class="pb-button pb-quiet" type="button" ?disabled=${start === 0}
        @click=${() => go(Math.max(0, start - ROWS))}>Earlier learners</button>
      <button class="pb-button pb-quiet" type="button" ?disabled=${last === count}
        @click=${() => go(start + ROWS)}>Later learners</button>
      <span role="status">Learners ${start + 1} to ${last} of ${count}.</span>
    </div>
  `;
}

function learner(row: Row, required: number): TemplateResult {
  return html`<tr>
    <th scope="row"><bdi>${row.name}</bdi>${
    row.not_on_roster ? html`<span class="pb-kind">not on the roster</span>` : nothing
  }${
    row.handed_back
      ? html`<span class="pb-kind">handed back ${day(row.handed_back)}${
        row.odd_clock ? `, ${ODD_CLOCK}` : ""
      }</span>`
      : html`<span class="pb-kind">nothing handed back</span>`
  }</th>
    <td>${row.done} of ${required}</td>
    ${row.cells.map((each) => cell(each))}
    <td>${row.signed_off ? signedWords(row) : "not yet"}</td>
  </tr>`;
}

function cell(standing: ItemStanding): TemplateResult {
  const state = stateOf(standing);
  const { latest, attempts, variant } = standing;
  const flags = flagsInWords(standing);
  const more = [
    ...latest && latest.points !== null ? [`${latest.points} of ${latest.of}`] : [],
    ...attempts > 1 ? [counted(attempts, "try", "tries")] : [],
    ...variant === null ? [] : [variant],
  ];
  return html`<td class="pb-cell pb-state-${state}"><span aria-hidden="true">${SIGNS[state]}</span>
    ${stateInWords(standing)}${
    flags.length ? html`<span class="pb-flags">${flags.join(", ")}</span>` : nothing
  }${more.length ? html`<span class="pb-kind">${more.join(" · ")}</span>` : nothing}</td>`;
}

/** Who signed off and with how many points; a practice call that was only heard says so. */
export function signedWords({ signed_off }: Row): string {
  if (!signed_off) return "";
  const { observer, made, total, signed_off: yes } = signed_off;
  return `${yes ? "yes" : "heard, not yet"}, by ${observer}, ${day(made)}, ${
    counted(total, "point")
  }`;
}
