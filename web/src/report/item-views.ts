/** The report item by item: how many stand where, what they chose first, what goes wrong most. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { CatalogData } from "../contract/generated.ts";
import { STATE_WORDS } from "../report-model/standing-words.ts";
import { counted } from "../contract/wording.ts";
import { bars } from "./bars.ts";
import { tableView } from "./table-view.ts";
import { turnsInWords, type WordedOf } from "../report-model/chosen-words.ts";
import { STATES } from "../report-model/matrix.ts";
import { byId, titleOf } from "../report-model/naming.ts";
import type { Bar, Column, Report, Tally } from "../report-model/types.ts";

/** How many learners stand where, for each item. */
export function itemsView({ items }: Report, names: readonly string[]): TemplateResult {
  return html`${
    items.map((column, place) =>
      html`<section><h3>${names[place]}${column.offered ? " (offered)" : nothing}</h3>
        ${bars("How many stand where", "How far", barsOf(column))}</section>`
    )
  }`;
}

function barsOf({ states }: Column): Bar[] {
  return STATES.filter((state) => state !== "not-shared" || states[state])
    .map((state) => ({ words: STATE_WORDS[state], count: states[state] }));
}

/** What those who shared their attempts chose at first. */
export function choicesView(
  { choices }: Report,
  catalog: CatalogData,
  worded: WordedOf,
): TemplateResult {
  if (!choices.length) {
    return html`<p>Nobody shared attempts of today’s edition, so there are no choices to show.
      Learners share them by a tick when they hand back.</p>`;
  }
  const exercises = byId(catalog);
  return html`<p>Only the first choice of each learner counts, and only of those who shared their
    attempts.</p>${
    choices.map((chosen) => {
      const { exercise, variant } = chosen;
      const turns = turnsInWords(chosen, worded(exercise, variant));
      return html`<section><h3>${titleOf(exercise, exercises)}${
        variant === null ? nothing : ` (${variant})`
      }</h3>${
        turns.map(({ asked, before, choices }) =>
          html`<h4>${asked}</h4>${before ? html`<p>${before}</p>` : nothing}${
            bars(asked, "Choice", choices)
          }`
        )
      }</section>`;
    })
  }`;
}

/** Causes and techniques whose exercises are not passed at the first try most often. */
export function troubleView({ causes, techniques }: Report, catalog: CatalogData): TemplateResult {
  return html`
    <section><h3>Reasons to put a call off</h3>${tallies(
      causes,
      catalog.causes,
      "Reason",
    )}</section>
    <section><h3>What helps</h3>${tallies(techniques, catalog.techniques, "Technique")}</section>
  `;
}

function tallies(
  list: readonly Tally[],
  names: Record<string, string>,
  of: string,
): TemplateResult {
  if (!list.length) return html`<p>Nothing with a pass mark has been finished yet.</p>`;
  return tableView(
    [of, "Not passed at the first try"],
    list.map(({ id, asked, not_first }) => [
      Object.hasOwn(names, id) ? names[id] : id,
      html`${share(not_first, asked)} ${not_first} of ${counted(asked, "time")}`,
    ]),
  );
}

function share(part: number, all: number): TemplateResult {
  return html`
    <svg class="pb-share" viewBox="0 0 100 12" aria-hidden="true">
      <rect class="pb-bar-ground" width="100" height="12" rx="2"></rect>
      <rect class="pb-bar-mark" width=${(100 * part) / Math.max(1, all)} height="12" rx="2"></rect>
    </svg>
  `;
}
