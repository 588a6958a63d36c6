/** `<pb-aloud>`: a part of the script for hearing and saying, drawn where a call asks for it. */

import { draw } from "../page/drawing.ts";
import { focusOn } from "../page/focus.ts";
import { PageElement } from "../page/page-element.ts";
import { ModelPart } from "./model.ts";
import type { Given, Part } from "./part.ts";
import { SayPart } from "./say-part.ts";
import { VoicePart } from "./voices.ts";

export class AloudElement extends PageElement {
  #given: Given | undefined;
  #shown: Part | undefined;
  #drawing = false;

  /** What the call gives, anew at each of its drawings. */
  set what(given: Given) {
    this.#given = given;
    this.#shown?.take(given);
  }

  protected begin(): void {
    addEventListener("pagehide", () => this.#shown?.leave(), { signal: this.leaving.signal });
    if (!this.#given || this.#shown) return;
    this.#shown = this.#make(this.#given);
    this.#draw();
    // The button that asked for it has just gone.
    if (document.activeElement === document.body && this.#given.part !== "voice") {
      focusOn(this.querySelector<HTMLElement>(".pb-quiet:not([hidden])"));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Where what stands around it is made anew, it is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#shown?.leave();
      this.#shown = undefined;
    });
  }

  #make(given: Given): Part {
    const draw = () => this.#draw();
    if (given.part === "voice") return new VoicePart(given, draw);
    return given.part.startsWith("model") ? new ModelPart(given, draw) : new SayPart(given, draw);
  }

  #draw(): void {
    if (!this.#shown || this.#drawing) return;
    this.#drawing = true;
    draw(this.#shown.view(), this, () => this.#draw());
    this.#drawing = false;
  }
}
