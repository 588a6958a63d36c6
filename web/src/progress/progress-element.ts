/** `<pb-progress>`: what is done, passed and changed; backup, restore, deletion with undo. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { backup, backupName } from "../store/backup.ts";
import { backupDue, LARGEST, readBackup } from "../store/read-backup.ts";
import { moment } from "../handback/contents.ts";
import type { AttemptEvent, ProgressData, ProgressItem } from "../contract/generated.ts";
import { isFramed } from "../page/file-element.ts";
import { fileView, jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { LiveElement } from "../page/page-data-element.ts";
import { isOver, KEEP, oldest, OWN } from "../page/retention.ts";
import { type Gone, type Overview, overview } from "../judge/overview.ts";
import { iso } from "../judge/score.ts";
import { came, laterConversations } from "../page/deferred-data.ts";
import { changeJoint, readJoint } from "../store/joint-note.ts";
import { progressTable } from "./progress-table.ts";
import { counted } from "../contract/wording.ts";

const LAST_BACKUP = "backup";

/** What may be deleted after a second press: in words, how much, and how. */
interface Doomed {
  words: string;
  answers: number;
  act: () => Promise<AttemptEvent[]>;
}

/** What was deleted and can come back. */
interface Undo {
  words: string;
  events: AttemptEvent[];
}

export class ProgressElement extends LiveElement<ProgressData> {
  #events: AttemptEvent[] | undefined;
  #lastBackup = 0;
  /** The draft of one's own call, "" if there is none. */
  #own = "";
  /** Sheets whose words about real people should go by now: after how many days. */
  #old = new Map<string, number>();
  /** Calls of which some conversations could not be fetched: they are not gone. */
  #missed: ReadonlySet<string> = new Set();
  #doomed: Doomed | undefined;
  #undos: Undo[] = [];
  #said: string[] = [];
  #file: OfferedFile | undefined;
  /** When what is in the file that was asked for last was gathered. */
  #gathered = 0;

  protected begun(): void {
    const reload = () => void this.#reload();
    this.listen(reload);
    addEventListener("online", reload, { signal: this.leaving.signal });
    reload();
  }

  protected override fits(data: Partial<ProgressData>): boolean {
    return Array.isArray(data.exercises) && super.fits(data);
  }

  async #reload(): Promise<void> {
    this.#events = await this.store.all();
    const missed = new Set<string>();
    this.data = await withPlayed(this.data, this.#events, missed);
    this.#missed = missed;
    this.#lastBackup = Number(await this.store.note(LAST_BACKUP));
    this.#own = await readJoint(this.store, OWN);
    this.#old = await this.#agedBy(this.#events, Date.now());
    if (this.isConnected) this.draw();
  }

  async #agedBy(events: AttemptEvent[], now: number): Promise<Map<string, number>> {
    const old = new Map<string, number>();
    for (const { id, delete_after_days: days } of this.data.exercises) {
      const since = days && oldest(events.filter((event) => event.exercise === id));
      if (!days || !since) continue;
      const spared = Number(await this.store.note(KEEP + id));
      if (isOver(Math.max(since, spared), days, now)) old.set(id, days);
    }
    return old;
  }

  protected draw(): void {
    const events = this.#events;
    if (!events) return;
    // Paper shows the table, not the words for a browser without scripts.
    this.classList.add("pb-started");
    this.drawn(this.#view(overview(this.data, events), events));
  }

  #view(seen: Overview, events: AttemptEvent[]): TemplateResult {
    const gone = seen.gone.filter(({ exercise }) => !this.#missed.has(exercise));
    const open = seen.lines.length - seen.done - seen.underWay;
    return html`
      <p class="pb-status" role="status">${this.store.status().words}</p>
      <p class="pb-far">${counted(seen.done, "exercise")} done${seen.marked
        ? `, ${seen.passed} of ${seen.marked} passed`
        : ""}; ${seen.underWay} under way, ${open} not started.</p>
      ${progressTable(
        seen.lines,
        this.#old,
        ({ item, answers }) => this.#deleteButton(item.title, item.id, item.variant, answers),
      )}
      ${this.#missed.size
        ? html`
          <p class="pb-needs" role="alert">A conversation that you played could not be fetched, so
            it is not in the table. Come back to this page when you are online; nothing is lost.</p>
        `
        : nothing}
      ${gone.length ? this.#gone(gone) : nothing}
      ${this.heading("Where this is kept")}
      <p>Kept in this browser. Others who use this login, and your IT department, may be able to
        read it.</p>
      ${this.#backups(events)}
      ${this.#deletion(events)}
    `;
  }

  #gone(gone: Gone[]): TemplateResult {
    return html`${this.heading("No longer in this playbook")}
      <p>Your answers are kept all the same, and go into a backup.</p>
      <ul>${
      gone.map(({ exercise, variant, answers, last }) => {
        const name = [exercise, variant].filter(Boolean).join("/");
        return html`<li>${name}: ${counted(answers, "answer")}, the last on ${moment(iso(last))}
        ${this.#deleteButton(name, exercise, variant, answers)}</li>`;
      })
    }</ul>`;
  }

  #backups(events: AttemptEvent[]): TemplateResult {
    const due = backupDue(events, this.#lastBackup, Date.now());
    return html`
      ${due
        ? html`<p class="pb-mark">Some answers are a week old or older and in no backup. Browsers clear
          their storage at times: download one.</p>`
        : nothing}
      ${this.#lastBackup
        ? html`<p>Last asked for: the backup of ${moment(iso(this.#lastBackup))}.</p>`
        : nothing}
      <div class="pb-bar">${button("Download a backup", () => this.#save(events), "")}</div>
      <div @pb-copied=${() => this.#isOut()}>${fileView(this.#file)}</div>
      <p><label>Restore from a backup: what is new is added, nothing is taken away.
        <input type="file" accept=".json,application/json" @change=${(event: Event) =>
          void this.#restore(event.target as HTMLInputElement)}></label></p>
      <div role="status">${this.#said.map((line) => html`<p>${line}</p>`)}</div>
    `;
  }

  #deletion(events: AttemptEvent[]): TemplateResult {
    const all: Doomed = {
      words: "everything you did in this playbook" +
        (this.#own ? ", and the call that you wrote down," : ""),
      answers: events.filter((event) => event.type === "answer").length,
      act: () => this.store.deleteAll(),
    };
    const doomed = this.#doomed;
    return html`<div class="pb-danger">
      ${
      doomed
        ? html`
          <p class="pb-sure" tabindex="-1">Delete ${doomed.words} from this browser?
                      ${counted(
                        doomed.answers,
                        "answer",
                      )} would go. Files that you have saved stay.</p>
          <div class="pb-bar">
            ${button("Keep it", () => this.#spare())}
            ${button("Yes, delete it", () => void this.#delete(doomed), "")}
          </div>
        `
        : button("Delete everything", () => this.#ask(all), "pb-quiet pb-all")
    }
      ${
      this.#undos.map((undo) =>
        html`<p>Deleted: ${undo.words}. Until you leave this page you can
          ${button("undo that", () => void this.#bringBack(undo), "pb-quiet pb-undo")}</p>`
      )
    }</div>`;
  }

  #deleteButton(
    title: string,
    exercise: string,
    variant: string | null,
    answers: number,
  ): TemplateResult {
    const act = () => this.store.deleteOf(exercise, variant);
    return html`
      <button class="pb-button pb-quiet" type="button"
        aria-label=${`Delete your answers to ${title}`}
        @click=${() =>
          this.#ask({ words: `your answers to “${title}”`, answers, act })}>Delete</button>
    `;
  }

  #ask(doomed: Doomed): void {
    this.#doomed = doomed;
    this.drawAt(".pb-sure");
  }

  #spare(): void {
    this.#doomed = undefined;
    this.drawAt(".pb-all");
  }

  async #delete({ words, act }: Doomed): Promise<void> {
    this.#doomed = undefined;
    const events = await act();
    this.#undos = [{ words, events }, ...this.#undos];
    await this.#reload();
    this.focusOn("p:first-of-type > .pb-undo");
  }

  async #bringBack(undo: Undo): Promise<void> {
    this.#undos = this.#undos.filter((each) => each !== undo);
    const { added } = await this.store.addAll(undo.events);
    this.#said = [`${counted(added, "record")} brought back.`];
    await this.#reload();
    this.focusOn(".pb-all");
  }

  /** Nothing is waited for: what asks for a file does so in the press. */
  #save(events: AttemptEvent[]): void {
    this.#gathered = Date.now();
    const file = backup(this.store.site, events, iso(this.#gathered), this.#own);
    const then = `It holds ${counted(file.events.length, "record")}` +
      `${file.own ? ", and the call that you wrote down" : ""}. Keep it where you would find it.`;
    this.#file = jsonFile(backupName(file), file, then);
    this.draw();
    // Where files may be held back, only what was copied is known to be out.
    if (!isFramed()) this.#isOut();
  }

  #isOut(): void {
    void this.store.setNote(LAST_BACKUP, String(this.#gathered));
  }

  async #restore(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    this.#said = await this.#restored(file);
    // So that the same file may be chosen again.
    input.value = "";
    await this.#reload();
  }

  /** Merge a file; what came of it in words. */
  async #restored(file: File): Promise<string[]> {
    const refused = (why: string) => [`Nothing was restored. ${why}`, "All that was here is here."];
    if (file.size > LARGEST) {
      return refused(`The file is larger than ${LARGEST / 1_000_000} MB; a backup is smaller.`);
    }
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return refused("The browser could not read the file.");
    const read = readBackup(text, this.store.site);
    if (read.problem) return refused(read.problem);
    const { added, known } = await this.store.addAll(read.events);
    return [
      `${counted(added, "new record")} restored, ${known} already here.`,
      ...await this.#restoredOwn(read.own),
      ...read.refused.map(({ reason, count }) => `${counted(count, "record")} refused: ${reason}.`),
    ];
  }

  /** The draft of a file, where none is here; the one that is here stays. */
  async #restoredOwn(own: string): Promise<string[]> {
    let here = "";
    await changeJoint(this.store, OWN, (text) => (here = text) || own);
    if (!own || own === here) return [];
    if (here) return ["The call that you wrote down here stays; the one of the file was left out."];
    return ["The call that you wrote down is back."];
  }
}

/** The data with an item for each conversation in which something was done. Which calls could not be
 * fetched goes into `missed`. */
async function withPlayed(
  data: ProgressData,
  events: readonly AttemptEvent[],
  missed: Set<string>,
): Promise<ProgressData> {
  const { exercises } = data;
  const found = await Promise.all(exercises.map(async (item): Promise<ProgressItem[]> => {
    const all = exercises.filter(({ id }) => id === item.id);
    if (item.kind !== "call" || all[0] !== item) return [];
    const here = new Set(all.map(({ variant }) => variant));
    const own = events.filter(({ exercise }) => exercise === item.id);
    const missing = own.map(({ variant }) => variant).filter((variant) => !here.has(variant));
    if (!missing.length) return [];
    const talks = await laterConversations(item.id);
    if (!came(item.id)) missed.add(item.id);
    return talks.filter(({ variant }) => missing.includes(variant)).map((talk) => ({
      ...item,
      variant: talk.variant,
      title: `${item.title} (level ${talk.level}, ${talk.them}${
        talk.story > 1 ? `, story ${talk.story}` : ""
      })`,
      edition: talk.edition,
      judged: talk,
    }));
  }));
  const more = found.flat();
  return more.length ? { ...data, exercises: [...exercises, ...more] } : data;
}
