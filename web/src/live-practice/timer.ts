/** The clock of a practice: rounds in which everybody moves on by one seat. */

import { button, make } from "./dom.ts";
import { clock, lengths, nextPart, PARTS, seated, standingAfter } from "./rounds.ts";

const TICK = 250;
const SECONDS = .4;
const HERTZ = 660;
const LOUDNESS = .15;

export class RoundTimer {
  readonly view = make("div", { class: "pb-rounds" });
  #people: string[] = [];
  #parts = lengths(2);
  #passed = 0;
  #since: number | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #told = "";
  readonly #tone = new Tone();
  readonly #left = make("span", { class: "pb-left", role: "timer" });
  readonly #status = make("p", { role: "status" });
  readonly #start = button("Start the round", () => this.#toggle());
  readonly #sound = make("input", { type: "checkbox" });

  constructor() {
    const skip = button(
      "Next part",
      () => this.#go(nextPart(this.#now(), this.#parts, this.#rounds)),
      true,
    );
    const again = button("From the start", () => this.#go(0, true), true);
    this.#sound.onchange = () => {
      if (!this.#sound.checked || this.#tone.ready()) return;
      this.#sound.checked = false;
      this.#status.textContent = "This browser makes no sound for pages. Watch the clock instead.";
    };
    this.view.append(
      this.#status,
      make("div", { class: "pb-bar pb-clock" }, [
        this.#left,
        this.#start,
        skip,
        again,
        make("label", { class: "pb-sound" }, [this.#sound, " Sound at the end of each part"]),
      ]),
    );
  }

  /** Sets who plays and how many minutes a play takes; begins anew if either is another. */
  set(people: readonly string[], play: number): void {
    const parts = lengths(play);
    const same = people.length === this.#people.length && parts[0] === this.#parts[0];
    this.#people = [...people];
    this.#parts = parts;
    if (same) this.#tell(true);
    else this.#go(0, true);
  }

  stop(): void {
    this.#pause();
    this.#tone.end();
  }

  get #rounds(): number {
    return this.#people.length;
  }

  #now(): number {
    const running = this.#since === undefined ? 0 : (performance.now() - this.#since) / 1000;
    return this.#passed + running;
  }

  #toggle(): void {
    if (this.#since !== undefined) return this.#pause();
    if (this.#sound.checked) this.#tone.ready();
    if (!standingAfter(this.#passed, this.#parts, this.#rounds)) this.#passed = 0;
    this.#since = performance.now();
    this.#ticking = setInterval(() => this.#tell(), TICK);
    this.#tell();
  }

  #pause(): void {
    this.#halt();
    this.#tell();
  }

  #halt(): void {
    this.#passed = this.#now();
    this.#since = undefined;
    clearInterval(this.#ticking);
  }

  #go(to: number, stop = false): void {
    if (stop) this.#halt();
    this.#passed = to;
    if (this.#since !== undefined) this.#since = performance.now();
    this.#tell(true);
  }

  /** Shows the time, and says a part's words once, when it begins; `silent`: without the tone. */
  #tell(silent = false): void {
    const at = standingAfter(this.#now(), this.#parts, this.#rounds);
    if (!at && this.#since !== undefined) this.#halt();
    this.#left.textContent = clock(at?.left ?? 0);
    this.#start.textContent = this.#since !== undefined
      ? "Pause"
      : this.#passed && at
      ? "Go on"
      : "Start the round";
    const words = at ? this.#words(at.round, at.part) : "That was the last round.";
    if (words === this.#told) return;
    const first = !this.#told;
    this.#told = words;
    this.#status.textContent = words;
    if (!silent && !first && this.#sound.checked) this.#tone.sound();
  }

  #words(round: number, part: number): string {
    const seats = seated(this.#people, round).map(({ seat, who }) => `${who}: ${seat}`).join(", ");
    const now = PARTS[part];
    return `Round ${round + 1} of ${this.#rounds}. ${now?.name}. ${now?.words} ${seats}.`;
  }
}

/** A short tone at the end of a part. Nobody hears it who has not asked for it. */
class Tone {
  #context: AudioContext | undefined;

  /** Makes ready after a press, since browsers let no page sound before; false if there is none. */
  ready(): boolean {
    if (typeof AudioContext === "undefined") return false;
    this.#context ??= new AudioContext();
    void this.#context.resume();
    return true;
  }

  sound(): void {
    const context = this.#context;
    if (!context) return;
    const source = context.createOscillator();
    const volume = context.createGain();
    const now = context.currentTime;
    source.frequency.value = HERTZ;
    volume.gain.setValueAtTime(LOUDNESS, now);
    volume.gain.linearRampToValueAtTime(0, now + SECONDS);
    source.connect(volume).connect(context.destination);
    source.start(now);
    source.stop(now + SECONDS);
  }

  end(): void {
    void this.#context?.close();
    this.#context = undefined;
  }
}
