/** `<pb-rescue>`: where nothing is kept, leaving for another page would lose it: the backup, here. */

import { button, draw, html } from "./drawing.ts";
import { fileView, jsonFile, type OfferedFile } from "./offered-file.ts";
import { backup, backupName } from "../store/backup.ts";
import type { Store } from "../store/store.ts";

export class RescueElement extends HTMLElement {
  /** Set by the exercise that it stands in, at times before this class is known. */
  declare store: Store;
  #file: OfferedFile | undefined;

  connectedCallback(): void {
    this.#draw();
  }

  #draw(): void {
    const save = async () => {
      const { store } = this;
      const file = backup(store.site, await store.all(), new Date().toISOString());
      this.#file = jsonFile(backupName(file), file, "Keep it where you would find it.");
      this.#draw();
    };
    const download = button("Download a backup", () => void save(), "");
    const view = html`<p class="pb-rescue">${download}</p>${fileView(this.#file)}`;
    draw(view, this, () => this.#draw());
  }
}
