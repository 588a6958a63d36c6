/** The table of *My practice*: each exercise, how far it is, and what it came to. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import { KIND_WORDS, moment, resultInWords } from "../handback/contents.ts";
import type { ProgressItem } from "../contract/generated.ts";
import type { Line } from "../judge/overview.ts";
import { iso, type Standing } from "../judge/score.ts";
import { LIKE_IT } from "../exercises/next-conversation.ts";
import { stateOf } from "../report-model/standing.ts";
import { STATE_WORDS } from "../report-model/standing-words.ts";
import { counted } from "../contract/wording.ts";

/** All exercises. `old` says which hold words about real people that are older than so many days,
 * and `remove` gives a button for those in which something was done. */
export function progressTable(
  lines: readonly Line[],
  old: ReadonlyMap<string, number>,
  remove: (line: Line) => TemplateResult,
): TemplateResult {
  // What was begun comes first, the latest on top; the rest as the playbook has it.
  const begunFirst = [...lines].sort((a, b) => b.last - a.last);
  return html`
    <table class="pb-table">
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">How far</th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>${begunFirst.map((line) => row(line, old.get(line.item.id), remove))}</tbody>
    </table>
  `;
}

function row(
  line: Line,
  days: number | undefined,
  remove: (line: Line) => TemplateResult,
): TemplateResult {
  const { item, standing, last } = line;
  const { status, finished, changed, earlier } = standing;
  const when = status === "done" && finished ? moment(finished) : last ? moment(iso(last)) : "";
  return html`
    <tr>
      <th scope="row"><a href=${item.page}>${item.title}</a>
        <span class="pb-kind">${KIND_WORDS[item.kind]}</span></th>
      <td>${STATE_WORDS[stateOf(standing)]}${when ? html`, ${when}` : nothing}
        ${changed ? html`<p class="pb-mark">Changed since you answered</p>` : nothing}
        ${days
          ? html`<p class="pb-mark">About real people, and older than ${counted(days, "day")}.
            Delete it, or open it and keep it on.</p>`
          : nothing}
        ${earlier
          ? html`<p class="pb-earlier">${counted(earlier, "answer")} from an earlier edition</p>`
          : nothing}
        ${status === "under-way" ? html`<p><a href=${item.page}>Go on</a></p>` : nothing}
        ${standing.passed === "no" ? html`<p>${again(item)}</p>` : nothing}</td>
      <td>${standing.attempts ? results(standing, item) : nothing}
        ${last ? remove(line) : nothing}</td>
    </tr>
  `;
}

/** Where what is done without passing is tried again: another like it, or the same gate. */
function again({ id, variant, page }: ProgressItem): TemplateResult {
  return variant === null
    ? html`<a href=${page}>Try again</a>`
    : html`<a href="${page}#${id.toLowerCase()}=${variant}${LIKE_IT}">Try another like it</a>`;
}

/** First and latest result, once if they are the same. */
function results({ first, latest }: Standing, item: ProgressItem): TemplateResult {
  const [one, other] = [resultInWords(first, item), resultInWords(latest, item)];
  return one === other ? html`<p>${one}</p>` : html`
    <p>First: ${one}</p>
    <p>Latest: ${other}</p>
  `;
}
