/** The matrix: a learner a row, an item a column; some learners at a time. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { ItemStanding, State } from "../report-model/standing.ts";
import { ODD_CLOCK, totalsInWords } from "../report-model/standing-words.ts";
import { cellWords, signedWords } from "../report-model/cell-words.ts";
import { day } from "../report-model/naming.ts";
import type { Report, Row } from "../report-model/types.ts";

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
  return html`
    <div class="pb-scroll" tabindex="0" role="region" aria-label="Learners by items">
      <table class="pb-table pb-matrix">
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">In all</th>
            ${items.map((item, place) =>
              html`<th scope="col">${names[place]}${
                item.offered ? html`<span class="pb-kind">offered</span>` : nothing
              }</th>`
            )}
            <th scope="col">Signed off</th>
          </tr>
        </thead>
        <tbody>${shown.map((row) => learner(row))}</tbody>
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

function learner(row: Row): TemplateResult {
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
    <td>${totalsInWords(row)}</td>
    ${row.cells.map((each) => cell(each))}
    <td>${signedWords(row.signed_off)}</td>
  </tr>`;
}

function cell(standing: ItemStanding): TemplateResult {
  const { state, words, flags, beside } = cellWords(standing);
  return html`<td class="pb-cell pb-state-${state}"><span aria-hidden="true">${SIGNS[state]}</span>
    ${words}${flags ? html`<span class="pb-flags">${flags}</span>` : nothing}${
    beside ? html`<span class="pb-kind">${beside}</span>` : nothing
  }</td>`;
}
