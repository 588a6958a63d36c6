/** What the trainer's elements have in common: data from the page, a place to draw, the store. */

import { html, nothing, type TemplateResult } from "./drawing.ts";
import { catalogData } from "./catalog-data.ts";
import type { CatalogData, CatalogExercise } from "../contract/generated.ts";
import { looksBeside } from "./looks.ts";
import { LiveElement } from "./page-data-element.ts";
import type { KeptNote } from "../store/shared-note.ts";

export interface PageData {
  site: string;
}

export abstract class TrainerElement<Data extends PageData> extends LiveElement<Data> {
  /** Undefined while it is on its way; null if it cannot be had. */
  protected catalog: CatalogData | undefined | null;
  /** The exercises of the catalog by their ids. */
  protected exercises: ReadonlyMap<string, CatalogExercise> = new Map();
  /** What is typed before what was kept is there would take its place. */
  #recalled = false;

  /** Called once the catalog is there or cannot be had; what was kept can be asked for. */
  protected abstract recall(): Promise<void>;
  protected abstract view(catalog: CatalogData): TemplateResult;
  /** Whether there is anything here that paper should show. */
  protected abstract started(): boolean;

  protected begun(): void {
    this.draw();
    void this.#fetch();
  }

  protected override place(): HTMLElement {
    const live = super.place();
    live.before(looksBeside(this.localName.replace("pb-", "")));
    return live;
  }

  async #fetch(): Promise<void> {
    this.catalog = await catalogData() ?? null;
    this.exercises = new Map(this.catalog?.exercises.map((each) => [each.id, each]));
    await this.recall();
    this.#recalled = true;
    if (!this.isConnected) return;
    this.draw();
    this.classList.add("pb-ready");
  }

  /** Show what another tab keeps in a note, as long as the element stands in its page. */
  protected follow(note: KeptNote, show: (text: string) => void): void {
    this.listen(() =>
      void note.news().then((text) => {
        if (text !== undefined && this.isConnected) show(text);
      })
    );
  }

  /** Fields for an assignment's link and for its file; `words` stand before the first. */
  protected opening(
    words: string,
    open: (field: HTMLInputElement) => unknown,
    problem: string,
  ): TemplateResult {
    const given = ({ target }: Event) => void open(target as HTMLInputElement);
    return html`
      <p><label>${words} <input type="text" class="pb-link" @change=${given}></label></p>
      <p><label>or its file <input type="file" class="pb-assignment-file"
        accept=".json,application/json" @change=${given}></label></p>
      ${problem ? html`<p class="pb-problem" role="alert">${problem}</p>` : nothing}
    `;
  }

  protected draw(): void {
    if (!this.live || !this.isConnected) return;
    this.classList.add("pb-trainer");
    // Paper shows the form to write on until something was done here.
    this.classList.toggle("pb-started", this.started());
    const { catalog } = this;
    this.drawn(
      catalog === null
        ? html`<p role="alert">The list of exercises could not be fetched. Load this page again when
          you are on the network.</p>`
        : catalog && this.#recalled
        ? this.view(catalog)
        : html`<p>One moment.</p>`,
    );
  }
}
