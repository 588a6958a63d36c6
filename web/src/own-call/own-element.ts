/** `<pb-own>`: one's own last difficult call becomes cards for three people, and a file to play. */

import type { OwnData } from "../contract/generated.ts";
import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { looksBeside } from "../page/looks.ts";
import { bringFiles, fileView, type OfferedFile } from "../page/offered-file.ts";
import { printPage } from "../page/print-page.ts";
import { LiveElement } from "../page/page-data-element.ts";
import { offer } from "../page/retention.ts";
import { callYaml, fileName } from "./call-yaml.ts";
import { cards } from "./cards.ts";
import { counts } from "./counts.ts";
import { DAYS, Draft, isOld } from "./draft.ts";
import { endings, type Form, moments, story as fields } from "./form.ts";
import { fitted, isBegun, lacks, type Story, withMoment, withoutMoment } from "./story.ts";

/** How many behaviors an observer listens for. */
const FOCUS = 3;
const RULES = Array.from({ length: 4 }, () => html`<div class="pb-rule"></div>`);

export class OwnElement extends LiveElement<OwnData> {
  #draft: Draft | undefined;
  /** What was emptied or removed a moment ago; it is nowhere but in this page. */
  #past: Story | undefined;
  #missing: string[] = [];
  #said = "";
  #file: OfferedFile | undefined;

  protected override place(): HTMLElement {
    const live = super.place();
    live.before(looksBeside("own-call"));
    return live;
  }

  protected begun(): void {
    const draft = this.#draft ??= new Draft(this.store, this.data, () => this.draw());
    const { signal } = this.leaving;
    const keep = () => void draft.sync();
    this.listen(keep);
    this.addEventListener("focusin", () => void bringFiles(), { signal, once: true });
    this.addEventListener("focusout", keep, { signal });
    addEventListener("pagehide", keep, { signal });
    document.addEventListener("visibilitychange", keep, { signal });
    signal.addEventListener("abort", keep);
    keep();
  }

  get #story(): Story | undefined {
    return this.#draft?.story;
  }

  readonly #put = (more: Partial<Story>): void => {
    if (!this.#story) return;
    const since = more.since ?? this.#story.since ?? Date.now();
    const story = fitted({ ...this.#story, ...more, since }, this.data);
    this.#past = this.#file = undefined;
    this.#said = "";
    if (this.#missing.length) this.#missing = lacks(story);
    this.#draft?.write(story);
    this.draw();
  };

  #drop(id: string): void {
    const before = this.#story;
    if (!before) return;
    this.#put(withoutMoment(before, id));
    this.#past = before;
    this.#said = "The moment is removed. You can undo that.";
    this.drawAt(".pb-undo");
  }

  /** Empty the form. What was there is deleted from the browser at once. */
  #empty(): void {
    this.#past = this.#story;
    this.#file = undefined;
    this.#draft?.empty();
    this.#missing = [];
    this.#said = "The form is empty, and nothing of it is kept. You can undo that until you leave.";
    this.drawAt(".pb-undo");
  }

  #undo(): void {
    this.#put(this.#past ?? {});
    this.#said = "All your words are back.";
    this.drawAt("#own-title");
  }

  #save30(): void {
    this.#put({ since: Date.now() });
    this.drawAt("#own-title");
  }

  #download(): void {
    if (!this.#story) return;
    this.#missing = lacks(this.#story);
    if (this.#missing.length) return this.drawAt(".pb-needs");
    this.#file = {
      ...{ name: fileName(this.#story), type: "application/yaml" },
      text: callYaml(this.#story, this.data, this.#focused()),
      then: "Put it into exercises/calls/, and the playbook plays it.",
    };
    this.draw();
  }

  #focused(): string[] {
    return this.data.behaviors.slice(0, FOCUS).map(({ id }) => id);
  }

  protected draw(): void {
    const story = this.#story;
    if (!story || !this.isConnected) return;
    this.classList.toggle("pb-started", isBegun(story));
    this.classList.add("pb-ready");
    this.drawn(this.#view(story));
  }

  #view(story: Story): TemplateResult {
    const form: Form = {
      ...{ story, data: this.data, put: this.#put },
      others: (field) => this.#draft?.othersOf(field),
      settle: (field) => {
        this.#put({ others: this.#draft?.settled(field) ?? {} });
        this.focusOn(`#own-${field}`);
      },
      add: () => {
        this.#put(withMoment(story));
        this.drawAt(".pb-moment:last-of-type");
      },
      remove: (id) => this.#drop(id),
    };
    return html`
      <div class="pb-own-form">
        ${isOld(story, Date.now())
          ? offer(story.since ?? 0, DAYS, () => this.#empty(), () => this.#save30())
          : nothing}
        <p class="pb-status" role="status" .textContent=${this.store.status().words}></p>
        ${this.heading("The call")} ${fields(form)}
        ${this.heading("What was said")}
        <p>Three to five moments. For each, what they said, and three things that a thoughtful person
          might say then.</p>
        ${moments(form)}
        ${this.heading("How it may end")} ${endings(form)}
        ${this.heading("Count")} ${this.#counted(story)}
        ${this.heading("Take it with you")} ${this.#taking()}
      </div>
      ${this.#cards(story)}
    `;
  }

  #counted(story: Story): TemplateResult {
    return html`
      <p>These do not stop you. The playbook's own check says the same of the file.</p>
      <ul class="pb-criteria">${counts(story, this.data).map(({ met, label, why }) =>
        html`<li class=${met ? "pb-met" : nothing}><strong>${label}:</strong>
          <span class="pb-word">${met ? "yes" : "not yet"}</span><br>
          <span class="pb-why">${why}</span></li>`
      )}</ul>
    `;
  }

  #taking(): TemplateResult {
    return html`
      <p>Nothing is sent: the cards are printed by this browser, and the file is made by it. After ${DAYS} days this page offers to delete what you wrote.</p>
      ${this.#missing.length
        ? html`
          <div class="pb-needs" tabindex="-1">
            <p>The file still needs:</p>
            <ul>${this.#missing.map((each) => html`<li>${each}</li>`)}</ul>
          </div>
        `
        : nothing}
      <div class="pb-bar">
        ${button("Print the cards", printPage, "pb-print")}
        ${button("Save the file of the call", () => this.#download(), "pb-file")}
        ${button("Empty this form", () => this.#empty(), "pb-quiet pb-empty")}
        ${this.#past ? button("Undo", () => this.#undo(), "pb-quiet pb-undo") : nothing}</div>
      ${fileView(this.#file)}
      <p class="pb-said" role="status" .textContent=${this.#said}></p>
    `;
  }

  #cards(story: Story): TemplateResult {
    return html`
      <section class="pb-own-cards" aria-label="Cards for three people">
        ${this.heading("Your cards")}
        ${cards(story, this.data, this.#focused()).map(({ role, title, parts }) =>
          html`<article class="pb-card" data-role=${role}>${this.heading(title, 1)}
            <dl>${
            parts.map(({ label, lines }) =>
              html`<dt>${label}</dt>${lines.map((each) => html`<dd>${each}</dd>`)}`
            )
          }</dl>
            ${role === "observer" ? RULES : nothing}
          </article>`
        )}
      </section>
    `;
  }
}
