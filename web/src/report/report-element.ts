/** `<pb-report>`: a roster, an assignment, files and codes; out of them a matrix. Nothing of it
 * leaves the page, and nothing is kept but the roster. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { asAssignment } from "../assignment/parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";
import { laterConversations, onItsPage } from "../page/deferred-data.ts";
import { inSlices } from "../intake/yield-to-page.ts";
import { type Brought, chosenIn, droppedIn } from "../intake/file-drop.ts";
import { takenOf } from "../intake/folders.ts";
import { judgedFor, readFiles } from "../intake/read-files.ts";
import { KeptNote } from "../store/shared-note.ts";
import { reportSteps } from "../report-model/matrix.ts";
import { known, openedIn } from "../assignment/open-assignment.ts";
import { type PageData, TrainerElement } from "../page/trainer-element.ts";
import { namesIn } from "../report-model/learners.ts";
import { readText } from "../intake/parse-hand-back.ts";
import { saveCsv, saveJson } from "./report-files.ts";
import { assignmentStep, filesStep, hintView, rosterStep } from "./report-steps.ts";
import { type Part, type Shown, shownView } from "./report-views.ts";
import type { Aside, Problem, Received, Report } from "../report-model/types.ts";
import {
  mergesOf,
  NO_WORK,
  readInWords,
  restored,
  withMerge,
  withRead,
  type Work,
} from "./report-state.ts";
import { wordedFor, type WordedOf } from "./find-words.ts";

const ROSTER = "roster";

interface Data extends PageData {
  assignments: unknown[];
}

export class ReportElement extends TrainerElement<Data> {
  #note!: KeptNote;
  #work = NO_WORK;
  #cleared: Work | undefined;
  #assignments: Assignment[] = [];
  #assignment: Assignment | null = null;
  #problem = "";
  #pasted = "";
  #reading = "";
  #said = "";
  #result: Report | undefined;
  #worded: WordedOf = () => undefined;
  #side: Part = "matrix";
  #start = 0;
  #whole = false;
  /** Counts what makes a report that is still being made out of date. */
  #turn = 0;
  /** Counts what makes files that are still being read unwanted. */
  #round = 0;

  protected async recall(): Promise<void> {
    const published = this.data.assignments ?? [];
    this.#assignments = [
      ...published.flatMap((each) => asAssignment(each) ?? []),
      ...await known(this.store),
    ].filter(({ id, title }, place, all) =>
      all.findIndex((each) => each.id === id && each.title === title) === place
    );
    this.#assignment = this.#assignments[0] ?? null;
    this.#note = new KeptNote(this.store, ROSTER);
    this.#work = { ...this.#work, roster: await this.#note.read() };
    this.follow(this.#note, (roster) => {
      this.#work = { ...this.#work, roster };
      void this.#compute();
    });
    const { signal } = this.leaving;
    addEventListener("beforeprint", () => this.#print(true), { signal });
    addEventListener("afterprint", () => this.#print(false), { signal });
    this.addEventListener("dragover", (event) => event.preventDefault(), { signal });
    this.addEventListener("drop", (event) => this.#dropped(event), { signal });
    await this.#compute();
  }

  /** On paper all learners stand one below the other. */
  #print(whole: boolean): void {
    this.#whole = whole;
    this.draw();
  }

  protected started(): boolean {
    return this.#result !== undefined;
  }

  protected view(): TemplateResult {
    if (this.catalog === null) {
      return html`<p role="alert">The list of exercises could not be fetched. Load this page again
        when you are on the network.</p>`;
    }
    // What is typed before the kept names are there would take their place.
    if (!this.catalog) return html`<p>One moment.</p>`;
    return html`
      <p>Nothing leaves this page: the files are read in this browser and are gone when you leave
        it. All results are self-reported.</p>
      <p class="pb-status" role="status">${this.store.status().words}</p>
      <div class="pb-steps">
        <h2>1. Who should hand back</h2>${rosterStep(
          this.#work.roster,
          {
            type: (roster) => this.#setRoster(roster, false),
            set: (roster) => this.#setRoster(roster),
            drop: () => this.#cleanse({ ...this.#work, roster: "" }, "The names are deleted."),
          },
        )}
        <h2>2. What was assigned</h2>${assignmentStep(
          this.#assignments,
          this.#assignment,
          this.#problem,
          {
            choose: (assignment) => void this.#choose(assignment),
            open: (field) => void this.#open(field),
          },
        )}
        <h2>3. What came back</h2>${filesStep({
          files: (field) => void this.#readAll(chosenIn(field)),
          pasted: this.#pasted,
          paste: (text) => this.#pasted = text,
          readPasted: () => this.#readPasted(),
          said: this.#reading || this.#said,
        })}
      </div>
      ${hintView(
        this.#work.files,
        this.#assignment,
        this.#assignments,
        (other) => void this.#choose(other).then(() => this.focusOn(".pb-steps select")),
      )} ${this.#clearing()}
      ${this.#result ? this.#results(this.#result) : nothing}
    `;
  }

  #clearing(): TemplateResult {
    const { files, problems, roster } = this.#work;
    return html`<div class="pb-bar">${
      files.length || problems.length || roster
        ? html`
          <button class="pb-button pb-quiet pb-clear" type="button"
            @click=${() =>
              this.#cleanse(NO_WORK, "Everything is cleared.")}>Clear everything</button>
        `
        : nothing
    }${
      this.#cleared
        ? html`<button class="pb-button pb-quiet pb-undo" type="button" @click=${() =>
          this.#undo()}>Undo clearing</button>`
        : nothing
    }</div>`;
  }

  #results(report: Report): TemplateResult {
    const catalog = this.catalog;
    if (!catalog) return html``;
    const shown: Shown = {
      ...{ report, catalog, assignment: this.#assignment, part: this.#side, start: this.#start },
      ...{ whole: this.#whole, roster: namesIn(this.#work.roster), worded: this.#worded },
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
      save: (kind) =>
        kind === "csv" ? saveCsv(report) : saveJson(report, this.#assignment, this.data.site),
    };
    return shownView(shown);
  }

  #setRoster(roster: string, whole = true): void {
    this.#work = { ...this.#work, roster };
    this.#note.write(roster);
    if (whole) void this.#compute();
  }

  #choose(assignment: Assignment | undefined): Promise<void> {
    this.#assignment = assignment ?? null;
    return this.#compute();
  }

  async #open(field: HTMLInputElement): Promise<void> {
    const read = await openedIn(field, this.data.site);
    if (!read) return;
    this.#problem = "problem" in read ? read.problem : "";
    if ("assignment" in read) {
      this.#assignments = [...this.#assignments, read.assignment];
      this.#assignment = read.assignment;
    }
    void this.#compute();
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    void this.#readAll(droppedIn(event.dataTransfer));
  }

  async #readAll(coming: Brought | Promise<Brought>): Promise<void> {
    const { leaving: { signal } } = this;
    const round = this.#round;
    const { files, problems } = await coming;
    if (!files.length && !problems.length) return;
    const stale = () => signal.aborted || round !== this.#round;
    const { taken, others, aside } = takenOf(files);
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
    this.#work = withMerge(this.#work, name, to);
    void this.#compute();
  }

  /** Take work away, or some of it; with all of it go files that are still being read. */
  #cleanse(rest: Work, said: string): void {
    if (rest === NO_WORK) this.#round++;
    this.#cleared = this.#work;
    this.#work = rest;
    this.#reading = "";
    this.#said = said;
    this.#note.write(rest.roster);
    void this.#compute().then(() => this.drawAt(".pb-undo"));
  }

  #undo(): void {
    this.#work = restored(this.#cleared ?? NO_WORK, this.#work);
    this.#cleared = undefined;
    this.#said = "Everything is back.";
    this.#note.write(this.#work.roster);
    void this.#compute().then(() => this.drawAt(".pb-clear"));
  }

  /** Make the report anew, with pauses; a later turn ends an earlier one. */
  async #compute(): Promise<void> {
    const turn = ++this.#turn;
    const catalog = this.catalog;
    const assignment = this.#assignment;
    const { files, problems, aside } = this.#work;
    const merges = mergesOf(this.#work);
    const roster = namesIn(this.#work.roster);
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
