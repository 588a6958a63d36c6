/** Their lines, read by a voice of the device. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { taken } from "../exercises/transcript.ts";
import { button, type Given, type Part } from "./part.ts";
import { read, stop } from "./reader.ts";
import { quoted, voicesFor } from "./voices.ts";

const NONE = "This device has no voice of its own for this language, so nothing is read. " +
  "Voices that send the words over the network are not used here.";

export class VoicePart implements Part {
  #on = false;
  #words = "";
  #voice: SpeechSynthesisVoice | undefined;
  #reading = false;
  /** How often the page was left. */
  #left = 0;
  readonly #told = (place: number | null): void => {
    this.#reading = place !== null;
    this.draw();
  };

  constructor(private given: Given, private readonly draw: () => void) {
    void this.#begin();
  }

  /** Whoever was here before hears nothing until something is done; a first wish is met at once. */
  async #begin(): Promise<void> {
    const kept = await this.given.store.note("voice") === "on";
    await this.#turnOn(!kept);
  }

  /** Voices may be long in coming; whoever has left by then hears none. */
  async #turnOn(aloud = true): Promise<void> {
    const left = this.#left;
    this.#on = true;
    this.#words = "Looking for a voice of this device.";
    this.draw();
    this.#voice = (await voicesFor(this.given.data.language))[0];
    this.#words = this.#voice ? `Read by a voice of this device, ${this.#voice.name}.` : NONE;
    this.#on &&= !!this.#voice;
    this.#keep();
    if (aloud && left === this.#left) this.#read();
  }

  #turnOff(): void {
    this.#on = false;
    this.#words = "";
    stop(this.#told);
    this.#keep();
  }

  #keep(): void {
    void this.given.store.setNote("voice", this.#on ? "on" : "off");
    this.draw();
  }

  take(given: Given): void {
    const before = this.given;
    this.given = given;
    const moved = before.data !== given.data ||
      before.stands.here !== given.stands.here ||
      before.stands.steps.length !== given.stands.steps.length;
    if (moved && !document.hidden) this.#read();
  }

  leave(): void {
    this.#left++;
    stop(this.#told);
  }

  /** What they have said since the last decision. */
  #lines(): string[] {
    const { data, stands } = this.given;
    const last = stands.steps.at(-1);
    const said = last ? quoted(taken(last, data)?.choice.happens ?? "") : [];
    const turn = data.turns.find(({ id }) => id === stands.here);
    return [...said, ...quoted(turn?.scene ?? ""), ...turn?.says ? [turn.says] : []];
  }

  #read(): void {
    const voice = this.#voice;
    if (!this.#on || !voice) return;
    read(this.#lines().map((text) => ({ text, voice })), this.#told);
  }

  view(): TemplateResult {
    const on = this.#on;
    const reading = this.#reading;
    return html`
      <div class="pb-bar">
        <button class="pb-button pb-quiet" type="button" aria-pressed=${on ? "true" : "false"}
          @click=${() => on ? this.#turnOff() : void this.#turnOn()}>
          Hear their lines</button>
        ${button("Hear that again", () => this.#read(), !on || !this.#voice)}
        ${button("Stop the voice", () => stop(this.#told), !reading)}
      </div>
      <p class="pb-where" role="status">${this.#words || nothing}</p>
    `;
  }
}
