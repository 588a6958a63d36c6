/** A line said aloud: against the clock, recorded and played back if the browser can. */

import { html } from "../page/drawing.ts";
import type { TemplateResult } from "lit/html.js";
import { seconds, words } from "../judge/counting.ts";
import { counted } from "../contract/wording.ts";
import { button, type Given, type Part } from "./part.ts";
import { stop } from "./reader.ts";
import { Recorder, whyNever, whyNot } from "./recorder.ts";

const TICK = 250;
/** Longest run in seconds, or three times what the line takes. */
const LONGEST = 30;
const PROMISE = "A recording stays in the memory of this page. It is sent nowhere, and it is " +
  "gone when you leave the page.";

type State = "idle" | "asking" | "timing" | "recording" | "playing";

export class SayPart implements Part {
  readonly #recorder = new Recorder();
  #state: State = "idle";
  #began = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #words = "";

  constructor(private given: Given, private readonly draw: () => void) {}

  take(given: Given): void {
    const other = given.line !== this.given.line;
    this.given = given;
    if (other) this.leave();
  }

  leave(): void {
    clearInterval(this.#ticking);
    this.#recorder.drop();
    this.#turn("idle", "");
  }

  get #aim(): number {
    return seconds(words(this.given.line));
  }

  #turn(state: State, words: string): void {
    this.#state = state;
    this.#words = words;
    this.draw();
  }

  #run(state: "timing" | "recording", words: string): void {
    stop();
    this.#began = performance.now();
    this.#ticking = setInterval(() => this.#tick(), TICK);
    this.#turn(state, words);
  }

  #passed(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #tick(): void {
    if (this.#passed() >= Math.max(LONGEST, 3 * this.#aim)) void this.#end();
    else this.draw();
  }

  #time(): void {
    if (this.#state === "timing") void this.#end();
    else this.#run("timing", "Speak now. Nothing is recorded.");
  }

  async #record(): Promise<void> {
    if (this.#state === "recording") return await this.#end();
    const never = whyNever();
    if (never) return this.#turn("idle", never);
    this.#turn("asking", "Your browser asks whether this page may use the microphone.");
    try {
      if (await this.#recorder.begin()) this.#run("recording", "Recording. Speak now.");
    } catch (error) {
      this.#recorder.drop();
      this.#turn("idle", whyNot(error));
    }
  }

  async #end(): Promise<void> {
    const recorded = this.#state === "recording";
    const took = counted(Math.max(1, Math.round(this.#passed())), "second");
    clearInterval(this.#ticking);
    this.#turn("idle", `You took ${took}.`);
    if (recorded && !await this.#recorder.end()) {
      this.#turn("idle", `You took ${took}. The recording holds no sound that can be played.`);
    }
    this.draw();
  }

  async #play(): Promise<void> {
    if (this.#state === "playing") return this.#recorder.hush();
    stop();
    this.#turn("playing", "Playing.");
    await this.#recorder.play();
    // It may have been dropped meanwhile; then nothing is there to be told of.
    if (this.#recorder.kept) this.#turn("idle", "");
  }

  #forget(): void {
    this.leave();
    this.#turn("idle", "The recording is gone.");
  }

  view(): TemplateResult {
    const state = this.#state;
    const aim = this.#aim;
    const running = state === "timing" || state === "recording";
    const { kept } = this.#recorder;
    return html`
      <div class="pb-said" @keydown=${(event: Event) => event.stopPropagation()}>
        <p>In your own words, or as it stands. At the pace of a call it takes about
          ${counted(aim, "second")}.</p>
        <progress aria-label="Time that has passed" max=${aim}
          .value=${running ? Math.min(aim, this.#passed()) : 0}></progress>
        <div class="pb-bar">
          ${button(
            state === "timing" ? "Stop the timer" : "Start the timer",
            () => this.#time(),
            state !== "idle" && state !== "timing",
          )}
          ${button(
            state === "recording" ? "Stop recording" : "Record",
            () => void this.#record(),
            state === "timing" || state === "playing",
          )}
          ${button(
            state === "playing" ? "Stop playing" : "Play it back",
            () => void this.#play(),
            !kept || running || state === "asking",
          )}
          ${button("Forget it", () => this.#forget(), !kept || running || state === "asking")}
        </div>
        <p role="status">${this.#words}</p>
        <p>${PROMISE}</p>
      </div>
    `;
  }
}
