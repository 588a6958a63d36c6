/** One sheet for the manager: done and passed, signed off, who needs a sit-in, and what comes next;
 * and one with all that was heard. */

import { html, type TemplateResult } from "../page/drawing.ts";
import type { CatalogData } from "../contract/generated.ts";
import {
  heardCall,
  heardInWords,
  pointsOfSigned,
  signedWords,
} from "../report-model/cell-words.ts";
import { nextAction } from "../report-model/follow-up.ts";
import { byId, day } from "../report-model/naming.ts";
import { totalsInWords } from "../report-model/standing-words.ts";
import type { Report, Row } from "../report-model/types.ts";
import { tableView } from "./table-view.ts";

/** The sheet; its counts are of all learners, its lines of those that are shown. */
export function managerView(
  { learners, items }: Report,
  names: readonly string[],
  shown: readonly Row[],
): TemplateResult {
  const count = (that: (row: Row) => unknown) => learners.filter(that).length;
  const finished = (row: Row) => row.done === row.required;
  const passed = count((row) => finished(row) && row.passed === row.marked);
  const sitIns = learners.filter((row) => row.signed_off?.sit_in);
  return html`
    <p>${items.some(({ offered }) => !offered)
      ? `Done with all that is required: ${
        count(finished)
      } of ${learners.length}, and passed: ${passed}.`
      : "Nothing in it is required."} Signed off: ${count((row) => row.signed_off?.signed_off)}.
      ${sitIns.length
        ? html`<strong>A sit-in is asked for with ${listed(sitIns)}.</strong>`
        : "Nobody asked for a sit-in."}</p>
    ${sheet(
      "Sheet for the manager",
      ["Learner", "In all", "Signed off", "Sit-in", "Next action"],
      shown.map((row) => [
        html`<bdi>${row.name}</bdi>`,
        totalsInWords(row),
        signedWords(row.signed_off),
        row.signed_off?.sit_in ? html`<strong>yes</strong>` : "no",
        row.signed_off?.next_action || nextAction(row, items, names),
      ]),
    )}
  `;
}

/** Every call of the group that somebody heard, and whom nobody has heard yet. */
export function signOffsView({ learners }: Report, catalog: CatalogData): TemplateResult {
  const exercises = byId(catalog);
  const heard = learners.filter(({ sign_offs }) => sign_offs.length);
  const others = learners.filter(({ sign_offs }) => !sign_offs.length);
  return html`
    <p>Signed off: ${learners.filter(({ signed_off }) => signed_off?.signed_off)
      .length} of ${learners
      .length}. Points say what was heard, of what the observer listened for.${others.length
      ? html`
        Not heard yet: ${listed(others)}.
      `
      : ""}</p>
    ${heard.length
      ? sheet(
        "Sign-offs",
        ["Learner", "Call", "Observer", "Day", "Points", "Signed off"],
        heard.flatMap(({ name, sign_offs }) =>
          sign_offs.map((one) => [
            html`<bdi>${name}</bdi>`,
            heardCall(one.exercise, exercises),
            html`<bdi>${one.observer}</bdi>`,
            day(one.made),
            pointsOfSigned(one),
            heardInWords(one),
          ])
        ),
      )
      : ""}
  `;
}

function listed(rows: readonly Row[]): TemplateResult {
  return html`${rows.map(({ name }, place) => html`${place ? ", " : ""}<bdi>${name}</bdi>`)}`;
}

function sheet(
  name: string,
  columns: readonly string[],
  lines: readonly (readonly unknown[])[],
): TemplateResult {
  return html`
    <div class="pb-scroll" tabindex="0" role="region" aria-label=${name}>
      ${tableView(columns, lines, { looks: "pb-table pb-sheet" })}
    </div>
  `;
}
