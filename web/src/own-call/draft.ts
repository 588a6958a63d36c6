/** The draft as the store keeps it, what several tabs write on it, how long it may lie there. */

import type { OwnData } from "../contract/generated.ts";
import { isOver, OWN } from "../page/retention.ts";
import { newId, type Store } from "../store/store.ts";
import { Autosave } from "../page/autosave.ts";
import { beside, holds, OtherWords } from "../page/other-words.ts";
import { asStory, emptyStory, idOf, isBegun, type Story, texts } from "./story.ts";

/** After so many days the page offers to delete the draft. */
export const DAYS = 30;

/** Whether the draft has lain there so long that it should go. */
export function isOld({ since }: Story, now: number): boolean {
  return since !== null && isOver(since, DAYS, now);
}

/** The draft that is being written, kept while it is typed; other tabs may write on it too. */
export class Draft {
  /** Undefined until the store was read. */
  story: Story | undefined;
  /** The story as it was last known to be kept. */
  #base: Story | undefined;
  #typed = false;
  readonly #autosave = new Autosave(() => void this.sync());
  readonly #others = new OtherWords();
  /** How often it was sent to be kept, and how many of these are on their way. */
  #sent = 0;
  #coming = 0;
  #writing = Promise.resolve();

  /** `changed` is called when another story than before may be there. */
  constructor(
    private readonly store: Store,
    private readonly data: OwnData,
    private readonly changed: () => void,
  ) {}

  /** Take up what is kept: another tab may have gone on. What was typed here since then stays. False if
   * this page sent something meanwhile. */
  async read(): Promise<boolean> {
    const sent = this.#sent;
    const kept = await this.#kept();
    const story = this.story;
    const base = this.#base;
    // What was sent since then is newer than what was read.
    if (this.#coming || sent !== this.#sent) return false;
    if (this.#typed && base && story) this.story = mergedStory(base, story, kept ?? base);
    else this.story = kept ?? (story && !isBegun(story) ? story : this.#fresh());
    if (kept && story) this.#hear(story, this.story);
    else if (base && isBegun(base)) this.#others.clear();
    this.#base = kept ?? this.story;
    this.changed();
    return true;
  }

  /** Write; it is kept soon, beside what another tab has kept by then. */
  write(story: Story): void {
    const before = this.story && texts(this.story);
    for (const [field, words] of texts(story)) {
      if (words !== before?.get(field)) this.#others.wrote(field, words);
    }
    this.story = story;
    this.#typed = true;
    this.#autosave.touched();
  }

  /** Keep what was typed, beside what another tab has kept by now. */
  async sync(): Promise<void> {
    // A reading that something was sent beside says nothing of what other tabs have kept.
    while (this.#typed && !await this.read()) await this.#writing;
    this.save();
  }

  /** Words that another tab wrote into a field and that are not in it, or that it wrote over. */
  othersOf(field: string): string | undefined {
    return beside(this.story?.others[field] ?? "", this.#others.of(field) ?? "") || undefined;
  }

  /** Offer nothing more beside a field; give the story without. */
  settled(field: string): Story["others"] {
    this.#others.settle(field);
    const { [field]: _, ...others } = this.story?.others ?? {};
    return others;
  }

  /** Words from here that another tab wrote over are offered beside their field. */
  #hear(before: Story, now: Story): void {
    const known = texts(before);
    for (const [field, words] of texts(now)) {
      if (words !== known.get(field)) this.#others.changed(field, words, undefined);
    }
  }

  /** Keep what was typed. Nothing is waited for: the page may be going away. */
  save(): void {
    this.#autosave.done();
    if (!this.#typed || !this.story) return;
    this.#typed = false;
    this.#base = this.story;
    this.#send(isBegun(this.story) ? JSON.stringify(this.story) : "");
  }

  /** Begin anew. What was there is deleted from the browser at once. */
  empty(): void {
    this.#autosave.done();
    this.#others.clear();
    this.story = this.#base = this.#fresh();
    this.#typed = false;
    this.#send("");
  }

  #fresh(): Story {
    return emptyStory(this.data, idOf(newId()));
  }

  #send(text: string): void {
    this.#sent++;
    this.#coming++;
    this.#writing = this.store.setNote(OWN, text).finally(() => this.#coming--);
  }

  /** The draft that is kept; undefined if there is none that can be read. */
  async #kept(): Promise<Story | undefined> {
    const note = await this.store.note(OWN);
    try {
      return note ? asStory(JSON.parse(note), this.data) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The story that both tabs wrote on. Where both wrote in one field, the words from here stand in it
 * and those from elsewhere are kept beside it, unless one holds the other. */
export function mergedStory(base: Story, mine: Story, theirs: Story): Story {
  const story = merged(base, mine, theirs);
  const before = texts(base);
  const here = texts(story);
  const others: Record<string, string> = {};
  for (const field of new Set([base, mine, theirs].flatMap((each) => Object.keys(each.others)))) {
    const words = [base, mine, theirs].map((each) => each.others[field] ?? "");
    const kept = merged(words[0] ?? "", words[1] ?? "", words[2] ?? "");
    if (kept) others[field] = kept;
  }
  for (const [field, words] of texts(theirs)) {
    if (words === before.get(field) || holds(here.get(field) ?? "", words)) continue;
    others[field] = beside(others[field] ?? "", words);
  }
  return { ...story, others };
}

/** `mine` where it was changed since `base`, else `theirs`; field by field, as deep as fields go. */
export function merged<Value>(base: Value, mine: Value, theirs: Value): Value {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || !alike(base, mine, theirs)) return mine;
  const fields = Object.keys(mine as object) as (keyof Value)[];
  const both = fields.map((key) => [key, merged(base[key], mine[key], theirs[key])] as const);
  if (!Array.isArray(mine)) return Object.fromEntries(both) as Value;
  return both.map(([, value]) => value) as Value;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether all are made of the same fields; of lists, whether they hold the same things by id. */
function alike(...all: unknown[]): boolean {
  const fields = (one: unknown) =>
    JSON.stringify(Array.isArray(one) ? one.map(({ id }) => id) : Object.keys(one as object));
  return all.every((one) =>
    typeof one === "object" && one !== null && fields(one) === fields(all[0])
  );
}
