/** The three steps before a report: who, what was assigned, what came back. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import type { Assignment } from "../contract/generated.ts";
import { mostNamed } from "../report-model/learners.ts";
import { type Choice, LINES, type Roster, rosterInWords } from "../report-model/roster.ts";
import type { Received } from "../report-model/types.ts";

type Field = HTMLInputElement;

const field = (act: (field: Field) => unknown) => (event: Event) => {
  act(event.target as Field);
};

/** Every browser knows the word and HTML does not yet, so it stands in no page. */
const ofFolders = (event: Event) => {
  (event.target as HTMLInputElement).webkitdirectory = true;
};

export interface Naming {
  /** Takes the whole text at every key, so that no drawing takes it away. */
  type: (roster: string) => void;
  set: (roster: string) => void;
  open: (field: Field) => void;
  choose: (choice: Choice) => void;
  drop: () => void;
  /** Why a file was not read. */
  problem: string;
}

/** The names. */
export function rosterStep(
  { roster, choice }: { roster: string; choice: Choice },
  read: Roster,
  { type, set, open, choose, drop, problem }: Naming,
): TemplateResult {
  const { headings, named } = read;
  const valueOf = (places: readonly number[]) => places.map((place) => place + 1).join("+");
  const wordsOf = (places: readonly number[]) => places.map((at) => headings[at]).join(" + ");
  const taken = valueOf(named);
  const together = named.length > 1 ? [named, named.toReversed()] : [];
  const columns = [...together, ...headings.map((_, place) => [place])]
    .map((places) => [valueOf(places), wordsOf(places)]);
  return html`
    <p><label>Names, one a line, or a table with a column of names. Without them nobody can be seen
      who has not started.
      <textarea rows="5" .shown=${roster} @input=${field(({ value }) =>
        type(value)
      )} @change=${field(({ value }) => set(value))}></textarea></label></p>
    <p><label>or a file of them
      <input type="file" class="pb-roster-file" accept=".csv,.txt,.tsv,text/csv,text/plain"
        @change=${field(open)}></label></p>
    ${problem ? html`<p class="pb-problem" role="alert">${problem}</p>` : nothing}
    ${headings.length || choice === LINES
      ? html`<p><label>The names stand in
        <select class="pb-names" .shown=${choice === LINES ? LINES : taken}
          @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
          ${columns.map(([value, words]) => html`<option value=${value}>“${words}”</option>`)}
          <option value=${LINES}>each line, as it is</option>
        </select></label>
        ${
        choice
          ? html`
            <button class="pb-button pb-quiet" type="button"
              @click=${() => choose("")}>As it looks</button>
          `
          : nothing
      }</p>`
      : nothing}
    <p class="pb-roster-read" role="status">${rosterInWords(read)}</p>
    <p>The names are kept in this browser, and nowhere else. ${roster
      ? html`
        <button class="pb-button pb-quiet" type="button"
          @click=${drop}>Delete the names</button>
      `
      : nothing}</p>
  `;
}

export interface Choosing {
  choose: (assignment: Assignment | undefined) => void;
  open: (field: Field) => void;
}

/** The assignments that are known here, a link, a file, or none. */
export function assignmentStep(
  assignments: readonly Assignment[],
  chosen: Assignment | null,
  problem: string,
  { choose, open }: Choosing,
): TemplateResult {
  return html`
    <p><label>Assignment
      <select @change=${field(({ value }) => choose(assignments[Number(value)]))}>
        ${assignments.map((each, place) =>
          html`<option value=${place} .selected=${each === chosen}>${each.title}</option>`
        )}
        <option value="-1" .selected=${chosen === null}>none: all that was handed back</option>
      </select></label></p>
    <p><label>Another one: its link
      <input type="text" class="pb-link" @change=${field(open)}></label></p>
    <p><label>or its file
      <input type="file" class="pb-assignment-file" accept=".json,application/json"
        @change=${field(open)}></label></p>
    ${problem ? html`<p class="pb-problem" role="alert">${problem}</p>` : nothing}
  `;
}

/** Hand-backs say for which assignment they were made: offer the one that is not chosen. */
export function hintView(
  files: readonly Received[],
  chosen: Assignment | null,
  assignments: readonly Assignment[],
  use: (other: Assignment) => void,
): TemplateResult {
  const named = mostNamed(files);
  if (!named || named.id === chosen?.id) return html``;
  const other = assignments.find(({ id }) => id === named.id);
  return html`<p class="pb-needs">Most of these hand-backs were made for “${named.title}”. ${
    other
      ? html`<button class="pb-button pb-quiet" type="button" @click=${() =>
        use(other)}>Use that assignment</button>`
      : "Open its link or its file in step 2."
  }</p>`;
}

export interface Reading {
  files: (field: Field) => void;
  pasted: string;
  paste: (text: string) => void;
  readPasted: () => void;
  /** How far it is, or what came of it. */
  said: string;
}

/** Files, folders, codes. */
export function filesStep({ files, pasted, paste, readPasted, said }: Reading): TemplateResult {
  return html`
    <div class="pb-drop">
      <p><label>Files of hand-backs and sign-offs, or a .zip of them; you can also drop files and
        folders here
        <input type="file" class="pb-files" multiple
          accept=".json,.txt,.eml,.mbox,.msg,.zip,application/json,text/plain,message/rfc822,application/zip"
          @change=${field(files)}></label></p>
      <p><label>or a whole folder
        <input type="file" class="pb-folder" multiple @click=${ofFolders}
          @change=${field(files)}></label></p>
    </div>
    <p><label>Codes that you were sent, in any text
      <textarea class="pb-codes" rows="3" .shown=${pasted} @input=${field(({ value }) =>
        paste(value)
      )}></textarea></label></p>
    <div class="pb-bar"><button class="pb-button" type="button" @click=${readPasted}>
      Read the codes</button></div>
    <p class="pb-read" role="status">${said}</p>
  `;
}
