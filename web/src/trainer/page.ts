/** What the trainer's elements have in common: data from the page, a place to draw, the store. */

import { render, type TemplateResult } from "lit/html.js";
import { catalogData } from "../assign/catalog.ts";
import type { CatalogData, CatalogExercise } from "../assign/shapes.ts";
import { looksBeside } from "../beside.ts";
import { openStore, type Store } from "../store.ts";

export interface PageData {
  site: string;
}

export abstract class TrainerElement<Data extends PageData> extends HTMLElement {
  protected data!: Data;
  protected store!: Store;
  protected live!: HTMLElement;
  protected leaving = new AbortController();
  /** Undefined while it is on its way; null if it cannot be had. */
  protected catalog: CatalogData | undefined | null;
  private byId = new Map<string, CatalogExercise>();

  /** Called once the page is read; what was kept can be asked for. */
  protected abstract begun(): Promise<void>;
  protected abstract view(): TemplateResult;
  /** Whether there is anything here that paper should show. */
  protected abstract started(): boolean;

  connectedCallback(): void {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true, signal });
    } else this.begin();
  }

  disconnectedCallback(): void {
    this.leaving.abort();
  }

  private begin(): void {
    const data = this.readData();
    if (!data) return;
    this.data = data;
    this.live ??= this.place();
    this.store = openStore(data.site);
    this.draw();
    void this.fetch();
  }

  private place(): HTMLElement {
    for (const stale of this.querySelectorAll(":scope > :is(.pb-live, link)")) stale.remove();
    const live = document.createElement("div");
    live.className = "pb-live";
    this.append(looksBeside("trainer.css"), live);
    return live;
  }

  private readData(): Data | undefined {
    const template = this.querySelector<HTMLTemplateElement>(":scope > template");
    try {
      const data = JSON.parse(template?.content.textContent ?? "");
      return typeof data?.site === "string" ? data : undefined;
    } catch {
      return undefined;
    }
  }

  private async fetch(): Promise<void> {
    this.catalog = await catalogData() ?? null;
    this.byId = new Map(this.catalog?.exercises.map((each) => [each.id, each]));
    await this.begun();
    if (!this.isConnected) return;
    this.draw();
    this.classList.add("pb-ready");
  }

  protected exercise(id: string): CatalogExercise | undefined {
    return this.byId.get(id);
  }

  protected draw(): void {
    if (!this.isConnected) return;
    this.classList.add("pb-trainer");
    // Paper shows the form to write on until something was done here.
    this.classList.toggle("pb-started", this.started());
    render(this.view(), this.live);
  }

  /** Draw, then bring the focus to where the work goes on. */
  protected drawAt(selector: string): void {
    this.draw();
    this.live.querySelector<HTMLElement>(selector)?.focus();
  }
}
