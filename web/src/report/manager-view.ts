/** One sheet for the manager: done, signed off, who needs a sit-in, and what comes next. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { signedWords } from "../report-model/cell-words.ts";
import type { Report, Row } from "../report-model/types.ts";

/** The sheet; its counts are of all learners, its lines of those that are shown. */
export function managerView(
  { learners, items }: Report,
  names: readonly string[],
  shown: readonly Row[],
): TemplateResult {
  const required = items.filter(({ offered }) => !offered).length;
  const nameOf = (id: string | null) => names[items.findIndex((item) => item.id === id)] ?? "";
  const done = learners.filter((row) => row.done === required).length;
  const signed = learners.filter((row) => row.signed_off?.signed_off).length;
  const sitIns = learners.filter((row) => row.signed_off?.sit_in);
  return html`
    <p>${required
      ? `Done with all that is required: ${done} of ${learners.length}.`
      : "Nothing in it is required."} Signed off: ${signed}.
      ${sitIns.length
        ? html`<strong>A sit-in is asked for with ${
          sitIns.map(({ name }, place) => html`${place ? ", " : nothing}<bdi>${name}</bdi>`)
        }.</strong>`
        : "Nobody asked for a sit-in."}</p>
    <div class="pb-scroll" tabindex="0" role="region" aria-label="Sheet for the manager">
      <table class="pb-table pb-sheet">
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Done</th>
            <th scope="col">Signed off</th>
            <th scope="col">Sit-in</th>
            <th scope="col">Next action</th>
          </tr>
        </thead>
        <tbody>${shown.map((row) => line(row, required, nameOf))}</tbody>
      </table>
    </div>
  `;
}

function line(row: Row, required: number, nameOf: (id: string | null) => string): TemplateResult {
  const { name, done, signed_off, next, cells } = row;
  const open = cells.filter(({ passed }) => passed === "no").length;
  const action = signed_off?.next_action || (next === null ? "" : `Next: ${nameOf(next)}`);
  return html`
    <tr>
      <th scope="row"><bdi>${name}</bdi></th>
      <td>${done} of ${required}${open
        ? html`<span class="pb-kind">${open} not passed yet</span>`
        : nothing}</td>
      <td>${signedWords(signed_off)}</td>
      <td>${signed_off?.sit_in ? html`<strong>yes</strong>` : "no"}</td>
      <td>${action}</td>
    </tr>
  `;
}
