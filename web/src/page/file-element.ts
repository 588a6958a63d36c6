/** `<pb-file>`: asks the browser to save a file, and has another way to what is in it.
 *
 * No browser tells a page whether a file was saved. A frame may forbid it, in silence. */

import { copyText } from "./copy.ts";
import { button, draw, html, nothing, type TemplateResult } from "./drawing.ts";
import { focusOn } from "./focus.ts";
import type { OfferedFile } from "./offered-file.ts";
import { own } from "./watching.ts";

/** Whether the page stands inside another one, or is kept apart from its own site. */
export function isFramed(): boolean {
  return self !== top || (origin === "null" && location.protocol !== "file:");
}

export class FileElement extends HTMLElement {
  /** Set once, at times before this class is known. */
  declare file: OfferedFile;
  #open = isFramed();
  #copied = "";
  #asked = false;
  #told = false;

  connectedCallback(): void {
    // It comes again where what stands around it is made anew.
    if (this.#asked) return;
    this.#asked = true;
    this.replaceChildren();
    own();
    askToSave(this.file);
    this.#draw();
    // A screen reader hears what comes into a place that was there before.
    setTimeout(() => {
      this.#told = true;
      this.#draw();
    });
  }

  #draw(): void {
    draw(this.#view(this.file), this, () => this.#draw());
  }

  #view({ name, text, then }: OfferedFile): TemplateResult {
    const tells = isFramed()
      ? `This page stands inside another one, which may keep files from being saved. So copy what belongs into ${name}. Your browser was asked to save it, too.`
      : `Your browser was asked to save ${name}.`;
    return html`
      <p role="status" .textContent=${this.#told ? `${tells} ${then ?? ""}` : ""}></p>
      ${isFramed() ? nothing : html`<p>If no file has come, take what is in it along:</p>`}
      <div class="pb-bar">
        ${button("Copy what is in it", () => void this.#copy(text), "pb-quiet pb-file-copy")}
        ${this.#open ? nothing : button("Show what is in it", () => this.#show())}
      </div>
      ${this.#open
        ? html`<p class="pb-copy"><label>What is in ${name}
          <textarea readonly rows="8" .value=${text}></textarea></label></p>`
        : nothing}
      <p role="status" .textContent=${this.#copied}></p>
    `;
  }

  #show(): void {
    this.#open = true;
    this.#draw();
    this.#select();
  }

  #select(): void {
    const field = this.querySelector("textarea");
    focusOn(field);
    field?.select();
  }

  async #copy(text: string): Promise<void> {
    const copied = await copyText(text, this);
    this.#open ||= !copied;
    this.#copied = copied
      ? "It is copied. Paste it into a message, or into an empty file of that name."
      : "This browser does not let the page copy. It is selected: copy it with your keys or menu.";
    this.#draw();
    if (copied) this.dispatchEvent(new Event("pb-copied", { bubbles: true }));
    else this.#select();
  }
}

/** Through a link that is followed at once; works without a secure context, and from a file. */
function askToSave({ name, type, text, blob }: OfferedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([blob ?? text], { type }));
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
