/** A table that is the same wherever it stands. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";

/** Each row begins with its heading. A caption is for whoever does not see what stands around it. */
export function tableView(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  { caption = "", looks = "pb-table" } = {},
): TemplateResult {
  return html`<table class=${looks || nothing}>${
    caption ? html`<caption class="pb-hidden">${caption}</caption>` : nothing
  }<thead><tr>${columns.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
    <tbody>${
    rows.map(([head, ...cells]) =>
      html`<tr><th scope="row">${head}</th>${cells.map((each) => html`<td>${each}</td>`)}</tr>`
    )
  }</tbody></table>`;
}
