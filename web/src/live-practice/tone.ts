/** A short tone at the end of a part. Nobody hears it who has not asked for it. */

const SECONDS = .4;
const HERTZ = 660;
const LOUDNESS = .15;

export class Tone {
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
