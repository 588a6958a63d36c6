/** A note that several tabs show: what one of them keeps, the others take over. */

import type { Store } from "./store.ts";

export class KeptNote {
  #last = "";
  #writing = Promise.resolve();

  constructor(private readonly store: Store, private readonly name: string) {}

  /** What is kept; empty if nothing is. */
  async read(): Promise<string> {
    return this.#last = await this.store.note(this.name);
  }

  write(text: string): void {
    this.#last = text;
    this.#writing = this.store.setNote(this.name, text);
  }

  /** What another tab has kept; undefined if nothing is new, or what this one writes is newer. */
  async news(): Promise<string | undefined> {
    const writing = this.#writing;
    await writing;
    const kept = await this.store.note(this.name);
    if (writing !== this.#writing || kept === this.#last) return undefined;
    return this.#last = kept;
  }
}
