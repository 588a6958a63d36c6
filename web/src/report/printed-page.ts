/** A report as one page to print or to send on: whole in one file, without scripts. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { Assignment, CatalogData } from "../contract/generated.ts";
import { counted } from "../contract/wording.ts";
import type { WordedOf } from "../report-model/chosen-words.ts";
import { columnNames } from "../report-model/naming.ts";
import { asideInWords, filesOf } from "../report-model/terminal.ts";
import type { Report } from "../report-model/types.ts";
import { choicesView, itemsView, troubleView } from "./item-views.ts";
import { managerView, signOffsView } from "./manager-view.ts";
import { matrixView } from "./matrix-view.ts";
import { tableView } from "./table-view.ts";
import STYLE from "./printed-page.css" with { type: "text" };
import { toHtml } from "./to-html.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const NO_CATALOG: CatalogData = {
  ...{ site: "", title: "", exercises: [], causes: {}, techniques: {}, behaviors: [] },
};

/** What a report is about; `worded` finds the words of what was chosen. */
export interface About {
  assignment: Assignment | null;
  catalog: CatalogData | null;
  worded: WordedOf;
  /** ISO 8601. */
  now: string;
}

/** The page, piece by piece. */
export function* printedPage(report: Report, about: About): Generator<string> {
  const title = about.assignment?.title ?? "What was handed back";
  yield* toHtml(html`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="robots" content="noindex">
        <meta http-equiv="Content-Security-Policy" content=${POLICY}>
        <title>${title}</title>
  `);
  yield `<style>\n${STYLE}</style>\n</head>\n<body>\n`;
  for (const part of parts(report, about, title)) {
    yield* toHtml(part);
    yield "\n";
  }
  yield "</body>\n</html>\n";
}

function* parts(report: Report, about: About, title: string): Generator<TemplateResult> {
  const { assignment, now, worded } = about;
  const catalog = about.catalog ?? NO_CATALOG;
  const names = columnNames(report, assignment, catalog);
  // Where there is no roster, that nobody stands on it is no news.
  const listed = report.learners.some(({ not_on_roster }) => !not_on_roster);
  const rows = report.learners.map((row) => ({
    ...row,
    not_on_roster: row.not_on_roster && listed,
  }));
  yield html`
    <h1>${title}</h1>
    <p><strong>Self-reported.</strong> Each file says what a learner’s own browser counted. Made on
        ${now.slice(0, 16).replace("T", " ")} (UTC).${from(assignment?.given, "From")}${from(
          assignment?.due,
          "Due",
        )}</p>
    <p>${counted(report.read, "file")} read; ${report.copies} identical, ${counted(
      report.older,
      "result",
    )} replaced by newer ones; ${filesOf(report.problems)} not read${report.aside
      ? `; ${asideInWords(report.aside)}`
      : ""}.</p>
  `;
  yield html`<h2>Learners and exercises</h2>${matrixView(report, names, rows)}`;
  yield html`<h2 class="pb-part">Sheet for the manager</h2>${managerView(report, names, rows)}`;
  yield html`<h2 class="pb-part">Sign-offs</h2>${signOffsView(report, catalog)}`;
  yield html`<h2 class="pb-part">Item by item</h2>${itemsView(report, names)}`;
  yield html`<h2>First choices</h2>${choicesView(report, catalog, worded)}`;
  yield html`<h2>What goes wrong most</h2>${troubleView(report, catalog)}`;
  if (report.problems.length) {
    yield html`<h2>Not read</h2>${
      tableView(
        ["File", "Why"],
        report.problems.map((each) => [bdi(each.file), bdi(each.reason)]),
        { looks: "" },
      )
    }`;
  }
}

function from(moment: string | null | undefined, word: string): unknown {
  if (!moment) return nothing;
  return ` ${word} ${moment.slice(0, 16).replace("T", " ")} (UTC${moment.slice(16)}).`;
}

const bdi = (words: string) => html`<bdi>${words}</bdi>`;
