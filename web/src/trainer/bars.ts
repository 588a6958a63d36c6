/** Bars with the table behind them. */

import { html, svg, type TemplateResult } from "lit/html.js";

/** A bar: how many, and whether it wants to be looked at. */
export interface Bar {
  words: string;
  count: number;
  mark?: boolean;
}

const WIDTH = 360;
/** Words longer than this stand above their bar, not beside it. */
const BESIDE = 18;

/** The bars as a drawing that says what it shows, and as a table to be unfolded. */
export function bars(title: string, of: string, list: readonly Bar[]): TemplateResult {
  const most = Math.max(1, ...list.map(({ count }) => count));
  const above = list.some(({ words }) => words.length > BESIDE);
  const tall = above ? 42 : 24;
  const said = list.map(({ words, count }) => `${words}: ${count}`).join("; ");
  return html`
    <div class="pb-bars">
      <svg viewBox="0 0 ${WIDTH} ${list.length *
        tall}" role="img" aria-label=${`${title}. ${said}`}>
          ${list.map((bar, place) => line(bar, place * tall, most, above))}
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

function line({ words, count, mark }: Bar, top: number, most: number, above: boolean) {
  const left = above ? 0 : 130;
  const bar = above ? top + 18 : top;
  const long = ((WIDTH - left - 40) * count) / most;
  const short = words.length > 50 ? `${[...words].slice(0, 48).join("")}…` : words;
  return svg`
    <text x="0" y=${top + 15}>${short}</text>
    <rect class=${mark ? "pb-bar-mark" : "pb-bar-plain"} x=${left} y=${bar + 3} width=${long}
      height="15" rx="2"></rect>
    <text x=${left + long + 6} y=${bar + 15}>${count}</text>
  `;
}
