/** The draft as the store keeps it, what several tabs write on it, how long it may lie there. */

import type { OwnData } from "../contract/generated.ts";
import { parsed } from "../contract/shape.ts";
import { isOver, OWN } from "../page/retention.ts";
import { changeJoint, leaveJoint, type Left, writeJoint } from "../store/joint-note.ts";
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
  /** The text that was last known to be kept, and the story as it stood here then. */
  #base = "";
  #still: Story | undefined;
  readonly #autosave = new Autosave(() => void this.sync());
  readonly #others = new OtherWords();
  #syncing = Promise.resolve();

  /** `changed` is called when another story than before may be there. */
  constructor(
    private readonly store: Store,
    private readonly data: OwnData,
    private readonly changed: () => void,
  ) {}

  /** Write; it is kept soon, beside what another tab has kept by then. */
  write(story: Story): void {
    for (const [field, words] of news(this.story, story)) this.#others.wrote(field, words);
    this.story = story;
    this.#autosave.touched();
  }

  /** Keep what was typed, at once, as the page may be going away; then bring it together with what
   * other tabs left, and take that up. */
  sync(): Promise<void> {
    this.#leave();
    return this.#syncing = this.#syncing.then(() => this.#sync());
  }

  #leave(): void {
    this.#autosave.done();
    if (!this.story || this.story === this.#still) return;
    const from = this.#base;
    this.#base = asText(this.story);
    this.#still = this.story;
    void leaveJoint(this.store, OWN, from, this.#base);
  }

  async #sync(): Promise<void> {
    const story = this.#still;
    let kept = "";
    let now: Story | undefined;
    await changeJoint(this.store, OWN, (text, apart) => {
      now = apart.reduce((all, left) => this.#joined(left, all), this.#read(text));
      return kept = apart.length ? asText(now) : text;
    });
    // What was written meanwhile is not in it.
    if (story !== this.story) return this.#leave();
    const same = story && asText(now) === asText(story);
    this.story = same ? story : now ?? this.#fresh();
    if (!now && this.#base) this.#others.clear();
    // Words from here that another tab wrote over are offered beside their field.
    for (const [field, words] of now ? news(story, now) : []) this.#others.changed(field, words);
    this.#base = kept;
    this.#still = this.story;
    // Drawing may take the focus from a field, and that asks for the next look.
    if (!same) this.changed();
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

  /** Begin anew. What was there is deleted from the browser at once. */
  empty(): void {
    this.#autosave.done();
    this.#others.clear();
    this.story = this.#still = this.#fresh();
    this.#base = "";
    void writeJoint(this.store, OWN, "");
  }

  #fresh(): Story {
    return emptyStory(this.data, idOf(newId()));
  }

  /** What is kept, and what a page made of another text. */
  #joined([from, to]: Left, theirs: Story | undefined): Story | undefined {
    const mine = this.#read(to);
    if (!mine) return theirs;
    const base = this.#read(from) ?? emptyStory(this.data, mine.id);
    return mergedStory(base, mine, theirs ?? base);
  }

  /** The story that is kept; undefined if there is none that can be read. */
  #read(text: string): Story | undefined {
    return asStory(parsed(text), this.data);
  }
}

/** The story as it is kept; nothing is kept of one that was not begun. */
function asText(story: Story | undefined): string {
  return story && isBegun(story) ? JSON.stringify(story) : "";
}

/** The texts that are others than before, by field. */
function news(before: Story | undefined, now: Story): [field: string, words: string][] {
  const known = before && texts(before);
  return [...texts(now)].filter(([field, words]) => words !== known?.get(field));
}

/** The story that both tabs wrote on. Where both wrote in one field, the words from here stand in it
 * and those from elsewhere are kept beside it, unless one holds the other. */
export function mergedStory(base: Story, mine: Story, theirs: Story): Story {
  const story = merged(base, mine, theirs);
  const here = texts(story);
  const others: Record<string, string> = {};
  for (const field of new Set([base, mine, theirs].flatMap((each) => Object.keys(each.others)))) {
    const words = [base, mine, theirs].map((each) => each.others[field] ?? "");
    const kept = merged(words[0] ?? "", words[1] ?? "", words[2] ?? "");
    if (kept) others[field] = kept;
  }
  for (const [field, words] of news(base, theirs)) {
    if (!holds(here.get(field) ?? "", words)) others[field] = beside(others[field] ?? "", words);
  }
  return { ...story, others };
}

/** `mine` where it was changed since `base`, else `theirs`; field by field, as deep as fields go. A
 * list stands as a whole unless all three hold the same things by id. */
export function merged<Value>(base: Value, mine: Value, theirs: Value): Value {
  if (same(mine, base)) return theirs;
  const ids = (one: Value) => Array.isArray(one) && one.map(({ id }) => id);
  const whole = typeof mine !== "object" || !mine ||
    [base, theirs].some((one) => !same(ids(one), ids(mine)));
  if (whole || same(theirs, base)) return mine;
  const fields = Object.keys(mine) as (keyof Value)[];
  const both = fields.map((key) => [key, merged(base[key], mine[key], theirs[key])] as const);
  if (!Array.isArray(mine)) return Object.fromEntries(both) as Value;
  return both.map(([, value]) => value) as Value;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
