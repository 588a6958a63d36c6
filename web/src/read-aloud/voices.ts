/** Voices of the device: which may read, reading, and what of a talk is read. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import { taken } from "../exercises/transcript.ts";
import { button, type Given, type Part } from "./part.ts";

/** What choosing a voice looks at. The words of one that is not `localService` go over the network. */
type VoiceLike = Pick<SpeechSynthesisVoice, "lang" | "default" | "localService">;

/** The device's own voices for a language; those for `exact` and the device's favorite first. */
export function ownVoices<Voice extends VoiceLike>(
  voices: readonly Voice[],
  lang: string,
  exact = "",
): Voice[] {
  const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const same = (tag: string) => tag.toLowerCase().replace("_", "-") === exact.toLowerCase();
  const rank = (voice: Voice) => (same(voice.lang) ? 0 : 2) + (voice.default ? 0 : 1);
  return voices.filter((voice) => voice.localService && base(voice.lang) === base(lang))
    .sort((a, b) => rank(a) - rank(b));
}

/** The device's own voices for a language, once the browser has listed them. It is that of the lines
 * as they are written: a translator may have given the page another. */
export async function voicesFor(language: string): Promise<SpeechSynthesisVoice[]> {
  if (typeof speechSynthesis === "undefined") return [];
  const listed = () => ownVoices(speechSynthesis.getVoices(), language, navigator.language);
  // Some browsers list them a moment later, and tell; those without any never tell.
  if (!listed().length) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 1500);
      speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
    });
  }
  return listed();
}

/** A line and who reads it. */
interface Spoken {
  text: string;
  voice: SpeechSynthesisVoice;
}

/** Told which line is being read; null once no line is. */
type Listener = (place: number | null) => void;

// The browser has one voice at a time, so there is one reader.
let listener: Listener | undefined;
/** Kept as long as it is read: some browsers forget one that nothing holds. */
let present: SpeechSynthesisUtterance | undefined;

/** Read lines from the first on; whatever was being read stops. */
export function read(lines: readonly Spoken[], told: Listener): void {
  stop();
  listener = told;
  next(lines, 0, told);
}

/** Stop reading; with a listener, only if it is the one that is being told. */
export function stop(told = listener): void {
  if (!listener || told !== listener) return;
  listener = present = undefined;
  speechSynthesis.cancel();
  told(null);
}

function next(lines: readonly Spoken[], place: number, told: Listener): void {
  if (listener !== told) return;
  const line = lines[place];
  if (!line) {
    stop(told);
    return;
  }
  told(place);
  if (!line.text) {
    next(lines, place + 1, told);
    return;
  }
  const utterance = new SpeechSynthesisUtterance(line.text);
  utterance.voice = line.voice;
  utterance.lang = line.voice.lang;
  utterance.onend = utterance.onerror = () => {
    if (present === utterance) next(lines, place + 1, told);
  };
  present = utterance;
  speechSynthesis.speak(utterance);
}

const NONE = "This device has no voice of its own for this language, so nothing is read. " +
  "Voices that send the words over the network are not used here.";

/** Their lines, read aloud. */
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
    const reply = last && taken(last, data)?.choice.reply;
    const says = data.turns.find(({ id }) => id === stands.here)?.says;
    return [reply, says].filter((words) => words !== undefined && words !== null);
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
