/** One way through the talk that works, line by line, heard where the device has a voice. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { button, type Given, type Part } from "./part.ts";
import { modelLines, opening } from "./model.ts";
import { read, stop } from "./reader.ts";
import { voicesFor } from "./voices.ts";

export class ModelPart implements Part {
  #voices: SpeechSynthesisVoice[] | undefined;
  #shown = 0;
  #now: number | null = null;
  /** The line that is being said aloud. */
  #saying: number | null = null;
  readonly #told = (place: number | null): void => {
    this.#now = place;
    this.#shown = Math.max(this.#shown, (place ?? -1) + 1);
    this.draw();
  };

  constructor(private given: Given, private readonly draw: () => void) {
    this.#shown = opening(modelLines(given.data));
    void voicesFor(given.data.language).then((voices) => {
      this.#voices = voices;
      draw();
    });
  }

  take(given: Given): void {
    const other = given.data !== this.given.data;
    this.given = given;
    if (!other) return;
    this.leave();
    this.#saying = null;
    this.#show(opening(modelLines(given.data)));
  }

  leave(): void {
    stop(this.#told);
  }

  #read(): void {
    const [theirs, yours = theirs] = this.#voices ?? [];
    if (!theirs || !yours) return;
    const lines = modelLines(this.given.data);
    read(
      lines.map(({ kind, heard }) => ({ text: heard, voice: kind === "yours" ? yours : theirs })),
      this.#told,
    );
  }

  #say(line: string, place: number): TemplateResult {
    if (place === this.#saying) {
      return html`<pb-aloud .what=${{ ...this.given, part: "say", line }}></pb-aloud>`;
    }
    const open = () => {
      this.#saying = place;
      this.draw();
    };
    return html`<div class="pb-who"><button class="pb-back" type="button" @click=${open}>
      Say it aloud</button></div>`;
  }

  #show(count: number): void {
    this.#shown = count;
    this.draw();
  }

  view(): TemplateResult {
    const given = this.given;
    const voices = this.#voices;
    const now = this.#now;
    const lines = modelLines(given.data);
    const all = this.#shown >= lines.length;
    return html`
      <section class="pb-model">
        <p><strong>A model.</strong> One way through this talk that works; there are others. Your own
          first tries still count.</p>
        <ol class="pb-talk" aria-live="polite">${lines.slice(0, this.#shown).map((line, place) =>
          html`
            <li class="pb-line pb-${line.kind}" aria-current=${place === now ? "true" : nothing}>
              ${line.who ? html`<span class="pb-who">${line.who}</span>` : nothing}
              ${line.kind === "scene" ? line.text : html`<q>${line.text}</q>`}
            ${line.said ? this.#say(line.text, place) : nothing}
            </li>
          `
        )}</ol>
        <div class="pb-bar">
          ${button("Next line", () => this.#show(this.#shown + 1), all)}
          ${button("All lines", () => this.#show(lines.length), all)}
          ${voices?.length
            ? button(
              now === null ? "Read it to me" : "Stop the voice",
              () => now === null ? this.#read() : stop(this.#told),
            )
            : nothing}
        </div>
        ${voices && !voices.length
          ? html`<p class="pb-where">This device has no voice of its own for this language, so the model
            is here to read.</p>`
          : nothing}
      </section>
    `;
  }
}
