/** What the elements that keep something share: the page's data, the store, a place to draw. */

import { focusOn } from "./focus.ts";
import { parsed } from "../contract/shape.ts";
import { draw, heading, type TemplateResult } from "./drawing.ts";
import { PageElement } from "./page-element.ts";
import { openStore } from "../store/event-store.ts";
import type { Store } from "../store/store.ts";

type Field = HTMLInputElement & { shown?: string | boolean };

/** A custom element that draws into a place of its own, after all that stands in it. */
export abstract class LiveElement<Data extends { site: string }> extends PageElement {
  protected data!: Data;
  protected store!: Store;
  /** Where it draws; undefined as long as there is nothing that it could show. */
  protected live: HTMLElement | undefined;

  /** Draw all of it as it stands. */
  protected abstract draw(): void;
  /** Called when data, store and place are there. */
  protected abstract begun(): void;

  protected begin(): void {
    const data = this.data ?? this.#read();
    if (!data) return this.failed();
    this.data = data;
    this.live ??= this.place();
    this.store = openStore(data.site);
    this.begun();
  }

  /** Whether what stands in the template is data for this element; it may be anything. */
  protected fits(data: Partial<Data>): boolean {
    return typeof data.site === "string";
  }

  /** Called when there is no data that fits. */
  protected failed(): void {}

  #read(): Data | undefined {
    const template = this.querySelector<HTMLTemplateElement>(":scope > template");
    const data = parsed(template?.content.textContent ?? "") as Data | undefined;
    return data && this.fits(data) ? data : undefined;
  }

  protected place(): HTMLElement {
    // A copy of an element brings a copy of what the other had drawn.
    for (const stale of this.querySelectorAll(":scope > :is(.pb-live, link)")) stale.remove();
    const live = document.createElement("div");
    live.className = "pb-live";
    this.append(live);
    return live;
  }

  /** Hear of every change in the store while the element stands in its page. */
  protected listen(listener: () => void): void {
    this.leaving.signal.addEventListener("abort", this.store.onChange(listener));
  }

  /** Draw. What a field is to show is given to it as `.shown`: it may have another value by now. */
  protected drawn(view: TemplateResult): void {
    if (!this.live) return;
    draw(view, this.live, () => this.draw());
    for (const field of this.live.querySelectorAll<Field>("select, input, textarea")) {
      const { shown } = field;
      const key = typeof shown === "boolean" ? "checked" : "value";
      if (shown !== undefined && field[key] !== shown) Object.assign(field, { [key]: shown });
    }
  }

  /** A heading, by default one level below the title of what it stands in. */
  protected heading(words: string, lower = 0): TemplateResult {
    return heading(words, Number(this.dataset["heading"]) + lower);
  }

  /** Move the focus to the last element that matches: what is new stands at the end. */
  protected focusOn(selector: string): void {
    focusOn([...this.live?.querySelectorAll<HTMLElement>(selector) ?? []].at(-1));
  }

  /** Draw, then bring the focus to where the work goes on. */
  protected drawAt(selector: string): void {
    this.draw();
    this.focusOn(selector);
  }
}
