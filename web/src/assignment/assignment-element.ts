/** `<pb-assignment>`: what a trainer asks for, until when, how far it is, and the hand-back. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { bring, siteRoot } from "../page/assets.ts";
import type { Assignment, CallData, CatalogData, CatalogExercise } from "../contract/generated.ts";
import { bringFiles, fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { LONGEST_NAME, tidied } from "../handback/handback.ts";
import { came, laterConversations } from "../page/deferred-data.ts";
import { LiveElement } from "../page/page-data-element.ts";
import { addressOf, catalogData } from "../page/catalog-data.ts";
import { type Done, doneFor } from "./learner-work.ts";
import { itemView, type Line, lines, nextStep, placeOf, variantFor } from "./next-step.ts";
import { isLink, readLink } from "./link.ts";
import { type Opened, opened, pageOf, putOpened } from "./opened-assignments.ts";
import { asAssignment, assignmentFile, assignmentName, ofThisSite } from "./parse-assignment.ts";
import type { ReturnElement } from "./return-element.ts";
import { totalsOf } from "../report-model/standing.ts";
import { totalsInWords, zonedMoment } from "../report-model/standing-words.ts";

const NAME = "learner";
const LOST = "This part could not be fetched. Load the page again when you are on the network; " +
  "nothing is lost.";

interface Data {
  site: string;
  assignment?: unknown;
}

export class AssignmentElement extends LiveElement<Data> {
  /** The assignment of a published page. */
  #own: Assignment | undefined;
  #catalog: CatalogData | undefined;
  #shown: Opened | undefined;
  #others: Opened[] = [];
  #done: Done[] = [];
  #learner = "";
  #problem = "";
  /** Whether some conversations that were played could not be fetched. */
  #missed = false;
  /** Whether the script of handing back could not be had. */
  #lost = false;
  #file: OfferedFile | undefined;
  /** Its class comes with the script of handing back. */
  #hand: HTMLElement & Partial<ReturnElement> = document.createElement("pb-return");

  protected begun(): void {
    this.#own = asAssignment(this.data.assignment);
    const { signal } = this.leaving;
    const reload = () => void this.#reload();
    this.listen(reload);
    addEventListener("online", reload, { signal });
    const begins = () => void this.#fetchReturn();
    this.addEventListener("pointerdown", begins, { signal, once: true });
    document.addEventListener("visibilitychange", begins, { signal, once: true });
    addEventListener("hashchange", () => void this.#open(), { signal });
    void this.#open();
  }

  /** Show what the page or its address asks for. */
  async #open(): Promise<void> {
    if (this.#own) {
      const read = ofThisSite(this.#own, this.data.site);
      if ("assignment" in read) await this.#show(read.assignment, publishedPage());
    } else if (isLink(location.hash)) {
      const read = readLink(location.hash, this.data.site);
      if ("assignment" in read) await this.#show(read.assignment, null);
      else this.#problem = read.problem;
    }
    await this.#reload();
  }

  async #show(assignment: Assignment, page: string | null): Promise<void> {
    this.#problem = "";
    this.#shown = { assignment, page };
    await putOpened(this.store, assignment.id, this.#shown);
  }

  async #reload(): Promise<void> {
    this.#catalog = await catalogData();
    this.#others = await opened(this.store);
    await this.store.note(NAME).then((name) => this.#learner ||= name);
    if (this.#shown && this.#catalog) {
      const events = await this.store.all();
      let missed = false;
      const later = async (call: string): Promise<CallData[]> => {
        const talks = await laterConversations(call);
        missed ||= !came(call);
        return talks;
      };
      this.#done = await doneFor(this.#shown.assignment, this.#catalog, events, later);
      this.#missed = missed;
    }
    if (this.isConnected) this.draw();
    if (this.#done.length) await this.#fetchReturn();
  }

  /** Fetch what hands back: as soon as somebody begins to work, who may be without network by then. */
  async #fetchReturn(): Promise<void> {
    void bringFiles();
    this.#lost = !await bring("return", "pb-return");
    if (this.isConnected) this.draw();
  }

  protected draw(): void {
    if (!this.live) return;
    this.classList.add("pb-started", "pb-ready");
    this.drawn(this.#view());
    this.#hand.draw?.();
  }

  #view(): TemplateResult {
    const catalog = this.#catalog;
    const shown = this.#shown;
    return html`
      <p class="pb-status" role="status">${this.store.status().words}</p>
      ${this.#problem ? html`<p class="pb-problem" role="alert">${this.#problem}</p>` : nothing}
      ${shown && !catalog
        ? html`<p role="alert">The list of exercises could not be fetched. Load this page again
          when you are on the network; nothing is lost.</p>`
        : nothing}
      ${this.#missed
        ? html`
          <p class="pb-needs" role="alert">A conversation that you played could not be fetched, so
            it is neither counted below nor in the file. Come back to this page when you are online;
            nothing is lost.</p>
        `
        : nothing}
      ${shown && catalog ? this.#whole(shown, catalog) : nothing}
      ${this.#own ? nothing : this.#opening()}
    `;
  }

  #whole({ assignment, page }: Opened, catalog: CatalogData): TemplateResult {
    const list = lines(assignment, catalog, this.#done, Date.now());
    const totals = totalsOf(list);
    if (this.#hand.assignment !== assignment) this.#hand = document.createElement("pb-return");
    const fresh = assignment.items.some((item) => item.fresh);
    return html`
      ${this.#own ? nothing : html`<h2 tabindex="-1">${assignment.title}</h2>`}
      ${assignment.audience ? html`<p class="pb-meta">For: ${assignment.audience}</p>` : nothing}
      ${assignment.note ? html`<p class="pb-note">${assignment.note}</p>` : nothing}
      ${this.#dates({ assignment, page })}
      ${fresh ? this.#nameField() : nothing}
      <p class="pb-far" role="status">${totalsInWords(totals)}${list.length > totals.required
        ? `; ${list.length - totals.required} more offered`
        : ""}.</p>
      ${this.#next(list, assignment)}
      <ol class="pb-items">${list.map((line) =>
        itemView(
          line,
          (exercise) => this.#placeFor(line, exercise, assignment),
          (id) => this.#done.some(({ exercise, changed }) => exercise.id === id && changed),
        )
      )}</ol>
      <h2>Hand it back</h2>
      ${this.#lost ? html`<p role="alert">${LOST}</p>` : nothing}
      ${this.#done.length
        ? html`
          <div @input=${({ target }: Event) => this.#heard(target as HTMLInputElement)}>${Object
            .assign(this.#hand, {
              assignment,
              done: this.#done,
              far: totalsInWords(totals),
              learner: this.#learner,
              named: (name: string) => void this.store.setNote(NAME, name),
            })}</div>
        `
        : html`<p>Nothing is begun yet.</p>`}
    `;
  }

  #dates({ assignment, page }: Opened): TemplateResult {
    const { given, due, earlier_work } = assignment;
    const past = due !== null && Date.parse(due) < Date.now();
    return html`
      ${given ? html`<p>Given ${zonedMoment(given)}.</p>` : nothing}
      ${due
        ? html`<p><strong>${past ? "Was due on" : "Due"} ${zonedMoment(due)}</strong>,
        by the clock here.${past ? " You can still do it and hand it back." : ""}</p>`
        : nothing}
      <p>${earlier_work === "counts"
        ? "What you did before counts, and your trainer was told so."
        : "Only what you do from that day on counts, and your trainer was told so. What you did before is kept."}</p>
      <div class="pb-bar">
        ${due && !past
          ? button("Put it in your calendar", () => void this.#saveCalendar({ assignment, page }))
          : nothing}
        ${button(
          "Save the assignment as a file",
          () => this.#give(jsonFile(assignmentName(assignment), assignmentFile(assignment))),
        )}
      </div>
      ${fileView(this.#file)}
    `;
  }

  #nameField(): TemplateResult {
    const set = (event: Event) => {
      const name = tidied((event.target as HTMLInputElement).value);
      this.#learner = name;
      void this.store.setNote(NAME, name);
    };
    return html`<p><label>Your name or initials: it draws the conversations that are yours
      <input type="text" autocomplete="name" maxlength=${LONGEST_NAME} .value=${this.#learner}
        @input=${({ target }: Event) => this.#heard(target as HTMLInputElement)}
        @change=${set}></label></p>`;
  }

  #next(list: readonly Line[], assignment: Assignment): TemplateResult {
    const place = (line: Line, exercise: CatalogExercise) =>
      this.#placeFor(line, exercise, assignment);
    const { said, words, address } = nextStep(list, place);
    return html`${said ? html`<p>${said}</p>` : nothing}
      ${words ? html`<p><a class="pb-button pb-next" href=${address}>${words}</a></p>` : nothing}`;
  }

  #placeFor(line: Line, exercise: CatalogExercise, assignment: Assignment): string {
    const variant = variantFor(line, exercise, assignment, this.#learner, this.#done);
    return placeOf(exercise, variant);
  }

  async #maker(): Promise<typeof ReturnElement | undefined> {
    await this.#fetchReturn();
    return customElements.get("pb-return") as typeof ReturnElement | undefined;
  }

  async #saveCalendar(one: Opened): Promise<void> {
    const maker = await this.#maker();
    const text = maker?.calendar(one.assignment, addressOf(pageOf(one)), Date.now());
    if (text) this.#give({ name: `${one.assignment.id}.ics`, type: "text/calendar", text });
  }

  /** The name stays, even if what it was written into is made anew. */
  #heard({ type, value }: HTMLInputElement): void {
    if (type === "text") this.#learner = value;
  }

  #give(file: OfferedFile): void {
    this.#file = file;
    this.draw();
  }

  #opening(): TemplateResult {
    const others = this.#others;
    const shown = this.#shown;
    return html`
      <h2 tabindex="-1">Open an assignment</h2>
      <p>A link from your trainer opens by itself. A file opens here:</p>
      <p><label>Assignment file
        <input type="file" accept=".json,application/json" @change=${(event: Event) =>
          void this.#openFile(event.target as HTMLInputElement)}></label></p>
      ${others.length
        ? html`
          <h3>Opened in this browser before</h3>
          <ul class="pb-opened">${others.map((one) =>
            this.#other(one, one.assignment.id === shown?.assignment.id)
          )}</ul>
        `
        : nothing}
    `;
  }

  #other(one: Opened, here: boolean): TemplateResult {
    const { assignment } = one;
    const place = this.#others.indexOf(one) + 1;
    const drop = async () => {
      await putOpened(this.store, assignment.id);
      await this.#reload();
      // The entry that is there now, the last one, or with none left the heading.
      this.focusOn(`h2[tabindex], .pb-opened li:nth-child(-n+${place}) a`);
    };
    return html`<li><a href=${addressOf(pageOf(one))}>${assignment.title}</a>
      ${here ? html`<span class="pb-meta">shown above</span>` : nothing}
      <button class="pb-button pb-quiet" type="button" @click=${drop}
        aria-label=${`Take off this list: ${assignment.title}`}>Take off this list</button></li>`;
  }

  async #openFile(input: HTMLInputElement): Promise<void> {
    const maker = await this.#maker();
    const read = maker ? await maker.opened(input, this.data.site) : { problem: LOST };
    if (!read) return;
    if ("assignment" in read) await this.#show(read.assignment, null);
    else this.#problem = read.problem;
    await this.#reload();
    this.focusOn(this.#problem ? ".pb-problem" : "h2:first-of-type");
  }
}

/** The page that is open, relative to the root of the site. */
function publishedPage(): string {
  const here = location.href.split("#")[0] ?? "";
  return here.startsWith(siteRoot()) ? here.slice(siteRoot().length) : here;
}
