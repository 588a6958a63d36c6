/** `<pb-worksheet>`: slots to fill, texts that grow from them, criteria that can be counted. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import type {
  Assembled,
  AttemptEvent,
  Question,
  WorksheetData,
  WorksheetSlot,
} from "../contract/generated.ts";
import { seconds, words } from "../judge/counting.ts";
import { assemble, begun, pieces, type Values } from "../judge/criteria.ts";
import { ExerciseElement } from "./exercise-element.ts";
import { type Filling, filling, QUESTION } from "../judge/worksheet-answers.ts";
import { fetchBeside } from "../page/assets.ts";
import { LONGEST } from "../store/event-schema.ts";
import { shared } from "../store/global.ts";
import { newId } from "../store/store.ts";
import { isOver, KEEP, offer, oldest } from "../page/retention.ts";
import { Autosave } from "../page/autosave.ts";
import { OtherWords, otherWordsView, together } from "../page/other-words.ts";
import { printPage } from "../page/print-page.ts";
import { counted, dayInWords, timeInWords } from "../contract/wording.ts";

/** For how long words in the same slot take the place of those just kept. */
const SAME_BREATH = 60_000;
const REPLIES = [["yes", "yes"], ["partly", "partly"], ["no", "not yet"]] as const;

export class WorksheetElement extends ExerciseElement<WorksheetData> {
  protected readonly kind = "worksheet";
  #newAttempt = newId();
  /** What has been typed and not been kept yet. */
  #typed = new Map<string, string>();
  /** The event that holds a slot's words, if this page wrote it a moment ago, and since when. */
  #own = new Map<string, { id: string; since: number }>();
  readonly #autosave = new Autosave(() => this.#save());
  /** The words of each slot as this page last knew them to be kept. */
  #known: Record<string, string> = {};
  readonly #others = new OtherWords();
  /** When it was last said to keep the words on; until that is known nothing is offered. */
  #spared = Infinity;
  /** What was deleted a moment ago; it is nowhere but in this page. */
  #past: AttemptEvent[] | undefined;
  /** As the page has them for everybody. */
  #examples: Node[] = [];
  /** Whether the script that counts was asked for since something was last kept. */
  #asked = false;

  protected started(): boolean {
    return this.#typed.size > 0 || filling(this.events, this.data).begun;
  }

  protected attempt(): string {
    return this.events[0]?.attempt ?? this.#newAttempt;
  }

  protected override connected(): void {
    const examples = this.querySelectorAll(":scope > .pb-static .pb-example");
    this.#examples = [...examples].map((one) => one.cloneNode(true));
    const { signal } = this.leaving;
    const save = () => this.#save();
    this.addEventListener("focusout", save, { signal });
    addEventListener("pagehide", save, { signal });
    document.addEventListener("visibilitychange", save, { signal });
    const look = () => void this.#lookAtAge();
    this.listen(look);
    look();
  }

  override disconnectedCallback(): void {
    this.#save();
    super.disconnectedCallback();
  }

  /** Put words into a slot; they are kept with the next that are. */
  #write(slot: WorksheetSlot, value: string): void {
    this.#typed.set(slot.id, value);
    this.#others.wrote(slot.id, value);
    this.draw();
  }

  /** Keep all that has been typed. Nothing is waited for: the page may be going away. */
  #save(): void {
    this.#autosave.done();
    this.#asked = false;
    for (const [slot, value] of [...this.#typed]) void this.#saveSlot(slot, value);
    this.draw();
  }

  async #saveSlot(slot: string, value: string): Promise<void> {
    this.#typed.delete(slot);
    if ((filling(this.events, this.data).values[slot] ?? "") === value) return;
    const fp = this.data.slots.find((each) => each.id === slot)?.fp ?? null;
    const last = this.events.findLast((event) => event.item === slot);
    const own = this.#own.get(slot);
    const again = own && own.id === last?.id && Date.now() - own.since < SAME_BREATH;
    this.#own.delete(slot);
    this.#known[slot] = value;
    const kept = await this.record({
      type: "answer",
      item: slot,
      value,
      fp,
      ...again ? { replaces: own.id } : {},
    });
    this.#own.set(slot, { id: kept.id, since: again ? own.since : Date.now() });
  }

  /** Say something of the whole sheet. Words typed later do not take the place of earlier ones. */
  #mark(type: "finish" | "reset" | "restore", value: string | null = null): void {
    this.#save();
    void this.record({ type, value });
    this.#own.clear();
  }

  protected override draw(): void {
    if (this.ready) this.#hear(filling(this.events, this.data));
    super.draw();
    if (!this.started() || this.#asked || shared().count) return;
    this.#asked = true;
    void fetchBeside("count").then(() => this.draw());
  }

  /** Take over what other tabs wrote; what then stands in no field is offered beside its own. */
  #hear(stands: Filling): void {
    const { values } = stands;
    // Where all was emptied, it can be brought back whole, or is meant to be gone.
    if (!stands.begun && Object.values(this.#known).some(Boolean)) this.#others.clear();
    for (const { id } of this.data.slots) {
      const kept = values[id] ?? "";
      if (kept === (this.#known[id] ?? "")) continue;
      if (this.#others.changed(id, kept, this.#typed.get(id))) this.#typed.delete(id);
      // Words that are written over those of another tab do not take their place in the record.
      this.#own.delete(id);
    }
    this.#known = { ...values };
  }

  #finish(): void {
    this.#mark("finish");
    this.say("Marked as finished.");
    this.focusOn(".pb-finished");
  }

  #empty(): void {
    this.#mark("reset");
    this.say("The sheet is empty. You can undo that.");
    this.focusOn(".pb-undo");
  }

  async #lookAtAge(): Promise<void> {
    if (!this.data.delete_after_days) return;
    this.#spared = Number(await this.store.note(KEEP + this.data.id));
    this.draw();
  }

  /** Delete the sheet from the browser at once. */
  async #drop(): Promise<void> {
    this.#save();
    this.#past = await this.store.deleteOf(this.data.id, null);
    this.say("What you wrote is deleted. You can undo that until you leave this page.");
    this.focusOn(".pb-undo");
  }

  #keep(): void {
    void this.store.setNote(KEEP + this.data.id, String(Date.now()));
    this.focusOn(".pb-entry:first-of-type :is(input, textarea, select)");
  }

  async #undo(reset: string | null): Promise<void> {
    const past = this.#past;
    this.#past = undefined;
    if (past) {
      await this.store.addAll(past);
      // It is said once the words are there.
      await this.show(this.data);
    } else this.#mark("restore", reset);
    this.say("All your words are back.");
    this.focusOn(".pb-entry:first-of-type :is(input, textarea, select)");
  }

  #idOf(slot: WorksheetSlot): string {
    return `${this.id}-slot-${slot.id}`;
  }

  protected view(): TemplateResult {
    const { data } = this;
    return html`
      <p class="pb-intro">${data.intro}</p>
      ${data.private
        ? html`<p class="pb-private">Private: this stays in this browser unless you share it.</p>`
        : nothing}
      ${this.ready ? this.#sheet(filling(this.events, data)) : nothing}
    `;
  }

  #sheet(stands: Filling): TemplateResult {
    const { data } = this;
    // The words of each slot as they stand in its field.
    const values = { ...stands.values, ...Object.fromEntries(this.#typed) };
    const met = shared().count?.ticks(data, values) ?? [];
    const well = 2 * met.filter(Boolean).length > met.length;
    return html`
      ${this.#age()}
      ${this.heading("Write here")}
      ${data.slots.map((slot) => this.#entry(slot, values, stands))}
      <div class="pb-texts">
        ${this.heading("How it goes together")}
        ${data.texts.map((text) => [this.#text(text, values), beside(data, text, values, well)])}
      </div>
      ${this.heading("Count")}
      <p class="pb-help">Words of your own count, and a limit counts once most of what is asked for
        is there.</p>
      ${criteriaList(data, met)}
      ${data.questions.length ? this.heading("Ask yourself, or somebody who listens") : nothing}
      ${data.questions.map((each) =>
        asked(
          each,
          stands,
          this.id,
          (value) =>
            void this.record({ type: "answer", item: QUESTION + each.id, value, fp: each.fp }),
        )
      )}
      <details class="pb-examples">
        <summary>A weak and a strong example</summary>
        ${this.#examples}
      </details>
      ${stands.earlier.length ? earlier(this.heading("From an earlier edition"), stands) : nothing}
      ${this.#bar(stands)}
    `;
  }

  /** The offer to delete, once the words have lain here for so long. */
  #age(): TemplateResult | typeof nothing {
    const days = this.data.delete_after_days;
    const since = oldest(this.events);
    return days && since && isOver(Math.max(since, this.#spared), days, Date.now())
      ? offer(since, days, () => void this.#drop(), () => this.#keep())
      : nothing;
  }

  #entry(slot: WorksheetSlot, values: Values, stands: Filling): TemplateResult {
    const id = this.#idOf(slot);
    return html`
      <div class="pb-entry">
        <label for=${id}>${slot.label}${slot.optional
          ? html`
            <span class="pb-optional">(if you like)</span>
          `
          : nothing}</label>
        ${stands.changed.includes(slot.id) ? changed() : nothing}
        ${slot.help ? html`<p class="pb-help" id="${id}-help">${slot.help}</p>` : nothing}
        ${this.#field(slot, id, values[slot.id] ?? "")}
        ${this.#otherWords(slot, values[slot.id] ?? "")}
      </div>
    `;
  }

  #otherWords(slot: WorksheetSlot, words: string): TemplateResult | typeof nothing {
    const others = this.#others.of(slot.id);
    const put = (value: string) => {
      this.#save();
      // What stood in the field until now stays in the record.
      this.#own.delete(slot.id);
      this.#others.settle(slot.id);
      this.#write(slot, value);
      this.#save();
      this.focusOn(`#${this.#idOf(slot)}`);
    };
    const long = slot.kind === "text" || slot.kind === "lines";
    const joined = slot.kind === "date" || slot.kind === "choice"
      ? undefined
      : () => put(together(words, others ?? "", long));
    return otherWordsView(slot.label, others, {
      use: () => put(others ?? ""),
      both: joined,
      leave: () => put(words),
    });
  }

  #field(slot: WorksheetSlot, id: string, value: string): TemplateResult {
    const help = slot.help ? `${id}-help` : nothing;
    const typed = ({ target }: Event) => {
      this.#write(slot, (target as HTMLInputElement).value);
      this.#autosave.touched();
    };
    if (slot.kind === "choice") {
      // What was picked stays to be seen, even if it is no longer offered.
      const options = [...new Set(["", ...slot.options, value])];
      return html`<select id=${id} aria-describedby=${help} .shown=${value} @change=${typed}>
        ${options.map((option) => html`<option value=${option}>${option}</option>`)}
      </select>`;
    }
    if (slot.kind === "text" || slot.kind === "lines") {
      return html`
        <textarea id=${id} aria-describedby=${help} rows=${slot.rows}
          maxlength=${LONGEST} .shown=${value} @input=${typed}></textarea>
      `;
    }
    return html`
      <input id=${id} aria-describedby=${help} autocomplete="off" maxlength=${LONGEST}
        type=${slot.kind === "date" ? "date" : "text"} .shown=${value} @input=${typed}>
    `;
  }

  #text(text: Assembled, values: Values): TemplateResult {
    const { slots } = this.data;
    const join = shared().count?.joined;
    const count = words(assemble(text.template, slots, values, false, join));
    const time = text.spoken ? `, ${timeInWords(seconds(count))} aloud` : "";
    const size = begun(text, slots, values) ? counted(count, "word") + time : "Nothing yet.";
    const id = `${this.id}-text-${text.id}`;
    const copy = () =>
      void this.copy(assemble(text.template, slots, values, true, join), text.label);
    const print = (event: Event) =>
      printPage(event, this.querySelector(`output[aria-labelledby="${id}"]`));
    return html`
      <p class="pb-label" id=${id}>${text.label}</p>
      <output class="pb-text" aria-live="off" aria-labelledby=${id}>${pieces(
        text.template,
        slots,
        values,
        join,
      ).map((piece) =>
        piece.from === "gap" ? html`<span class="pb-gap">${piece.text}</span>` : piece.text
      )}</output>
      <p class="pb-count">${size}
        <button class="pb-button pb-quiet" type="button" aria-label="Copy: ${text.label}"
          @click=${copy}>Copy</button>
        <button class="pb-button pb-quiet" type="button" aria-label="Print only this: ${text.label}"
          @click=${print}>Print only this</button></p>
    `;
  }

  #bar(stands: Filling): TemplateResult {
    const { reset } = stands;
    const fresh = stands.finished !== null && !stands.since && !this.#typed.size;
    return html`
      <p class="pb-finished" tabindex="-1">${finishedWords(stands)}</p>
      <div class="pb-bar">
        ${this.started() && !fresh
          ? html`<button class="pb-button" type="button" @click=${() => this.#finish()}>
            I have finished this</button>`
          : nothing}
        ${reset === null && !this.#past
          ? nothing
          : html`<button class="pb-button pb-undo" type="button" @click=${() =>
            void this.#undo(reset)}>
            Undo: bring my words back</button>`}
        ${this.button("Print", printPage)}
        ${this.started() ? this.button("Empty this sheet", () => this.#empty()) : nothing}
      </div>
    `;
  }
}

/** What the page can count, each with its reason. */
function criteriaList(data: WorksheetData, met: readonly boolean[]): TemplateResult {
  return html`
    <ul class="pb-criteria">${data.criteria.map(({ label, why }, place) =>
      html`<li class=${met[place] ? "pb-met" : nothing}>
        <strong>${label}:</strong> <span class="pb-word">${
        met[place] ? "yes" : "not yet"
      }</span><br><span class="pb-why">${why}</span></li>`
    )}</ul>
  `;
}

/** What stands beside a text that is begun: the same words put better, else a strong one. */
function beside(
  { slots, strong, strong_note }: WorksheetData,
  text: Assembled,
  values: Values,
  well: boolean,
): TemplateResult | typeof nothing {
  if (!begun(text, slots, values)) return nothing;
  const own = well && text.better;
  const words = assemble(
    own || text.template,
    slots,
    own ? values : strong,
    true,
    shared().count?.joined,
  );
  return html`
    <details class="pb-beside" ?open=${own}>
      <summary>${own ? "Your words, put better" : "A strong one, to set beside it"}</summary>
      <p class="pb-text">${words}</p>
      <p class="pb-note">${own ? text.difference : strong_note}</p>
    </details>
  `;
}

/** A question that only the writer, or somebody who listens, can answer. */
function asked(
  question: Question,
  stands: Filling,
  sheet: string,
  reply: (value: string) => void,
): TemplateResult {
  return html`
    <fieldset class="pb-question">
      <legend>${question.label}</legend>
      ${stands.changed.includes(QUESTION + question.id) ? changed() : nothing}
      <p class="pb-why">${question.why}</p>
      ${REPLIES.map(([value, label]) =>
        html`<label><input type="radio" name="${sheet}-${question.id}"
        .shown=${stands.replies[question.id] === value}
        @change=${() => reply(value)}> ${label}</label>`
      )}
    </fieldset>
  `;
}

/** What was written for lines that are gone. */
function earlier(heading: TemplateResult, stands: Filling): TemplateResult {
  return html`
    <section class="pb-earlier">
      ${heading}
      <p>You wrote this for lines that are no longer here. It is kept.</p>
      <ul>${stands.earlier.map((event) => html`<li>${event.value}</li>`)}</ul>
    </section>
  `;
}

/** The mark of an item that reads differently now. */
function changed(): TemplateResult {
  return html`<span class="pb-mark">Changed since you answered</span>`;
}

/** When it was finished, and whether it is still the same. */
function finishedWords(stands: Filling): string {
  if (stands.finished === null) return "";
  const day = dayInWords(stands.finished);
  return `You finished this on ${day}.${stands.since ? " You have changed it since." : ""}`;
}
