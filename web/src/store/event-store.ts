/** Keeps what was answered, the moment it is answered.
 *
 * Events, and what is left beside a note, have their own keys: no tab writes over another. Where a
 * disk keeps nothing, all stays in memory, the status says so, and every later use tries again. */

import { asEvent, HIGHEST, isNewer } from "./event-schema.ts";
import type { AttemptEvent } from "../contract/generated.ts";
import { shared } from "./global.ts";
import { BrowserDisk, type Disk, isFull, NoStorage, type Row } from "./indexed-db.ts";
import { inOrder } from "../contract/event-order.ts";
import { eventOf, type NewEvent, NOTE, type Status, type Store, type StoreState } from "./store.ts";

const STAY = "They stay until you close this page; download a backup before you leave.";
/** A plain sentence for each state, "" when all is well. */
const STATUS_WORDS: Record<StoreState, string> = {
  kept: "",
  memory: `This browser does not let the page keep your answers. ${STAY}`,
  full: `This browser has no room left for your newest answers. ${STAY}`,
  failed: `Your newest answers could not be kept. ${STAY} The page goes on trying.`,
};

/** The store of a site, the same object every time. */
export function openStore(site: string): Store {
  const { stores } = shared();
  const store = stores.get(site) ?? new KeptStore(site, new BrowserDisk(`playbook-${site}`));
  stores.set(site, store);
  return store;
}

/** A store on any disk. */
export class KeptStore implements Store {
  readonly #disk: Disk;
  readonly ready: Promise<void>;
  #state: StoreState = "kept";
  readonly #listeners = new Set<() => void>();
  /** What is known, by key, for the time when the disk cannot be read. */
  readonly #known = new Map<string, unknown>();
  readonly owed = new Map<string, unknown>();
  /** Prefixes of which `known` has all rows, unless another tab changes some. */
  readonly #fresh = new Set<string>();
  /** The highest number that this page has given, by prefix. */
  readonly #given = new Map<string, number>();
  /** With events that were deleted: the rows beside them that are no readable events. */
  readonly #besides = new WeakMap<AttemptEvent[], Row[]>();
  readonly #looked = new WeakMap<object, AttemptEvent | false>();

  constructor(readonly site: string, disk: Disk) {
    this.#disk = disk;
    this.ready = this.rows(NOTE).then(() => {});
    disk.watch(() => {
      this.#fresh.clear();
      this.tell();
    });
  }

  status(): Status {
    const words = STATUS_WORDS[this.#state] || oddInWords(this.#odd());
    return { state: this.#state, words };
  }

  async append(given: NewEvent): Promise<AttemptEvent> {
    const prefix = prefixOf(given);
    const begun = eventOf(this.site, given);
    if (!this.#fresh.has(prefix) && !this.#fresh.has("")) await this.rows(prefix);
    const known = this.#eventsIn(this.known(prefix));
    const event: AttemptEvent = { ...begun, n: this.#after(prefix, known) };
    this.#given.set(prefix, event.n);
    const old = known.find((each) => each.id === given.replaces && each.item === event.item);
    await this.write([...old ? [[keyOf(old), undefined] as Row] : [], [keyOf(event), event]]);
    this.tell();
    return event;
  }

  async events(exercise: string, variant: string | null): Promise<AttemptEvent[]> {
    const events = this.#eventsIn(await this.rows(prefixOf({ exercise, variant })));
    return inOrder(events.filter((each) => each.exercise === exercise && each.variant === variant));
  }

  async all(): Promise<AttemptEvent[]> {
    return inOrder(this.#eventsIn(await this.rows("")));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async addAll(events: AttemptEvent[]): Promise<{ added: number; known: number }> {
    const own = this.#eventsIn(events.map((each) => ["", each]));
    const given = new Map(own.map((each) => [keyOf(each), each]));
    let fresh: Row[] | undefined;
    await this.change("", (rows) => {
      const there = new Set(rows.map(([key]) => key));
      fresh ??= [...given].filter(([key]) => !there.has(key));
      return [...fresh, ...this.#besides.get(events) ?? []];
    });
    this.tell();
    const added = fresh?.length ?? 0;
    return { added, known: given.size - added };
  }

  deleteAll(): Promise<AttemptEvent[]> {
    return this.#erase("", () => true);
  }

  deleteOf(exercise: string, variant: string | null): Promise<AttemptEvent[]> {
    return this.#erase(
      prefixOf({ exercise, variant }),
      (each) => !each || (each.exercise === exercise && each.variant === variant),
    );
  }

  async note(name: string): Promise<string> {
    const value = new Map(await this.rows(NOTE + name)).get(NOTE + name);
    return typeof value === "string" ? value : "";
  }

  async setNote(name: string, value: string): Promise<void> {
    await this.write([[NOTE + name, value]]);
    this.tell();
  }

  async #erase(
    prefix: string,
    meant: (event: AttemptEvent | undefined) => boolean,
  ): Promise<AttemptEvent[]> {
    let gone: Row[] = [];
    await this.change(prefix, (rows) => {
      gone = rows.filter(([, value]) => meant(this.#event(value)));
      return gone.map(([key]) => [key, undefined]);
    });
    this.tell();
    const events = this.#eventsIn(gone);
    this.#besides.set(events, gone.filter(([, value]) => !this.#event(value)));
    return events;
  }

  write(rows: Row[]): Promise<boolean> {
    return this.#send("", () => rows, true, (planned) => this.#disk.write(planned([])));
  }

  change(prefix: string, plan: (rows: Row[]) => Row[], owing = true): Promise<boolean> {
    return this.#send(prefix, plan, owing, (planned) => this.#disk.change(prefix, planned));
  }

  /** What was sent is known once it is written, and owed if that fails. */
  async #send(
    prefix: string,
    plan: (rows: Row[]) => Row[],
    owing: boolean,
    send: (planned: (rows: Row[]) => Row[]) => Promise<void>,
  ): Promise<boolean> {
    let owed = new Map<string, unknown>();
    let sent = owed;
    const planned = (rows: Row[]) => {
      owed = new Map(this.owed);
      return [...sent = new Map([...owed, ...plan(this.#withOwed(rows, prefix))])];
    };
    try {
      await send(planned);
    } catch (error) {
      this.#failed(error);
      // The disk may never have come to ask.
      if (sent === owed) planned(this.#knownOf(prefix));
      for (const [key, value] of owing ? sent : []) this.owed.set(key, value);
      return false;
    }
    for (const [key, value] of sent) {
      if (value === undefined) this.#known.delete(key);
      else this.#known.set(key, value);
      // It may have changed again while it was being written.
      if (this.owed.get(key) === owed.get(key)) this.owed.delete(key);
    }
    if (!this.owed.size) this.#state = "kept";
    return true;
  }

  async rows(prefix: string): Promise<Row[]> {
    const before = this.status().words;
    try {
      const rows = await this.#disk.read(prefix);
      for (const [key] of this.#knownOf(prefix)) this.#known.delete(key);
      for (const [key, value] of rows) this.#known.set(key, value);
      this.#fresh.add(prefix);
      if (this.owed.size) await this.change(NOTE, () => []);
      else this.#state = "kept";
    } catch (error) {
      this.#failed(error);
    }
    if (this.status().words !== before) this.tell();
    return this.known(prefix);
  }

  /** What may come right by itself is tried again, whether or not anybody asks. */
  #failed(error: unknown): void {
    this.#state = error instanceof NoStorage ? "memory" : isFull(error) ? "full" : "failed";
    if (this.#state === "failed") this.#disk.later(() => void this.rows(NOTE));
  }

  known(prefix: string): Row[] {
    return this.#withOwed(this.#knownOf(prefix), prefix);
  }

  #knownOf(prefix: string): Row[] {
    return [...this.#known].filter(([key]) => key.startsWith(prefix));
  }

  #withOwed(rows: Row[], prefix: string): Row[] {
    const owed = [...this.owed].filter(([key]) => key.startsWith(prefix));
    return [...new Map([...rows, ...owed])].filter(([, value]) => value !== undefined);
  }

  /** One more than any number known; events that this page is still writing count too. */
  #after(prefix: string, events: AttemptEvent[]): number {
    const highest = events.reduce((most, each) => Math.max(most, each.n), 0);
    return Math.min(Math.max(this.#given.get(prefix) ?? 0, highest) + 1, HIGHEST);
  }

  /** The event that a row holds, if this page can read it; each row is looked at once. */
  #event(value: unknown): AttemptEvent | undefined {
    if (typeof value !== "object" || value === null) return undefined;
    const event = this.#looked.get(value) ?? asEvent(value) ?? false;
    this.#looked.set(value, event);
    return event && event.site === this.site ? event : undefined;
  }

  #eventsIn(rows: Row[]): AttemptEvent[] {
    return rows.flatMap(([, value]) => this.#event(value) ?? []);
  }

  /** What lies among the answers and is no event that this page can read. */
  #odd(): unknown[] {
    const rows = [...this.#known].filter(([key]) => !key.startsWith(NOTE));
    return rows.flatMap(([, value]) => this.#event(value) ? [] : [value]);
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function prefixOf({ exercise, variant }: { exercise: string; variant: string | null }): string {
  return `${exercise}|${variant ?? ""}|`;
}

function keyOf(event: AttemptEvent): string {
  return prefixOf(event) + event.id;
}

/** What lies among the answers and is no event that this page can read. */
function oddInWords(odd: unknown[]): string {
  const newer = odd.filter(isNewer).length;
  const broken = odd.length - newer;
  return [
    ...broken ? [`Kept records that this page cannot read: ${broken}.`] : [],
    ...newer ? [`Kept records from a newer edition of this playbook: ${newer}.`] : [],
    ...odd.length ? ["They are left as they are; everything else is here."] : [],
  ].join(" ");
}
