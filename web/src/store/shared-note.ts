/** A note that several tabs show: what one of them keeps, the others take over. */

import type { Store } from "./store.ts";

export class KeptNote {
  #last = "";
  /** How often this tab wrote, and how many of its writes are on their way. */
  #sent = 0;
  #coming = 0;

  constructor(private readonly store: Store, private readonly name: string) {}

  /** What is kept; empty if nothing is. */
  async read(): Promise<string> {
    return this.#last = await this.store.note(this.name) ?? "";
  }

  write(text: string): void {
    this.#last = text;
    this.#sent++;
    this.#coming++;
    void this.store.setNote(this.name, text).finally(() => this.#coming--);
  }

  /** What another tab has kept; undefined if nothing is new, or what this one writes is newer. */
  async news(): Promise<string | undefined> {
    const sent = this.#sent;
    const kept = await this.store.note(this.name) ?? "";
    if (this.#coming || sent !== this.#sent || kept === this.#last) return undefined;
    return this.#last = kept;
  }
}
