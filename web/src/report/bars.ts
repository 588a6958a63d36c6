/** Bars with the table behind them. */

import { html, svg, type TemplateResult } from "../page/drawing.ts";
import type { Bar } from "../report-model/types.ts";
import { tableView } from "./table-view.ts";

const WIDTH = 360;
/** Words longer than this stand above their bar, not beside it. */
const BESIDE = 18;
/** So many letters fit into a line of the drawing, and so many lines stand above a bar. */
const LONGEST = 50;
const MOST_LINES = 8;
const LINE = 18;
const GAP = 6;

/** The bars as a drawing that says what it shows, and as a table to be unfolded. */
export function bars(title: string, of: string, list: readonly Bar[]): TemplateResult {
  const most = Math.max(1, ...list.map(({ count }) => count));
  const above = list.some(({ words }) => words.length > BESIDE);
  const drawn = list.map((bar) => ({ ...bar, lines: above ? inLines(bar.words) : [bar.words] }));
  const tall = ({ lines }: { lines: readonly string[] }) =>
    above ? GAP + LINE * (lines.length + 1) : 24;
  const ends = drawn.map((_, place) =>
    drawn.slice(0, place + 1).reduce((sum, each) => sum + tall(each), 0)
  );
  const said = list.map(({ words, count }) => `${words}: ${count}`).join("; ");
  return html`
    <div class="pb-bars">
      <svg viewBox="0 0 ${WIDTH} ${ends.at(-1) ?? 0}" role="img" aria-label=${`${title}. ${said}`}>
          ${drawn.map((bar, place) => line(bar, ends[place - 1] ?? 0, most, above))}
        </svg>
      <details>
        <summary>As a table</summary>
        ${tableView([of, "Learners"], list.map(({ words, count }) => [words, count]), {
          caption: title,
        })}
      </details>
    </div>
  `;
}

function line(
  { lines, count, mark }: Bar & { lines: readonly string[] },
  top: number,
  most: number,
  above: boolean,
) {
  const left = above ? 0 : 130;
  const bar = above ? top + LINE * lines.length : top;
  const long = ((WIDTH - left - 40) * count) / most;
  return svg`
    ${lines.map((words, place) => svg`<text x="0" y=${top + 15 + LINE * place}>${words}</text>`)}
    <rect class=${mark ? "pb-bar-mark" : "pb-bar-plain"} x=${left} y=${bar + 3} width=${long}
      height="15" rx="2"></rect>
    <text x=${left + long + 6} y=${bar + 15}>${count}</text>
  `;
}

/** Words broken where a drawing ends; what is too long for any line is cut short. */
function inLines(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const short = word.length > LONGEST ? `${[...word].slice(0, LONGEST - 2).join("")}…` : word;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + short.length <= LONGEST) {
      lines[lines.length - 1] = `${last} ${short}`;
    } else lines.push(short);
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "…"] : lines;
}
