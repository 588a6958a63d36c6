/** What the report shows below its three steps. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { fileView, type OfferedFile } from "../page/offered-file.ts";
import { printPage } from "../page/print-page.ts";
import { counted, dayInWords } from "../contract/wording.ts";
import { choicesView, itemsView, troubleView } from "./item-views.ts";
import { managerView, signOffsView } from "./manager-view.ts";
import { matrixView, pages, ROWS } from "./matrix-view.ts";
import { remindersView, type Reminding } from "./reminders-view.ts";
import type { WordedOf } from "../report-model/chosen-words.ts";
import { columnNames } from "../report-model/naming.ts";
import { asideInWords, filesOf } from "../report-model/terminal.ts";
import { nameKey, near } from "../report-model/names.ts";
import type { Report, Row } from "../report-model/types.ts";

export type Part = "matrix" | "items" | "choices" | "trouble" | "manager" | "signed" | "reminders";

const PARTS: [Part, string, (shown: Shown, names: readonly string[]) => TemplateResult][] = [
  ["matrix", "Matrix", (shown, names) => paged(matrixView, shown, names)],
  ["items", "Item by item", ({ report }, names) => itemsView(report, names)],
  ["choices", "First choices", (shown) => choicesView(shown.report, shown.catalog, shown.worded)],
  ["trouble", "What goes wrong", ({ report, catalog }) => troubleView(report, catalog)],
  ["manager", "For the manager", (shown, names) => paged(managerView, shown, names)],
  ["signed", "Sign-offs", ({ report, catalog }) => signOffsView(report, catalog)],
  ["reminders", "Reminders", remindersView],
];
const FILES = [["xlsx", "for Excel"], ["csv", "as CSV"], ["json", "as JSON"]] as const;
/** So many names to be merged are drawn at a time. */
const MOST_STRANGERS = 30;

/** A report and how it is looked at; the functions are what its buttons do. */
export interface Shown extends Reminding {
  part: Part;
  merges: ReadonlyMap<string, string>;
  worded: WordedOf;
  show: (part: Part) => void;
  merge: (name: string, to: string) => void;
  saveMerges: () => void;
  save: (kind: "xlsx" | "csv" | "json") => void;
  /** What came of a press, in words. */
  said: string;
  file: OfferedFile | undefined;
}

export function shownView(shown: Shown): TemplateResult {
  const { report, assignment, part } = shown;
  const [, words, view] = PARTS.find(([each]) => each === part)!;
  return html`
    <h2 class="pb-results" tabindex="-1">${assignment?.title ?? "All that was handed back"}</h2>
    <p
      class="pb-meta">${words}. Self-reported, ${dayInWords(Date.now())}. ${counted(
        report.read,
        "file",
      )} read${report.copies ? `, ${report.copies} of them a copy of another` : ""}${report.older
        ? `; ${counted(report.older, "older result")} replaced by newer ones`
        : ""}${report.problems.length ? `; ${filesOf(report.problems)} not read` : ""}${report.aside
        ? `; ${asideInWords(report.aside)}`
        : ""}.</p>
    ${report.problems.length ? problems(report) : nothing}
    ${strangers(shown)}
    <div class="pb-bar pb-parts" role="group" aria-label="Show">${PARTS.map(([each, name]) =>
      html`
        <button class="pb-button pb-quiet" type="button" aria-pressed=${each === part}
          @click=${() => shown.show(each)}>${name}</button>
      `
    )}</div>
    ${view(shown, columnNames(report, assignment, shown.catalog))}
    <div class="pb-bar">
      ${FILES.map(([kind, words]) =>
        button(`Download ${words}`, () => shown.save(kind), kind === "xlsx" ? "" : "pb-quiet")
      )}
      ${button("Print this", printPage)}
    </div>
    ${fileView(shown.file)}
    <p class="pb-said" role="status" .textContent=${shown.said}></p>
  `;
}

/** Some learners at a time; all of them on paper. */
function paged(
  view: typeof matrixView,
  { report, start, whole, go }: Shown,
  names: readonly string[],
): TemplateResult {
  const { learners } = report;
  const rows = whole ? learners : learners.slice(start, start + ROWS);
  return html`${view(report, names, rows)}${whole ? nothing : pages(learners.length, start, go)}`;
}

function problems({ problems: list }: Report): TemplateResult {
  return html`
    <details class="pb-problems" open>
      <summary>${counted(list.length, "file")} could not be read</summary>
      <ul>${list.slice(0, 200).map(({ file, reason }) =>
        html`<li><strong><bdi>${file.slice(0, 200)}</bdi></strong>: ${reason}</li>`
      )}${list.length > 200 ? html`<li>and ${list.length - 200} more</li>` : nothing}</ul>
    </details>
  `;
}

/** Names that are not on the roster: each can be told to be one that is. */
function strangers(
  { report, roster: { names: roster }, merges, merge, saveMerges }: Shown,
): TemplateResult {
  const others = report.learners.filter(({ not_on_roster }) => not_on_roster);
  if (!roster.length || !(others.length || merges.size)) return html``;
  // A drawing may give the list of one name to another, and browsers keep what was chosen in it.
  const select = (name: string, to: string) =>
    html`
      <select aria-label=${`Who is ${name}?`}
        .shown=${roster.find((each) => nameKey(each) === nameKey(to)) ?? ""} @change=${(
          event: Event,
        ) => merge(name, (event.target as HTMLSelectElement).value)}>
            <option value="">nobody on the roster</option>${roster.map((each) =>
              html`<option value=${each}>${each}</option>`
            )}</select>
    `;
  const line = ([name, to]: readonly [string, string]) =>
    html`<li><bdi>${name}</bdi> is ${select(name, to)} ${
      to
        ? nothing
        : near(name, roster).map((each) => button(`It is ${each}`, () => merge(name, each)))
    }</li>`;
  const shown = others.slice(0, MOST_STRANGERS).map(({ name }: Row) => [name, ""] as const);
  // Whoever was told to be somebody stays in his place, where the focus is.
  const lines = [...shown, ...merges].sort(([a], [b]) => nameKey(a) < nameKey(b) ? -1 : 1);
  const rest = others.length - MOST_STRANGERS;
  return html`
    <details class="pb-strangers" open>
      <summary>${others.length
        ? `${counted(others.length, "name")} not on the roster`
        : "Who is who"}</summary>
      <ul>${lines.map(line)}${rest > 0 ? html`<li>and ${rest} more</li>` : nothing}</ul>
      ${merges.size
        ? html`
          <p>Who is who is kept in this browser with the names. ${button(
            "Download who is who",
            saveMerges,
          )}</p>
        `
        : nothing}
    </details>
  `;
}
