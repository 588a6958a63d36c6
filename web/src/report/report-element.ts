/** `<pb-report>`: a roster, an assignment, files and codes; out of them a matrix. Nothing of it
 * leaves the page, and nothing is kept but the roster and who is who on it. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { Assignment, CatalogData } from "../contract/generated.ts";
import { laterConversations, onItsPage } from "../page/deferred-data.ts";
import { inSlices } from "../intake/yield-to-page.ts";
import { type Brought, chosenIn, droppedIn } from "../intake/file-drop.ts";
import { takenOf } from "../intake/folders.ts";
import { judgedFor, readFiles, wordedFor } from "../intake/read-files.ts";
import { fetchBeside } from "../page/assets.ts";
import { shared } from "../store/global.ts";
import { KeptNote } from "../store/shared-note.ts";
import { reportSteps } from "../report-model/matrix.ts";
import { known, openedIn, type PublishedData, publishedIn } from "../assignment/open-assignment.ts";
import { TrainerElement } from "../page/trainer-element.ts";
import { LONGEST_LINK } from "../assignment/link.ts";
import { pageOf } from "../assignment/opened-assignments.ts";
import { addressOf } from "../page/catalog-data.ts";
import { copyText } from "../page/copy.ts";
import { mostNamed } from "../report-model/learners.ts";
import { day } from "../report-model/naming.ts";
import { LINES, rosterInWords } from "../report-model/roster.ts";
import type { WordedOf } from "../report-model/chosen-words.ts";
import { keptMerges, mergeFile } from "../report-model/merging.ts";
import { NO_TEXT, plainText, WESTERN } from "../intake/plain-text.ts";
import { LARGEST, readText, TOO_LARGE } from "../intake/parse-hand-back.ts";
import type { OfferedFile } from "../page/offered-file.ts";
import { csvFile, mergesFile, reportFile, workbookFile } from "./report-files.ts";
import { type Part, type Shown, shownView } from "./report-views.ts";
import type { Aside, Problem, Received, Report } from "../report-model/types.ts";
import {
  mergesOf,
  NO_WORK,
  readInWords,
  restored,
  rosterIn,
  withMerge,
  withRead,
  type Work,
} from "./report-state.ts";

/** An archive may hold such a message. */
const MAY_BE_OUTLOOK = /\.(?:msg|zip)$/i;
/** What is kept: the names, who is who on them, which columns are the names; how each is read and
 * written. */
const KEPT: [
  string,
  (text: string) => Partial<Work>,
  (work: Partial<Work>) => string | undefined,
][] = [
  ["roster", (roster) => ({ roster }), ({ roster }) => roster],
  [
    "roster-merges",
    (text) => ({ merges: keptMerges(text) }),
    ({ merges }) => merges && mergeFile(merges),
  ],
  ["roster-names", (choice) => ({ choice }), ({ choice }) => choice],
];

type Field = HTMLInputElement;

const field = (act: (field: Field) => unknown) => (event: Event) => {
  act(event.target as Field);
};

/** Every browser knows the word and HTML does not yet, so it stands in no page. */
const ofFolders = field((each) => each.webkitdirectory = true);

export class ReportElement extends TrainerElement<PublishedData> {
  #notes: KeptNote[] = [];
  #work = NO_WORK;
  #cleared: Work | undefined;
  #assignments: Assignment[] = [];
  #assignment: Assignment | null = null;
  #published = new Map<Assignment, string>();
  #problem = "";
  #rosterProblem = "";
  #pasted = "";
  #reading = "";
  #said = "";
  /** What came of a press below the results. */
  #told = "";
  #result: Report | undefined;
  #file: OfferedFile | undefined;
  #worded: WordedOf = () => undefined;
  #side: Part = "matrix";
  #start = 0;
  #whole = false;
  /** Counts what makes a report that is still being made out of date. */
  #turn = 0;
  /** Counts what makes files that are still being read unwanted. */
  #round = 0;

  protected async recall(): Promise<void> {
    this.#published = publishedIn(this.data);
    // What was made here comes first; of two that are the same the published one has a page.
    const all = [...await known(this.store), ...this.#published.keys()];
    this.#assignments = [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
    this.#assignment = this.#assignments[0] ?? null;
    this.#notes = KEPT.map(([name]) => new KeptNote(this.store, name));
    for (const [place, note] of this.#notes.entries()) {
      const take = (text: string) => this.#take(KEPT[place]![1](text));
      take(await note.read());
      this.follow(note, (text) => {
        take(text);
        void this.#compute();
      });
    }
    const { signal } = this.leaving;
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
    this.addEventListener("dragover", (event) => event.preventDefault(), { signal });
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      void this.#readAll(droppedIn(event.dataTransfer));
    }, { signal });
    await this.#compute();
  }

  #take(some: Partial<Work>): void {
    this.#work = { ...this.#work, ...some };
  }

  /** Keep the names, and who is who among them. */
  #keep(some: Partial<Work>): void {
    for (const [place, [, , written]] of KEPT.entries()) {
      const text = written(some);
      if (text !== undefined) this.#notes[place]!.write(text);
    }
  }

  /** On paper all learners stand one below the other. */
  #print(whole: boolean): void {
    this.#whole = whole;
    this.draw();
  }

  protected started(): boolean {
    return this.#result !== undefined;
  }

  protected view(catalog: CatalogData): TemplateResult {
    return html`
      <p>Nothing leaves this page: the files are read in this browser and are gone when you leave
        it. All results are self-reported.</p>
      <p class="pb-status" role="status">${this.store.status().words}</p>
      <div class="pb-steps">
        <h2>1. Who should hand back</h2>${this.#rosterStep()}
        <h2>2. What was assigned</h2>${this.#assignmentStep()}
        <h2>3. What came back</h2>${this.#filesStep()}
      </div>
      ${this.#hint()} ${this.#clearing()}
      ${this.#result ? this.#results(this.#result, catalog) : nothing}
    `;
  }

  /** The names. */
  #rosterStep(): TemplateResult {
    const { roster, choice } = this.#work;
    const read = rosterIn(this.#work);
    const { headings, named } = read;
    const valueOf = (places: readonly number[]) => places.map((place) => place + 1).join("+");
    const wordsOf = (places: readonly number[]) => places.map((at) => headings[at]).join(" + ");
    const together = named.length > 1 ? [named, named.toReversed()] : [];
    const columns = [...together, ...headings.map((_, place) => [place])];
    const drop = () => {
      const { roster, merges, choice } = NO_WORK;
      this.#cleanse({ ...this.#work, roster, merges, choice }, "The names are deleted.");
    };
    return html`
      <p><label>Names, one a line, or a table with a column of names. Without them nobody can be seen
        who has not started.
        <textarea rows="5" .shown=${roster} @input=${field(({ value }) =>
          this.#setRoster({ roster: value }, false)
        )} @change=${field(({ value }) =>
          this.#setRoster({ roster: value })
        )}></textarea></label></p>
      <p><label>or a file of them
        <input type="file" class="pb-roster-file" accept=".csv,.txt,.tsv,text/csv,text/plain"
          @change=${field((from) => void this.#openRoster(from))}></label></p>
      ${this.#rosterProblem
        ? html`<p class="pb-problem" role="alert">${this.#rosterProblem}</p>`
        : nothing}
      ${headings.length || choice === LINES
        ? html`<p><label>The names stand in
        <select class="pb-names" .shown=${choice === LINES ? LINES : valueOf(named)}
          @change=${field(({ value }) => this.#setRoster({ choice: value }))}>
          ${
          columns.map((places) =>
            html`<option value=${valueOf(places)}>“${wordsOf(places)}”</option>`
          )
        }
          <option value=${LINES}>each line, as it is</option>
        </select></label>
        ${choice ? button("As it looks", () => this.#setRoster({ choice: "" })) : nothing}</p>`
        : nothing}
      <p class="pb-roster-read" role="status">${roster ? rosterInWords(read) : nothing}</p>
      <p>The names are kept in this browser, and nowhere else. ${roster
        ? button("Delete the names", drop)
        : nothing}</p>
    `;
  }

  /** The assignments that are known here, a link, a file, or none. */
  #assignmentStep(): TemplateResult {
    return html`
      <p><label>Assignment
        <select @change=${field(({ value }) =>
          void this.#choose(this.#assignments[Number(value)])
        )}>
          ${this.#assignments.map((each, place) =>
            html`<option value=${place} .selected=${each === this.#assignment}>${each.title}${
              each.due ? `, due ${day(each.due)}` : nothing
            }</option>`
          )}
          <option value="-1" .selected=${this.#assignment ===
            null}>none: all that was handed back</option>
        </select></label></p>
      ${this.opening("Another one: its link", (from) => this.#open(from), this.#problem)}
    `;
  }

  /** Files, folders, codes. */
  #filesStep(): TemplateResult {
    const read = (from: Field) => void this.#readAll(chosenIn(from));
    return html`
      <div class="pb-drop">
        <p><label>Files of hand-backs and sign-offs, or a .zip of them; you can also drop files and
          folders here
          <input type="file" class="pb-files" multiple
            accept=".json,.txt,.eml,.mbox,.msg,.zip,application/json,text/plain,message/rfc822,application/zip"
            @change=${field(read)}></label></p>
        <p><label>or a whole folder
          <input type="file" class="pb-folder" multiple @click=${ofFolders}
            @change=${field(read)}></label></p>
      </div>
      <p><label>Codes that you were sent, in any text
        <textarea class="pb-codes" rows="3" .shown=${this.#pasted} @input=${field(({ value }) =>
          this.#pasted = value
        )}></textarea></label></p>
      <div class="pb-bar">${button("Read the codes", () => this.#readPasted(), "")}</div>
      <p class="pb-read" role="status">${this.#reading || this.#said}</p>
    `;
  }

  /** Hand-backs say for which assignment they were made: offer the one that is not chosen. */
  #hint(): TemplateResult {
    const named = mostNamed(this.#work.files);
    if (!named || named.id === this.#assignment?.id) return html``;
    const other = this.#assignments.find(({ id }) => id === named.id);
    return html`<p class="pb-needs">Most of these hand-backs were made for “${named.title}”. ${
      other
        ? button(
          "Use that assignment",
          () => void this.#choose(other).then(() => this.focusOn(".pb-steps select")),
        )
        : "Open its link or its file in step 2."
    }</p>`;
  }

  #clearing(): TemplateResult {
    const { files, problems, roster } = this.#work;
    const clear = () => this.#cleanse(NO_WORK, "Everything is cleared.");
    return html`<div class="pb-bar">${
      files.length || problems.length || roster
        ? html`
          ${this.#result
            ? button("To the results", () => this.focusOn(".pb-results"), "")
            : nothing}
          ${button("Clear everything", clear, "pb-quiet pb-clear")}
        `
        : nothing
    }${
      this.#cleared ? button("Undo clearing", () => this.#undo(), "pb-quiet pb-undo") : nothing
    }</div>`;
  }

  #results(report: Report, catalog: CatalogData): TemplateResult {
    const shown: Shown = {
      ...{ report, catalog, assignment: this.#assignment, part: this.#side, start: this.#start },
      ...{ whole: this.#whole, roster: rosterIn(this.#work), worded: this.#worded },
      merges: mergesOf(this.#work),
      go: (start) => {
        this.#start = start;
        this.draw();
      },
      show: (part) => {
        this.#side = part;
        this.draw();
        void this.#fetchWords();
      },
      merge: (name, to) => this.#merge(name, to),
      said: this.#told,
      link: this.#assignment && this.#linkOf(this.#assignment),
      copy: (text, what) => void this.#copy(text, what),
      file: this.#file,
      save: (kind) => {
        if (kind === "csv") this.#give(csvFile(report, rosterIn(this.#work)));
        else if (kind === "json") {
          const merges = mergesOf(this.#work);
          this.#give(reportFile(report, this.#assignment, this.data.site, merges));
        } else void this.#saveWorkbook(report, catalog);
      },
      saveMerges: () => this.#give(mergesFile(mergesOf(this.#work))),
    };
    return shownView(shown);
  }

  /** Where an assignment opens; null if its link is too long to be sent. */
  #linkOf(assignment: Assignment): string | null {
    const link = addressOf(pageOf({ assignment, page: this.#published.get(assignment) ?? null }));
    return link.length > LONGEST_LINK ? null : link;
  }

  async #copy(text: string, what: string): Promise<void> {
    const copied = await copyText(text, this);
    this.#tell(
      copied ? `${what} copied.` : "The browser copies nothing. Select it and copy it by hand.",
    );
  }

  async #saveWorkbook(report: Report, catalog: CatalogData): Promise<void> {
    this.#tell("Making the workbook.");
    const about = { assignment: this.#assignment, catalog, people: rosterIn(this.#work) };
    const stale = () => this.#result !== report || !this.isConnected;
    const made = await workbookFile(report, about, stale);
    this.#tell(typeof made === "string" ? made : "");
    if (typeof made === "object") this.#give(made);
  }

  #give(file: OfferedFile): void {
    this.#file = file;
    this.draw();
  }

  #tell(words: string): void {
    this.#told = words;
    this.draw();
  }

  #setRoster(some: Partial<Work>, whole = true): void {
    this.#take(some);
    this.#keep(some);
    this.#rosterProblem = "";
    if (whole) void this.#compute();
  }

  async #openRoster(field: Field): Promise<void> {
    const [file] = field.files ?? [];
    if (!file) return;
    const bytes = file.size > LARGEST ? null : new Uint8Array(await file.arrayBuffer());
    const read = bytes && plainText(bytes);
    // So that the same file may be chosen again.
    field.value = "";
    if (read) this.#setRoster({ roster: read.text, choice: "" });
    this.#rosterProblem = !read
      ? `${file.name}: ${bytes ? NO_TEXT : TOO_LARGE}`
      : read.western
      ? `${file.name}: ${WESTERN}.`
      : "";
    this.draw();
  }

  #choose(assignment: Assignment | undefined): Promise<void> {
    this.#assignment = assignment ?? null;
    return this.#compute();
  }

  async #open(field: Field): Promise<void> {
    const read = await openedIn(field, this.data);
    if (!read) return;
    this.#problem = "problem" in read ? read.problem : "";
    if ("assignment" in read) {
      this.#assignments = [...new Set([...this.#assignments, read.assignment])];
      this.#assignment = read.assignment;
    }
    void this.#compute();
  }

  async #readAll(coming: Brought | Promise<Brought>): Promise<void> {
    const { leaving: { signal } } = this;
    const round = this.#round;
    const { files, problems } = await coming;
    if (!files.length && !problems.length) return;
    const stale = () => signal.aborted || round !== this.#round;
    const { taken, others, aside } = takenOf(files);
    if (!shared().outlook && taken.some(({ name }) => MAY_BE_OUTLOOK.test(name))) {
      await fetchBeside("outlook");
    }
    const readings = await readFiles(taken, this.data.site, (read, all) => {
      this.#reading = `Reading: ${read} of ${all}`;
      if (!stale()) this.draw();
    }, stale);
    if (stale()) return;
    this.#add([...readings, ...others, ...problems, { aside }]);
  }

  #readPasted(): void {
    if (!this.#pasted.trim()) {
      this.#said = "Paste a code first.";
      return this.drawAt(".pb-codes");
    }
    const readings = readText(this.#pasted, "pasted code", this.data.site);
    // What cannot be read stays, to be put right.
    if (readings.some((each) => "content" in each)) this.#pasted = "";
    this.#add(readings);
    this.draw();
  }

  #add(readings: readonly (Received | Problem | Aside)[]): void {
    this.#work = withRead(this.#work, readings);
    this.#cleared = undefined;
    this.#reading = "";
    this.#said = readInWords(readings);
    void this.#compute();
  }

  #merge(name: string, to: string): void {
    const { merges } = withMerge(this.#work, name, to);
    this.#take({ merges });
    this.#keep({ merges });
    void this.#compute();
  }

  /** Take work away, or some of it; with all of it go files that are still being read. */
  #cleanse(rest: Work, said: string): void {
    if (rest === NO_WORK) this.#round++;
    this.#cleared = this.#work;
    this.#work = rest;
    this.#reading = "";
    this.#said = said;
    this.#keep(this.#work);
    void this.#compute().then(() => this.drawAt(".pb-undo"));
  }

  #undo(): void {
    this.#work = restored(this.#cleared ?? NO_WORK, this.#work);
    this.#cleared = undefined;
    this.#said = "Everything is back.";
    this.#keep(this.#work);
    void this.#compute().then(() => this.drawAt(".pb-clear"));
  }

  /** Make the report anew, with pauses; a later turn ends an earlier one. */
  async #compute(): Promise<void> {
    const turn = ++this.#turn;
    const catalog = this.catalog;
    const assignment = this.#assignment;
    const { files, problems, aside } = this.#work;
    const { names: roster, also } = rosterIn(this.#work);
    const merges = new Map([...also, ...mergesOf(this.#work)]);
    this.#start = 0;
    if (!catalog || !(files.length || problems.length || roster.length)) {
      this.#result = undefined;
      return this.draw();
    }
    const judged = await judgedFor(files, catalog, laterConversations);
    const input = { assignment, roster, merges, judged, files, problems, aside };
    const now = new Date().toISOString();
    const steps = reportSteps({ ...input, exercises: catalog.exercises, now });
    const result = await inSlices(steps, () => turn !== this.#turn || !this.isConnected);
    if (!result || turn !== this.#turn) return;
    this.#result = result;
    this.#told = "";
    this.#worded = judged;
    this.draw();
    void this.#fetchWords();
  }

  /** Bring the lines themselves, where somebody looks at what was chosen. */
  async #fetchWords(): Promise<void> {
    const catalog = this.catalog;
    const turn = this.#turn;
    const side = this.#side;
    const result = this.#result;
    const worded = this.#worded;
    if (side !== "choices" || !catalog || !result) return;
    const found = await wordedFor(result.choices, catalog, worded, onItsPage);
    if (turn !== this.#turn) return;
    this.#worded = found;
    this.draw();
  }
}
