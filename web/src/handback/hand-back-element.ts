/** `<pb-hand-back>`: at the end of an exercise, what a trainer would get, and the file itself. */

import { button, draw, html, type TemplateResult } from "../page/drawing.ts";
import { contents, SHARE_WORDS } from "./contents.ts";
import type { AttemptEvent, ExerciseData, HandBack } from "../contract/generated.ts";
import { fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { focusOn } from "../page/focus.ts";
import { PageElement } from "../page/page-element.ts";
import { handBack, handBackName, LONGEST_NAME, NOT_SENT, tidied } from "./handback.ts";
import type { Store } from "../store/store.ts";

const NAME = "learner";

export class HandBackElement extends PageElement {
  /** Set by the exercise that it stands in, at times before this class is known. */
  declare data: ExerciseData | undefined;
  declare store: Store | undefined;
  #events: AttemptEvent[] = [];
  #learner = "";
  #share = false;
  #agreed = false;
  #said = "";
  #file: OfferedFile | undefined;

  protected begin(): void {
    const { signal } = this.leaving;
    const reload = () => void this.#reload();
    const stop = this.store?.onChange(reload);
    if (stop) signal.addEventListener("abort", stop);
    this.#details?.addEventListener("toggle", reload, { signal });
    reload();
  }

  /** What the exercise has put in; only its inside is ours. */
  get #details(): HTMLDetailsElement | null {
    return this.querySelector("details");
  }

  async #reload(): Promise<void> {
    const { data, store } = this;
    if (!this.#details?.open || !data || !store) return;
    // A name that was typed meanwhile stays.
    await store.note(NAME).then((name) => this.#learner ||= name);
    this.#events = await store.events(data.id, data.variant);
    if (this.isConnected) this.#draw();
  }

  #draw(): void {
    const place = this.querySelector<HTMLElement>("details > div");
    if (place && this.data) draw(this.#inside(this.data), place, () => this.#draw());
  }

  #inside(data: ExerciseData): TemplateResult {
    if (data.kind === "worksheet" && data.private && !this.#agreed) {
      return html`
        <p>This exercise is private. Skip handing it back without giving a reason.</p>
        ${this.#tick("Hand it back all the same", this.#agreed, (on) => this.#agreed = on)}
      `;
    }
    const file = this.#fileOf(data, this.#learner || "your name");
    if (!file) return html`<p>There is nothing to hand back yet. Begin the exercise first.</p>`;
    return html`
      <p>Your trainer sees that you finished, not your wrong turns, unless you tick this.</p>
      ${this.#tick(`Share ${SHARE_WORDS[data.kind]}`, this.#share, (on) => this.#share = on)}
      <p><label>Your name or initials
        <input type="text" autocomplete="name" maxlength=${LONGEST_NAME} .value=${this.#learner}
          @input=${(event: Event) => this.#named((event.target as HTMLInputElement).value)}>
      </label></p>
      <p>This is all that will be in the file:</p>
      <dl class="pb-contents">
        ${contents(file, data).map(([label, lines]) =>
          html`<dt>${label}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}`
        )}
      </dl>
      <p>Nobody has checked it: you report it yourself, and the file says so.</p>
      <div class="pb-bar">${button("Make the file", () => this.#save(data), "")}</div>
      ${fileView(this.#file)}
      <p role="status" .textContent=${this.#said}></p>
    `;
  }

  #tick(words: string, on: boolean, set: (on: boolean) => void): TemplateResult {
    const ticked = (event: Event) => {
      set((event.target as HTMLInputElement).checked);
      this.#draw();
    };
    return html`<p><label><input type="checkbox" .checked=${on} @change=${ticked}> ${words}</label></p>`;
  }

  #named(name: string): void {
    this.#learner = name;
    this.#said = "";
    this.#file = undefined;
    this.#draw();
  }

  #fileOf(data: ExerciseData, learner: string): HandBack | undefined {
    return handBack(data, this.#events, learner, this.#share, new Date().toISOString());
  }

  /** The file is made of the same events that the list shows. */
  #save(data: ExerciseData): void {
    const file = tidied(this.#learner) ? this.#fileOf(data, this.#learner) : undefined;
    if (file) {
      void this.store?.setNote(NAME, file.learner);
      this.#said = "";
      this.#file = jsonFile(handBackName(file), file, NOT_SENT);
    } else {
      this.#said = "Write your name or initials first, so that your trainer knows whose it is.";
      focusOn(this.querySelector<HTMLInputElement>("input[type=text]"));
    }
    this.#draw();
  }
}
