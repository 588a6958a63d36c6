/** Bars with the table behind them. */

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit/html.js";

/** A bar: how many, and whether it wants to be looked at. */
export interface Bar {
  words: string;
  count: number;
  mark?: boolean;
}

const LINE = 24;
const LABELS = 150;
const WIDTH = 360;

/** The bars as a drawing that says what it shows, and as a table to be unfolded. */
export function bars(title: string, of: string, list: readonly Bar[]): TemplateResult {
  const most = Math.max(1, ...list.map(({ count }) => count));
  const height = list.length * LINE;
  const said = list.map(({ words, count }) => `${words}: ${count}`).join("; ");
  return html`
    <div class="pb-bars">
      <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${`${title}. ${said}`}>
          ${list.map((bar, place) => line(bar, place * LINE, most))}
        </svg>
      <details>
        <summary>As a table</summary>
        <table class="pb-table">
          <caption class="pb-hidden">${title}</caption>
          <thead>
            <tr>
              <th scope="col">${of}</th>
              <th scope="col">Learners</th>
            </tr>
          </thead>
          <tbody>${list.map(({ words, count }) =>
            html`
              <tr>
                <th scope="row">${words}</th>
                <td>${count}</td>
              </tr>
            `
          )}</tbody>
        </table>
      </details>
    </div>
  `;
}

function line({ words, count, mark }: Bar, top: number, most: number): SVGTemplateResult {
  const long = ((WIDTH - LABELS - 40) * count) / most;
  const short = words.length > 24 ? `${[...words].slice(0, 22).join("")}…` : words;
  return svg`
    <text x="0" y=${top + 16}>${short}</text>
    <rect class=${mark ? "pb-bar-mark" : "pb-bar-plain"} x=${LABELS} y=${top + 4} width=${long}
      height="15" rx="2"></rect>
    <text x=${LABELS + long + 6} y=${top + 16}>${count}</text>
  `;
}
