/** `<pb-sign-off>`: the observer's form. What was heard becomes a file, a code, or a sheet of paper. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { CodeAhead } from "../assignment/hand-back-code.ts";
import type { Assignment, Behavior, CatalogData, Mark } from "../contract/generated.ts";
import { copyText } from "../page/copy.ts";
import { fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { printPage } from "../page/print-page.ts";
import { LONGEST_NAME } from "../handback/handback.ts";
import { counted } from "../contract/wording.ts";
import { KeptNote } from "../store/shared-note.ts";
import { known } from "../assignment/open-assignment.ts";
import { parsed } from "../contract/shape.ts";
import { type PageData, TrainerElement } from "../page/trainer-element.ts";
import { pointsOf } from "../report-model/rejudge.ts";
import { LONGEST_ACTION } from "../intake/hand-back-schema.ts";
import { asHeard, emptyHeard, type Heard, lacks, signOff, signOffName } from "./sign-off.ts";

/** As long as words heard and a note may be here; files may hold more. */
const LONGEST_WORDS = 500;
/** The observer's name is kept: it is the same every time. */
const OBSERVER = "observer";
const HEARD = "heard";
const MARKS: readonly [Mark | null, string][] = [
  [null, "not heard"],
  [0, "0"],
  [1, "1"],
  [2, "2"],
];

export class SignOffElement extends TrainerElement<PageData> {
  #note!: KeptNote;
  #form: Heard = emptyHeard();
  #cleared: Heard | undefined;
  #assignments: Assignment[] = [];
  #missing: string[] = [];
  #said = "";
  #code = "";
  #offered: OfferedFile | undefined;
  readonly #ahead = new CodeAhead();

  protected async recall(): Promise<void> {
    this.#assignments = await known(this.store);
    const observer = await this.store.note(OBSERVER);
    this.#note = new KeptNote(this.store, HEARD);
    this.#form = this.#formOf(await this.#note.read(), observer);
    this.follow(this.#note, (text) => {
      // Saved in another tab: here it stays in sight.
      if (!text) return;
      this.#form = this.#formOf(text, observer);
      this.#code = this.#said = "";
      this.draw();
    });
  }

  /** The form as it was kept, without what this playbook has no more. */
  #formOf(text: string, observer: string): Heard {
    const kept = asHeard(parsed(text));
    const exercise = this.exercises.get(kept.exercise ?? "")?.id ?? null;
    const assignment = this.#assignments.find(({ id }) => id === kept.assignment)?.id ?? null;
    return { ...kept, exercise, assignment, observer: kept.observer || observer };
  }

  protected started(): boolean {
    const { learner, scores, note } = this.#form;
    return !!(learner || note || Object.keys(scores).length);
  }

  protected view(catalog: CatalogData): TemplateResult {
    const { points, of } = pointsOf(this.#form.scores);
    return html`
      <p>Nothing leaves this page until you save it or make a code. What you fill in stays in this
        browser until it is copied, or until you start afresh. Mark what you heard, not what was
        meant.</p>
      <p class="pb-status" role="status">${this.store.status().words}</p>
      ${this.#who(catalog)}
      <h2>What you heard</h2>
      ${catalog.behaviors.map((each) => this.#behavior(each))}
      <p class="pb-points" role="status">${of
        ? `${points} of ${counted(of, "point")} for what you listened for.`
        : "Nothing marked yet."}</p>
      <h2>What comes next</h2>
      ${this.#next()}
      ${this.#saving()}
    `;
  }

  #who(catalog: CatalogData): TemplateResult {
    const form = this.#form;
    const exercises = catalog.exercises.filter(({ kind }) => kind === "call");
    const pick = (key: "exercise" | "assignment") => (event: Event) =>
      this.#put({ [key]: (event.target as HTMLSelectElement).value || null });
    return html`
      <div class="pb-fields">
            <label>Learner <input type="text" class="pb-learner" maxlength=${LONGEST_NAME}
              .value=${form.learner} @input=${this.#text("learner")}></label>
            <label>Observer <input type="text" autocomplete="name" maxlength=${LONGEST_NAME}
              .value=${form.observer} @input=${this.#text("observer")}></label>
            <label>Call <select @change=${pick("exercise")}>
              <option value="" .selected=${!form.exercise}>a live call, or another</option>
              ${exercises.map(({ id, title }) =>
                html`<option value=${id} .selected=${id === form.exercise}>${id} ${title}</option>`
              )}</select></label>
            ${this.#assignments.length
              ? html`<label>Assignment <select @change=${pick("assignment")}>
          <option value="" .selected=${!form.assignment}>none</option>
          ${
                this.#assignments.map(({ id, title }) =>
                  html`<option value=${id} .selected=${id === form.assignment}>${title}</option>`
                )
              }</select></label>`
              : nothing}</div>
      <fieldset><legend>You listened as</legend>${([["triad", "one of three in practice"], [
        "manager",
        "the manager",
      ]] as const).map((
        [role, words],
      ) =>
        html`
          <label><input type="radio" name="role" .checked=${form.role === role}
                    @change=${() => this.#put({ role })}> ${words}</label>
        `
      )}</fieldset>
    `;
  }

  #behavior({ id, name, listen_for, ...anchors }: Behavior): TemplateResult {
    const { scores, heard } = this.#form;
    const words = { 0: anchors.zero, 1: anchors.one, 2: anchors.two };
    const mark = (value: Mark | null) => () => this.#put({ scores: { ...scores, [id]: value } });
    return html`<fieldset class="pb-marks" data-behavior=${id}>
      <legend>${name}</legend><p class="pb-meta">${listen_for}</p>
      ${
      MARKS.map(([value, label]) =>
        html`<label><input type="radio" name=${`mark-${id}`} .checked=${
          (scores[id] ?? null) === value
        } @change=${mark(value)}> <strong>${label}</strong>${
          value === null ? nothing : html`
            <span>${words[value]}</span>
          `
        }</label>`
      )
    }
      <label>The words as they were said <input type="text" maxlength=${LONGEST_WORDS}
        .value=${heard[id] ?? ""} @input=${(event: Event) =>
      this.#put({ heard: { ...heard, [id]: (event.target as HTMLInputElement).value } })}></label>
    </fieldset>`;
  }

  #next(): TemplateResult {
    const form = this.#form;
    const tick = (key: "sit_in" | "signed_off", words: string) =>
      html`<p><label><input type="checkbox" .checked=${form[key]} @change=${(event: Event) =>
        this.#put({ [key]: (event.target as HTMLInputElement).checked })}> ${words}</label></p>`;
    return html`
      <p><label>Next action, one <input type="text" maxlength=${LONGEST_ACTION}
        .value=${form.next_action} @input=${this.#text("next_action")}></label></p>
      <p><label>A note <textarea rows="2" maxlength=${LONGEST_WORDS} .value=${form.note}
        @input=${this.#text("note")}></textarea></label></p>
      ${tick("sit_in", "Somebody should sit in on one more call")}
      ${tick("signed_off", "Signed off: this can be done for real")}
    `;
  }

  #saving(): TemplateResult {
    return html`
      ${this.#missing.length
        ? html`<ul class="pb-needs" tabindex="-1">${
          this.#missing.map((each) => html`<li>${each}</li>`)
        }</ul>`
        : nothing}
      <div class="pb-bar">
        ${button("Save as a file", () => this.#save(), "")}
        <button class="pb-button pb-quiet" type="button" @pointerdown=${() => this.#prepare()}
          @focus=${() => this.#prepare()} @click=${() => void this.#makeCode()}>
          Make a code to paste</button>
        ${button("Print", printPage)}
        ${button("Start afresh", () => this.#clear(), "pb-quiet pb-afresh")}
        ${this.#cleared ? button("Undo", () => this.#undo(), "pb-quiet pb-undo") : nothing}</div>
      ${this.#code
        ? html`<p><label>Code <textarea class="pb-out" readonly rows="4" .value=${this.#code}></textarea>
          </label></p>`
        : nothing}
      <div @pb-copied=${() => this.#isOut()}>${fileView(this.#offered)}</div>
      <p class="pb-said" role="status" .textContent=${this.#said}></p>
    `;
  }

  #text(key: "learner" | "observer" | "note" | "next_action"): (event: Event) => void {
    return (event) => this.#put({ [key]: (event.target as HTMLInputElement).value });
  }

  #put(more: Partial<Heard>): void {
    this.#form = { ...this.#form, ...more };
    this.#note.write(JSON.stringify(this.#form));
    this.#missing = this.#missing.length ? lacks(this.#form) : [];
    this.#cleared = undefined;
    this.#code = "";
    this.#said = "";
    this.draw();
  }

  /** The file, or undefined if something is lacking, which is then said. */
  #made() {
    this.#missing = lacks(this.#form);
    if (this.#missing.length) return void this.drawAt(".pb-needs");
    void this.store.setNote(OBSERVER, this.#form.observer);
    return this.#file();
  }

  #file() {
    const ids = this.catalog?.behaviors.map(({ id }) => id) ?? [];
    return signOff(this.#form, ids, this.data.site, new Date().toISOString());
  }

  #save(): void {
    const file = this.#made();
    if (!file) return;
    this.#offered = jsonFile(
      signOffName(file),
      file,
      "Put it with the hand-backs: the report reads both.",
    );
    this.#said = "";
    this.draw();
  }

  #prepare(): void {
    if (!lacks(this.#form).length) this.#ahead.prepare(JSON.stringify(this.#form), this.#file());
  }

  async #makeCode(): Promise<void> {
    const file = this.#made();
    if (!file) return;
    const form = this.#form;
    const code = this.#ahead.of(JSON.stringify(form), file);
    const copied = await copyText(code, this);
    const made = await code;
    if (form !== this.#form) return;
    this.#code = made;
    if (copied) this.#isOut();
    this.#said = copied
      ? "The code is copied. Paste it into a message."
      : "Select the code and copy it by hand.";
    this.draw();
  }

  /** Whoever comes back to the page listens to somebody else. */
  #isOut(): void {
    this.#note.write("");
  }

  #clear(): void {
    const { observer, role } = this.#form;
    const before = this.#form;
    this.#put({ ...emptyHeard(), observer, role });
    this.#cleared = before;
    this.#missing = [];
    this.drawAt(".pb-undo");
  }

  #undo(): void {
    if (this.#cleared) this.#put(this.#cleared);
    this.focusOn(".pb-afresh");
  }
}
