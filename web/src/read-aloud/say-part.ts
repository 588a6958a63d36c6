/** A line said aloud: against the clock, recorded and played back if the browser can. */

import { html, type TemplateResult } from "../page/drawing.ts";
import { seconds, words } from "../judge/counting.ts";
import { counted } from "../contract/wording.ts";
import { button, type Given, type Part } from "./part.ts";
import { stop } from "./voices.ts";

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

const SECURE = "Browsers let a page use the microphone only where it came over https. This one " +
  "came another way, so nothing can be recorded here. The timer works.";
const UNABLE = "This browser cannot record sound in a page. The timer works.";
const REASONS: Record<string, string> = {
  NotAllowedError: "The microphone was refused, by you or by a rule of this site or device. " +
    "The browser's settings for this page can allow it. The timer works.",
  NotFoundError: "No microphone was found. The timer works.",
  NotReadableError: "Another program is using the microphone. The timer works.",
};

/** Why nothing can be recorded on this page; "" if something can. */
function whyNever(): string {
  if (!isSecureContext) return SECURE;
  // Old browsers lack what the types promise.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return devices && "MediaRecorder" in globalThis && "AudioContext" in globalThis ? "" : UNABLE;
}

/** Why a recording could not be begun. */
function whyNot(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  return REASONS[name] ?? "The microphone could not be started. The timer works.";
}

/** One recording: begun, ended, heard as often as wanted, dropped. */
class Recorder {
  #stream: MediaStream | undefined;
  #machine: MediaRecorder | undefined;
  #sound: AudioBuffer | undefined;
  #player: AudioContext | undefined;
  #turns = 0;
  #parts: Blob[] = [];
  #ended: Promise<unknown> | undefined;

  /** Ask for the microphone and begin; false if it was dropped meanwhile. Rejects as it does. */
  async begin(): Promise<boolean> {
    this.drop();
    const turn = this.#turns;
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    if (turn !== this.#turns) {
      release(stream);
      return false;
    }
    this.#stream = stream;
    this.#machine = new MediaRecorder(stream);
    this.#ended = new Promise((resolve) => this.#machine?.addEventListener("stop", resolve));
    this.#machine.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#machine.start();
    return true;
  }

  /** End the recording; whether there is something to hear. */
  async end(): Promise<boolean> {
    const machine = this.#machine;
    const stream = this.#stream;
    const turns = this.#turns;
    const parts = this.#parts;
    if (!machine || !stream) return false;
    // It ends by itself when the microphone is unplugged.
    if (machine.state !== "inactive") machine.stop();
    await this.#ended;
    release(stream);
    try {
      // Decoded here: a sound with an address of its own is forbidden by strict content policies.
      const bytes = await new Blob(parts).arrayBuffer();
      const sound = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes);
      if (turns === this.#turns) this.#sound = sound;
    } catch {
      // Nothing was said, or the browser cannot read what it wrote.
    }
    return this.kept;
  }

  get kept(): boolean {
    return !!this.#sound;
  }

  /** Play it; resolves when it has ended or was stopped. */
  async play(): Promise<void> {
    this.hush();
    if (!this.#sound) return;
    const player = this.#player = new AudioContext();
    const source = player.createBufferSource();
    source.buffer = this.#sound;
    source.connect(player.destination);
    await new Promise<unknown>((resolve) => {
      source.onended = resolve;
      player.onstatechange = () => player.state === "closed" && resolve(null);
      source.start();
    });
    if (this.#player === player) this.hush();
  }

  /** Stop playing. */
  hush(): void {
    void this.#player?.close();
    this.#player = undefined;
  }

  /** Forget it all, and let go of the microphone. */
  drop(): void {
    this.#turns++;
    this.hush();
    if (this.#stream) release(this.#stream);
    this.#stream = this.#machine = this.#sound = undefined;
    this.#parts = [];
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
