/** `<pb-return>`: at the end of an assignment, what the trainer would get, as a file or a code. */

import { button, draw, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { copyText } from "../page/copy.ts";
import { fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { focusOn } from "../page/focus.ts";
import type { Assignment, HandBack } from "../contract/generated.ts";
import { handBackName, LONGEST_NAME, NOT_SENT, tidied } from "../handback/handback.ts";
import { calendar } from "./ics.ts";
import { CodeAhead } from "./hand-back-code.ts";
import type { Done } from "./learner-work.ts";
import { openedFileIn } from "./open-assignment.ts";
import { fileInWords, handBackFor, NO_TICKS, type Ticks } from "./return-contents.ts";

const TICKS: [keyof Ticks, string][] = [
  ["attempts", "Share every line and verdict you chose, those you took back as well"],
  ["texts", "Share the words you wrote in worksheets"],
  ["own", "Hand back private exercises as well"],
];

export class ReturnElement extends HTMLElement {
  /** The calendar file comes with this script, and so does what reads an assignment's file: whoever
   * wants one of these has begun. */
  static readonly calendar = calendar;
  static readonly opened = openedFileIn;
  declare assignment: Assignment | undefined;
  declare done: readonly Done[] | undefined;
  /** What all of it comes to, in words. */
  declare far: string;
  declare learner: string;
  /** Called with a name that goes into a file, so that it need not be written again. */
  declare named: (name: string) => void;
  #ticks = NO_TICKS;
  #said = "";
  #code = "";
  #made: OfferedFile | undefined;
  readonly #ahead = new CodeAhead();
  /** What would have been handed back at the last drawing, but for when. */
  #held = "";

  connectedCallback(): void {
    this.draw();
  }

  /** Show what the properties say now. */
  draw(): void {
    const { assignment, done } = this;
    if (!assignment || !done || !this.isConnected) return;
    draw(this.#inside(done, assignment), this, () => this.draw());
  }

  #inside(done: readonly Done[], assignment: Assignment): TemplateResult {
    const file = this.#file(this.learner || "your name");
    const held = JSON.stringify({ ...file, made: 0, checksum: 0 });
    // A code, and what was said, is of what was there then.
    if (held !== this.#held) {
      this.#said = this.#code = "";
      this.#made = undefined;
    }
    this.#held = held;
    return html`
      <p>Your trainer sees that you finished, not your wrong turns, unless you tick this. What you play
        after you have passed is in it only up to the last time you passed, so practice costs you
        nothing.</p>
      ${TICKS.filter(([name]) => this.#offered(name, done)).map((each) => this.#tick(...each))}
      <p><label>Your name or initials
        <input type="text" autocomplete="name" maxlength=${LONGEST_NAME} .value=${this.learner}
          @input=${(event: Event) => this.#name((event.target as HTMLInputElement).value)}>
      </label></p>
      ${file
        ? this.#shown(file, done, assignment)
        : html`<p>With these ticks there is nothing in the file.</p>`}
      <p>Nobody has checked it: you report it yourself, and the file says so.</p>
      <div class="pb-bar">
        ${button("Make the file", () => this.#save(), "")}
        <button class="pb-button pb-quiet" type="button" @pointerdown=${() => this.#prepare()}
          @focus=${() => this.#prepare()} @click=${() =>
            void this.#copy()}>Copy it as a code</button>
      </div>
      ${fileView(this.#made)}
      <p role="status" .textContent=${this.#said}></p>
      ${this.#code
        ? html`<p class="pb-copy"><label>The code
      <textarea readonly rows="5" .value=${this.#code}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>
      </label></p>`
        : nothing}
    `;
  }

  #shown(file: HandBack, done: readonly Done[], assignment: Assignment): TemplateResult {
    return html`
      <p>This is all that will be in the file:</p>
      <dl class="pb-contents">${fileInWords(file, done, assignment, this.far).map((
        [label, lines],
      ) => html`<dt>${label}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}`)}</dl>
      <details>
        <summary>The file itself, letter by letter</summary>
        <p class="pb-copy"><label>What the file holds
          <textarea readonly rows="12" .value=${JSON.stringify(file, null, 1)}></textarea>
        </label></p>
      </details>
    `;
  }

  /** A tick stands there only if it would change anything. */
  #offered(name: keyof Ticks, done: readonly Done[]): boolean {
    return done.some(({ exercise }) => {
      if (name === "own") return exercise.private;
      return (exercise.kind === "worksheet") === (name === "texts");
    });
  }

  #tick(name: keyof Ticks, words: string): TemplateResult {
    const ticked = (event: Event) => {
      this.#ticks = { ...this.#ticks, [name]: (event.target as HTMLInputElement).checked };
      this.draw();
    };
    return html`<p><label><input type="checkbox" name=${name} .checked=${this.#ticks[name]}
      @change=${ticked}> ${words}</label></p>`;
  }

  #name(name: string): void {
    this.learner = name;
    this.draw();
  }

  #file(learner: string): HandBack | undefined {
    const { assignment, done } = this;
    if (!assignment || !done) return undefined;
    return handBackFor(assignment, done, learner, this.#ticks, new Date().toISOString());
  }

  /** What is handed back now; without a name, or with nothing in it, why not is said. */
  #finished(): HandBack | undefined {
    const file = tidied(this.learner) ? this.#file(this.learner) : undefined;
    if (file) {
      this.named(file.learner);
      return file;
    }
    this.#said = tidied(this.learner)
      ? "There is nothing to hand back with these ticks."
      : "Write your name or initials first, so that your trainer knows whose it is.";
    this.draw();
    focusOn(this.querySelector<HTMLInputElement>("input[type=text]"));
    return undefined;
  }

  #save(): void {
    const file = this.#finished();
    if (!file) return;
    this.#said = "";
    this.#made = jsonFile(handBackName(file), file, NOT_SENT);
    this.draw();
  }

  #prepare(): void {
    const file = tidied(this.learner) ? this.#file(this.learner) : undefined;
    if (file) this.#ahead.prepare(this.#held, file);
  }

  async #copy(): Promise<void> {
    const file = this.#finished();
    if (!file) return;
    const held = this.#held;
    const code = this.#ahead.of(held, file);
    const copied = await copyText(code, this);
    const made = await code;
    if (held !== this.#held) return;
    this.#code = made;
    this.#said = copied
      ? "The code is copied. Nothing was sent: paste it into a message to your trainer."
      : "This browser does not let the page copy. Select the code below and copy it by hand.";
    this.draw();
  }
}
