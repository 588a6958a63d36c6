/** When to keep what is being typed: at a pause, and never later than a second after it began. */

/** A pause in typing after which the words are kept, in milliseconds. */
const PAUSE = 250;
/** Words typed without a pause wait no longer than this, in milliseconds. */
const LATEST = 1000;

export class Autosave {
  #timer = 0;
  /** When the first key was pressed that is not kept yet; 0 if all is kept. */
  #since = 0;

  /** `save` is called when it is time; it tells by `done` that all was sent to be kept. */
  constructor(private readonly save: () => void) {}

  /** A key was pressed. */
  touched(): void {
    const now = Date.now();
    this.#since ||= now;
    clearTimeout(this.#timer);
    // A clock that was set back must not put off what is due.
    const left = Math.min(LATEST, this.#since + LATEST - now);
    this.#timer = setTimeout(() => this.save(), Math.max(0, Math.min(PAUSE, left)));
  }

  /** Nothing is left to be kept. */
  done(): void {
    clearTimeout(this.#timer);
    this.#since = 0;
  }
}
