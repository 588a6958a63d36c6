/** `<pb-builder>`: puts an assignment together out of the list of all exercises on its page. */

import { button, draw, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { LONGEST_LINE, LONGEST_NOTE } from "../assignment/parse-assignment.ts";
import { counted } from "../contract/wording.ts";
import { chosenView, type Deeds, offerView } from "./builder-views.ts";
import {
  added,
  asDraft,
  changed,
  type Draft,
  emptyDraft,
  exercisesOf,
  isFull,
  joined,
  lacks,
  minutesOf,
  moved,
  pastDue,
  removed,
  slug,
  split,
  titled,
} from "./assignment-draft.ts";
import { focusOn } from "../page/focus.ts";
import { KeptNote } from "../store/shared-note.ts";
import { DRAFT, openedIn, type PublishedData, publishedIn } from "../assignment/open-assignment.ts";
import { parsed } from "../contract/shape.ts";
import type { Assignment, CatalogData } from "../contract/generated.ts";
import { TrainerElement } from "../page/trainer-element.ts";
import type { OfferedFile } from "../page/offered-file.ts";
import { shareView } from "./share-view.ts";
import { LATEST, localOf, momentOf, zoneOf } from "./local-time.ts";

export class BuilderElement extends TrainerElement<PublishedData> {
  #draft!: Draft;
  #note!: KeptNote;
  /** How it was before the last button, as far as that button changed it. */
  #past: Partial<Draft> | null = null;
  #said = "";
  /** The field of a moment that is being typed in, and what both were last set to. */
  #typed = "";
  readonly #local = { given: "", due: "" };
  #problem = "";
  #file: OfferedFile | undefined;
  /** The place for a button in each row of the page's list, and its exercise. */
  readonly #offers = new Map<HTMLElement, string>();
  readonly #more = document.createElement("div");
  readonly #tray = document.createElement("div");
  readonly #find = (id: string) => this.exercises.get(id);

  protected async recall(): Promise<void> {
    this.#note = new KeptNote(this.store, DRAFT);
    const show = (text: string) => {
      this.#draft = asDraft(parsed(text), this.data.site);
      this.draw();
    };
    show(await this.#note.read());
    this.follow(this.#note, show);
    this.#prepareList();
  }

  protected started(): boolean {
    return !!this.#draft?.items.length;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const place of [...this.#offers.keys(), this.#more, this.#tray]) place.remove();
    this.#offers.clear();
  }

  /** The page's list becomes rows, each with a place for its button. */
  #prepareList(): void {
    const page = this.closest("article") ?? document.body;
    for (const stale of page.querySelectorAll(".pb-offer, .pb-more, .pb-tray")) stale.remove();
    for (const link of page.querySelectorAll<HTMLElement>("li [data-exercise]")) {
      const entry = link.closest("li");
      const id = link.dataset["exercise"];
      if (!entry || !id || link.closest(".pb-exercise")) continue;
      const place = document.createElement("div");
      place.className = "pb-offer";
      this.#offers.set(place, id);
      entry.classList.add("pb-row");
      entry.parentElement?.classList.add("pb-rows");
      entry.append(place);
    }
    this.#more.className = "pb-more";
    page.querySelector("pb-filter")?.after(this.#more);
    this.#tray.className = "pb-tray pb-bar pb-card";
    page.append(this.#tray);
  }

  protected override draw(): void {
    super.draw();
    const catalog = this.catalog;
    const draft = this.#draft;
    if (!catalog || !draft) return;
    const chosen = exercisesOf(draft);
    for (const [place, id] of this.#offers) {
      const exercise = this.exercises.get(id);
      if (!exercise) continue;
      const toggle = () => this.#toggle(id);
      const view = offerView(exercise, chosen.has(id), isFull(draft), toggle);
      draw(view, place, () => this.draw());
    }
    const told = this.closest("article")?.classList;
    const tell = () => told?.toggle("pb-told");
    draw(
      html`<label><input type="checkbox" .checked=${told?.contains("pb-told")}
        @change=${tell}> Say what each is about</label>`,
      this.#more,
      () => this.draw(),
    );
    draw(this.#inTray(draft), this.#tray, () => this.draw());
  }

  protected view(catalog: CatalogData): TemplateResult {
    const draft = this.#draft;
    return html`
      <h2 class="pb-top" tabindex="-1">Your assignment</h2>
      <p>What you put together stays in this browser until you send it.</p>
      <p class="pb-status" role="status">${this.store.status().words}</p>
      <div>${this.#fields(draft)}</div>
      <div class="pb-sides">
        <div>
      <h3>Exercises, in this order</h3>
      ${draft.items.length
        ? html`<ol class="pb-cards pb-chosen">${
          draft.items.map((item, place) =>
            chosenView(
              item,
              draft.items[place - 1],
              place === draft.items.length - 1,
              this.exercises,
              catalog,
              this.#deeds,
            )
          )
        }</ol>`
        : this.#beginnings()}</div>
        <div>
      ${this.#sending(draft)}
      ${this.#starting()}</div>
      </div>
    `;
  }

  #fields(draft: Draft): TemplateResult {
    const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
    // Drawn at each key: what moved only as a field is left would slip from under a click.
    const keep = (changed: Draft) => {
      this.#keep(changed);
      this.draw();
    };
    const title = (event: Event) => keep(titled(this.#draft, valueOf(event)));
    const text = (key: "audience" | "note" | "id") => (event: Event) =>
      keep({ ...this.#draft, [key]: valueOf(event) });
    const moment = (key: "given" | "due", typed: boolean) => (event: Event) => {
      this.#typed = typed ? key : "";
      if (typed) keep({ ...this.#draft, [key]: momentOf(valueOf(event)) });
      else this.draw();
    };
    // A field that is typed in is not set: it would forget the digits typed so far.
    const local = (key: "given" | "due") =>
      this.#typed === key ? this.#local[key] : this.#local[key] = localOf(draft[key]);
    // Years half typed are no dates yet.
    const begun = this.#typed && draft.due?.startsWith("0");
    const zone = (at: string | null) => html`<span class="pb-meta">${zoneOf(at)}</span>`;
    return html`
      <div class="pb-fields">
        <label class="pb-wide">Title <input type="text" maxlength=${LONGEST_LINE} required
              .value=${draft.title} @input=${title}></label>
        <label>For whom <input type="text" maxlength=${LONGEST_LINE}
              .value=${draft.audience} @input=${text("audience")}></label>
        <label>Given <input type="datetime-local" max=${LATEST} .value=${local("given")}
              @input=${moment("given", true)} @blur=${moment("given", false)}>${zone(
                draft.given,
              )}</label>
        <label>Due <input type="datetime-local" max=${LATEST} .value=${local("due")}
              @input=${moment("due", true)} @blur=${moment("due", false)}>${zone(draft.due)}
          <strong role="status">${begun ? "" : pastDue(draft, Date.now())}</strong></label>
      </div>
      <details ?open=${draft.note || draft.earlier_work !== "counts" ||
        slug(draft.id) !== draft.id}>
        <summary>A note to them, a short name, what counts</summary>
        <div class="pb-fields">
          <label class="pb-wide">A note to them, at most ${LONGEST_NOTE} characters
              <textarea rows="2" maxlength=${LONGEST_NOTE} .value=${draft.note}
                @input=${text("note")}></textarea></label>
          <label>Short name <input type="text" maxlength="40" .value=${draft.id}
              @input=${text("id")}><span class="pb-meta">for
                file names</span></label>
        </div>
        <fieldset><legend>What they did before it was given</legend>
            ${this.#earlier("counts", "counts", "Your learners are told that it counts.")}
            ${this.#earlier(
              "does-not-count",
              "does not count",
              "Your learners are told that only what they do from then on counts. What they did is kept.",
            )}</fieldset>
      </details>
    `;
  }

  #earlier(value: Draft["earlier_work"], words: string, told: string): TemplateResult {
    const draft = this.#draft;
    const choose = () => {
      const now = momentOf(localOf(new Date().toISOString()));
      const given = draft.given ?? (value === "counts" ? null : now);
      this.#put({ ...draft, earlier_work: value, given });
    };
    return html`<p><label><input type="radio" name="earlier-work" .checked=${
      draft.earlier_work === value
    } @change=${choose}> ${words}. <span class="pb-meta">${told}</span></label></p>`;
  }

  /** What can be done while nothing is chosen. */
  #beginnings(): TemplateResult {
    const ready = [...publishedIn(this.data).keys()];
    return html`
      <p>None yet. Press “Add” beside an exercise in the list below${ready.length
        ? ", or begin with a list that is here:"
        : "."}</p>
      <div class="pb-bar">${ready.map((each) => button(each.title, () => this.#begin(each)))}</div>
    `;
  }

  #sending(draft: Draft): TemplateResult {
    const missing = lacks(draft, this.#find);
    return html`<h3>Send it</h3>${
      missing.length
        ? html`<ul class="pb-needs">${missing.map((each) => html`<li>${each}</li>`)}</ul>`
        : shareView(draft, this.#find, this, (said) => this.#say(said), this.#file, (file) => {
          this.#file = file;
          this.draw();
        })
    }`;
  }

  #starting(): TemplateResult {
    const afresh = () => this.#put(emptyDraft(this.data.site), "Started afresh");
    return html`
      <details class="pb-open"><summary>Change one that you made before</summary>
        ${this.opening("Its link", (field) => this.#open(field), this.#problem)}
      </details>
      <div class="pb-bar">${button("Start afresh", afresh, "pb-quiet pb-afresh")}</div>
    `;
  }

  /** What stays in sight while the list is being read. */
  #inTray(draft: Draft): TemplateResult {
    const { required, offered } = minutesOf(draft, this.#find);
    const time = `about ${counted(required, "minute")}${
      offered ? `, ${offered} more offered` : ""
    }`;
    return html`
      <span role="status">${this.#said ? `${this.#said} ` : ""}${counted(
        draft.items.length,
        "item",
      )}, ${time}.</span>${this.#past
        ? button("Undo", () => this.#undo(), "pb-quiet pb-undo")
        : nothing}${button("To your assignment", () => this.focusOn(".pb-top"))}
    `;
  }

  readonly #deeds: Deeds = {
    change: (id, more) => this.#put(changed(this.#draft, id, more, this.#find)),
    move: (id, by) => {
      this.#put(moved(this.#draft, id, by));
      this.#focusItem(id, by < 0 ? ".pb-up" : ".pb-down");
    },
    join: (id) => {
      const { items } = this.#draft;
      const above = items[items.findIndex((item) => item.id === id) - 1]?.id ?? "";
      this.#deeds.unfolded.add(above);
      this.#putItems(joined(this.#draft, id, this.#find), "Joined.");
      this.#focusItem(above, "input");
    },
    split: (id) => {
      this.#putItems(split(this.#draft, id, this.#find), "Split apart.");
      this.#focusItem(id, ".pb-up");
    },
    remove: (id) => {
      this.#putItems(removed(this.#draft, id), "Taken out.");
      focusOn(this.#tray.querySelector<HTMLElement>(".pb-undo"));
    },
    unfolded: new Set(),
  };

  #focusItem(id: string, control: string): void {
    const item = this.live?.querySelector(`li[data-item="${CSS.escape(id)}"]`);
    const found = item?.querySelector<HTMLButtonElement>(control);
    const able = found?.disabled ? item?.querySelector<HTMLElement>("button:enabled") : found;
    focusOn(able);
  }

  #toggle(id: string): void {
    const exercise = this.exercises.get(id);
    if (!exercise) return;
    const item = this.#draft.items.find(({ exercises }) => exercises.includes(id));
    if (!item) return this.#put(added(this.#draft, exercise), `Added: ${exercise.title}.`, null);
    const rest = item.exercises.filter((each) => each !== id);
    const without = rest.length
      ? changed(this.#draft, item.id, { exercises: rest }, this.#find)
      : removed(this.#draft, item.id);
    this.#putItems(without, "Taken out.");
  }

  #putItems(draft: Draft, said: string): void {
    this.#put(draft, said, { items: this.#draft.items });
  }

  /** Keep a draft and show it. `said` names what was done; `past` brings back how it was. */
  #put(draft: Draft, said = "", past: Partial<Draft> | null = said ? this.#draft : null): void {
    this.#past = past;
    this.#said = said;
    this.#keep(draft);
    this.draw();
  }

  /** Keep a draft as it is being typed, a key at a time: a page may be closed in the middle. */
  #keep(draft: Draft): void {
    this.#draft = draft;
    this.#file = undefined;
    this.#note.write(JSON.stringify(draft));
  }

  #say(said: string): void {
    this.#said = said;
    this.draw();
  }

  #undo(): void {
    this.#put({ ...this.#draft, ...this.#past }, "It is back.", null);
    this.focusOn(".pb-top");
  }

  async #open(field: HTMLInputElement): Promise<void> {
    const read = await openedIn(field, this.data);
    if (!read) return;
    field.value = "";
    this.#problem = "problem" in read ? read.problem : "";
    if ("problem" in read) return this.draw();
    this.#begin(read.assignment);
  }

  #begin(assignment: Assignment): void {
    this.#put(asDraft(assignment, this.data.site), `Opened: ${assignment.title}.`);
    this.focusOn(".pb-top");
  }
}
