/** Reminders to copy: one for each learner with something open, and all of them at once. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { counted } from "../contract/wording.ts";
import { reminder } from "../report-model/follow-up.ts";
import { pages, ROWS } from "./matrix-view.ts";
import type { Assignment, CatalogData } from "../contract/generated.ts";
import { nameKey } from "../report-model/names.ts";
import type { Roster } from "../report-model/roster.ts";
import type { Report } from "../report-model/types.ts";

/** What reminders are made of, and what their buttons do. */
export interface Reminding {
  report: Report;
  catalog: CatalogData;
  assignment: Assignment | null;
  /** Where the assignment opens, if that is short enough to be sent. */
  link: string | null;
  roster: Roster;
  start: number;
  whole: boolean;
  go: (start: number) => void;
  copy: (text: string, what: string) => void;
}

/** Some learners at a time. */
export function remindersView(
  { report, assignment, link, catalog, roster, start, whole, go, copy }: Reminding,
  names: readonly string[],
): TemplateResult {
  if (!assignment) {
    return html`<p>Choose in step 2 what was assigned. Then the reminders stand here.</p>`;
  }
  const told = {
    ...{ title: assignment.title, due: assignment.due, names, link, now: Date.now() },
    private: new Set(catalog.exercises.flatMap((each) => each.private ? each.id : [])),
  };
  const all = report.learners.flatMap((row) => {
    const text = reminder(row, report.items, told);
    return text === undefined ? [] : { name: row.name, text };
  });
  if (!all.length) return html`<p>Nothing is open, so there is nobody to remind.</p>`;
  const { kept, rest, email } = roster;
  const addresses = email === null
    ? []
    : all.flatMap(({ name }) => rest.get(nameKey(name))?.[kept.indexOf(email)] || []);
  const together = all.map(({ name, text }) => `${name}\n\n${text}`).join("\n---\n\n");
  const shown = whole ? all : all.slice(start, start + ROWS);
  return html`
    <p>${counted(all.length, "learner")} with something open. Nothing is sent: copy a text, change
      what you like, and send it yourself.</p>
    <div class="pb-bar">
      ${button("Copy all reminders", () => copy(together, "All reminders are"), "")}
      ${addresses.length
        ? button(
          "Copy their addresses",
          () => copy(addresses.join(", "), counted(addresses.length, "address", "addresses")),
        )
        : nothing}
    </div>
    ${shown.map(({ name, text }) =>
      html`
        <section class="pb-reminder">
          <h3><bdi>${name}</bdi></h3>
          <p class="pb-sent">${text.trim()}</p>
          <div class="pb-bar"><button class="pb-button pb-quiet" type="button"
            aria-label=${`Copy the reminder for ${name}`} @click=${() =>
              copy(text, `The reminder for ${name} is`)}>Copy</button></div>
        </section>
      `
    )}${whole ? nothing : pages(all.length, start, go)}
  `;
}
