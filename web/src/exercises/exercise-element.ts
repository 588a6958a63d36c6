/** What the elements of all exercises share: data, events, drawing, words to be heard. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { AttemptEvent, ExerciseData } from "../contract/generated.ts";
import { bring, siteRoot } from "../page/assets.ts";
import { copyText } from "../page/copy.ts";
import { bringFiles } from "../page/offered-file.ts";
import { LiveElement } from "../page/page-data-element.ts";
import { eventOf, type NewEvent, type Store } from "../store/store.ts";

const HAND_BACK = ["hand-back", "pb-hand-back"] as const;

/** An assignment as an exercise shows it; `terms` in words: until when, and a mark of its own. */
interface Assigned {
  title: string;
  page: string;
  terms: string;
}

/** A custom element that takes over the static exercise it stands around. */
export abstract class ExerciseElement<Data extends ExerciseData> extends LiveElement<Data> {
  #kept: AttemptEvent[] = [];
  #pending: AttemptEvent[] = [];
  /** Those of the pending that the store has by now; the next reading brings them. */
  #written = new Set<AttemptEvent>();
  #readings = 0;
  #loaded = false;
  #drawing = false;
  #assigned: Assigned[] = [];
  #spoken = "";
  #seen = false;
  #toCopy = "";
  readonly #rescue = document.createElement("pb-rescue");
  #forTrainer: (HTMLElement & { data?: ExerciseData }) | undefined;

  /** The kind of data that this element takes. */
  protected abstract readonly kind: Data["kind"];
  /** Whether something has been answered. */
  protected abstract started(): boolean;
  /** Whether paper shows the live exercise, and not the one for everybody. */
  protected onPaper(): boolean {
    return this.started();
  }
  /** The exercise as it stands. */
  protected abstract view(): TemplateResult;
  /** Called when the element has been put into a page. */
  protected connected(): void {}

  protected begun(): void {
    const { signal } = this.leaving;
    this.listen(() => void this.#reload());
    this.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    this.connected();
    this.draw();
    void this.#reload();
    void assignedTo(this.data.id, this.store).then((found) => {
      this.#assigned = found;
      if (this.#loaded) this.draw();
    });
  }

  protected override fits(data: Partial<Data>): boolean {
    return data.kind === this.kind && typeof data.id === "string";
  }

  /** Show the static exercise again, and say so. */
  protected override failed(): void {
    this.live?.remove();
    this.live = undefined;
    if (this.querySelector(":scope > .pb-plain")) return;
    const line = document.createElement("p");
    line.className = "pb-plain";
    line.textContent =
      "This exercise could not be started. Here it is to read and print. Nothing is lost.";
    const still = this.querySelector<HTMLElement>(":scope > .pb-static");
    still?.style.setProperty("display", "block");
    this.insertBefore(line, still);
  }

  /** All events of this exercise, those still being written included. */
  protected get events(): AttemptEvent[] {
    return [...this.#kept, ...this.#pending];
  }

  /** Whether the store has been read; before that nothing can be answered. */
  protected get ready(): boolean {
    return this.#loaded;
  }

  /** Write down what has been done; what is drawn shows it at once. */
  protected async record(deed: Pick<NewEvent, "type"> & Partial<NewEvent>): Promise<AttemptEvent> {
    const { id: exercise, variant, edition, site } = this.data;
    const event: NewEvent = { exercise, variant, edition, attempt: this.attempt(), ...deed };
    const n = this.events.reduce((most, each) => Math.max(most, each.n), 0) + 1;
    const provisional: AttemptEvent = { ...eventOf(site, event), n };
    this.#pending = [...this.#pending, provisional];
    this.draw();
    const writing = this.store.append(event);
    // Whoever works here may want to hand it back, and be without network by then.
    void bring(...HAND_BACK);
    const kept = await writing;
    this.#written.add(provisional);
    await this.#reload();
    return kept;
  }

  /** The attempt that goes on; a new one if there is none. */
  protected abstract attempt(): string;

  async #reload(): Promise<void> {
    const reading = ++this.#readings;
    const written = new Set(this.#written);
    const { id, variant } = this.data;
    const events = await this.store.events(id, variant).catch(() => this.#kept);
    // An older reading that comes late must not undo a newer one.
    if (reading !== this.#readings) return;
    this.#kept = events;
    this.#pending = this.#pending.filter((each) => !written.has(each));
    for (const each of written) this.#written.delete(each);
    this.#loaded = true;
    if (this.isConnected) this.draw();
  }

  /** Show other data of the same kind once the store has told what was answered there. */
  protected async show(data: Data): Promise<void> {
    this.data = data;
    this.#kept = this.#pending = [];
    this.#loaded = false;
    await this.#reload();
  }

  /** Draw everything anew; Lit changes only what differs. */
  protected draw(): void {
    // Taking away the focused button makes its blur call here in the midst of a drawing.
    if (!this.live || this.#drawing) return;
    this.#drawing = true;
    try {
      this.classList.toggle("pb-started", this.onPaper());
      this.classList.toggle("pb-ready", this.ready);
      this.drawn(this.#frame());
    } catch (error) {
      this.failed();
      console.warn(error);
    } finally {
      this.#drawing = false;
    }
  }

  #frame(): TemplateResult {
    if (!this.started() || this.#forTrainer?.data !== this.data) this.#forTrainer = undefined;
    return html`${
      this.#assigned.map(({ title, page, terms }) =>
        html`<p class="pb-assigned">Part of <a href=${page}>${title}</a>${terms}</p>`
      )
    }${this.view()}
      ${
      this.#toCopy
        ? html`<p class="pb-copy"><label>This browser does not let the page copy. The text is
      selected: copy it by hand.
      <textarea readonly rows="8" .value=${this.#toCopy}></textarea></label></p>`
        : nothing
    }
      <p class="pb-status" role="status" .textContent=${this.store.status().words}></p>
      ${this.started() ? this.#handBack() : nothing}
      <div class=${
      this.#seen ? "pb-where" : "pb-say-aloud"
    } aria-live="polite" .textContent=${this.#spoken}></div>`;
  }

  /** Where nothing is kept, leaving for another page would lose it: offer the backup here. */
  #handBack(): TemplateResult {
    const { data, store } = this;
    const safe = store.status().state === "kept";
    if (!safe) void bringFiles();
    this.#forTrainer ??= this.#newHandBack();
    return html`
      ${safe ? nothing : Object.assign(this.#rescue, { store })}
      ${Object.assign(this.#forTrainer, { data, store })}
    `;
  }

  /** Stays as it is, whatever is made anew around it. What is inside comes in a script of its own. */
  #newHandBack(): HTMLElement {
    const details = Object.assign(document.createElement("details"), { className: "pb-hand-back" });
    const summary = document.createElement("summary");
    summary.textContent = "Hand this back to a trainer";
    details.append(summary, document.createElement("div"));
    details.addEventListener("toggle", () => details.open && void this.fetched(...HAND_BACK));
    const element = document.createElement("pb-hand-back");
    element.append(details);
    return element;
  }

  /** Fetch a script that brings an element, if it is not here; false, and told, if it cannot be had. */
  protected async fetched(script: string, element: string): Promise<boolean> {
    const came = await bring(script, element);
    if (!came || this.#seen) {
      this.say(came ? "" : "This could not be fetched. Try again when you are online.", !came);
    }
    return came;
  }

  /** Let a screen reader say something; `seen` where nothing else on the page tells it. */
  protected say(words: string, seen = false): void {
    this.#spoken = words;
    this.#seen = seen;
    this.draw();
  }

  /** Copy, say so, and where it is forbidden show the text to be copied by hand. */
  protected async copy(text: string, what: string): Promise<void> {
    const copied = await copyText(text, this);
    this.#toCopy = copied ? "" : text;
    this.say(copied ? `${what} is copied.` : "", copied);
    if (!copied) this.live?.querySelector<HTMLTextAreaElement>(".pb-copy textarea")?.select();
  }

  /** Keys that do something here: `event.key` to what it does. */
  protected keys(): Record<string, () => void> {
    return {};
  }

  #pressed(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target instanceof Element && target.closest("input,textarea,select,pb-hand-back")) return;
    const action = this.keys()[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

/** The assignments opened in this browser that ask for this exercise. */
async function assignedTo(exercise: string, store: Store): Promise<Assigned[]> {
  try {
    const list = JSON.parse(await store.note("assigned") || "[]") as {
      title: string;
      page: string;
      due: string | null;
      exercises: string[];
      marks?: Record<string, number>;
    }[];
    return list.filter(({ exercises }) => exercises.includes(exercise)).map((each) => {
      const page = new URL(each.page, siteRoot());
      const at = each.due && new Date(each.due);
      const due = at && at.toLocaleString("en-US", { dateStyle: "medium" });
      const mark = each.marks?.[exercise];
      const terms = (at ? `, ${+at < Date.now() ? "was " : ""}due ${due}` : "") +
        (mark ? `; there ${mark} % of the points pass` : "");
      return { title: `${each.title}`, page: page.href, terms };
    });
  } catch {
    return [];
  }
}
