/** How an assignment leaves the builder: a link, a QR code, files. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { addressOf } from "../page/catalog-data.ts";
import { calendar } from "../assignment/ics.ts";
import { linkOf, LONGEST_LINK } from "../assignment/link.ts";
import { PAGE } from "../assignment/opened-assignments.ts";
import { assignmentFile, assignmentName } from "../assignment/parse-assignment.ts";
import type { CatalogExercise } from "../contract/generated.ts";
import { copyText } from "../page/copy.ts";
import { fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { type Draft, finished } from "./assignment-draft.ts";
import { LONGEST_QR, qr } from "./qr.ts";
import { yaml } from "./assignment-yaml.ts";

/** All ways to send a draft that lacks nothing; `say` tells what was done, `give` asks for a
 * file, `file` is the one asked for last. */
export function shareView(
  draft: Draft,
  find: (id: string) => CatalogExercise | undefined,
  near: HTMLElement,
  say: (words: string) => void,
  file: OfferedFile | undefined,
  give: (file: OfferedFile) => void,
): TemplateResult {
  const assignment = finished(draft, find);
  const link = linkOf(assignment, addressOf(PAGE));
  const text = yaml(assignment);
  const copy = async (words: string, what: string) =>
    say(await copyText(words, near) ? `${what} is copied.` : "Select it and copy it by hand.");
  return html`
    ${link.length > LONGEST_LINK ? tooLong(link) : html`
      <p><label>Link <input type="text" class="pb-out" readonly .value=${link} @focus=${(
        event: Event,
      ) => (event.target as HTMLInputElement).select()}></label>
      <span class="pb-meta pb-length">${link
        .length} of at most ${LONGEST_LINK} characters</span></p>
      ${location.protocol === "file:"
        ? html`<p class="pb-needs">You opened this page from a file, so the link leads to your own
        disk. Send the file instead.</p>`
        : nothing}
      <div class="pb-bar">${button("Copy the link", () => void copy(link, "The link"), "")}</div>
      ${link.length < LONGEST_QR
        ? html`<p>For a slide or a sheet of paper:</p>${qr(link, assignment.title)}`
        : html`<p class="pb-meta">A QR code is drawn for links under ${LONGEST_QR} characters.</p>`}
    `}
    <div class="pb-bar">
      ${button(
        "Save as a file",
        () => give(jsonFile(assignmentName(assignment), assignmentFile(assignment))),
        "pb-quiet pb-file",
      )}
      ${assignment.due
        ? button("Save the due date for a calendar", () =>
          give({
            name: `${assignment.id}.ics`,
            type: "text/calendar",
            text: calendar(assignment, link, Date.now()) ?? "",
          }), "pb-quiet pb-ics")
        : nothing}</div>
    <details class="pb-yaml">
      <summary>Publish it as a page of this site</summary>
      <p>Put this into <code>exercises/assignments/${assignment
        .id}.yml</code> and build the site.</p>
      <pre class="pb-code" tabindex="0" aria-label="The file">${text}</pre>
      <div class="pb-bar">${button("Copy the text", () => void copy(text, "The text"))}
      ${button(
        "Save it",
        () => give({ name: `${assignment.id}.yml`, type: "application/yaml", text }),
        "pb-quiet pb-save-yaml",
      )}</div>
    </details>
    ${fileView(file)}
  `;
}

function tooLong(link: string): TemplateResult {
  return html`<p class="pb-needs">As a link this would have ${link.length} characters, and mail
    programs break links over ${LONGEST_LINK}. Send the file, shorten the note, or take some
    exercises out.</p>`;
}
