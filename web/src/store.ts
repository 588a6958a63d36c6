/** Keeps every answer the moment it is given. The only way to what is stored.
 *
 * One record an event, under a key of its own: two tabs cannot overwrite each other. Where the
 * browser keeps nothing, events stay in memory and the status line says so.
 */

import { asEvent, isNewer, LONGEST } from "./attempt.ts";
import type { AttemptEvent, EventType } from "./contract.ts";
import { type Disk, openDisk } from "./disk.ts";
import { inOrder } from "./order.ts";

export type StoreState = "kept" | "memory" | "full" | "failed";

export interface Status {
  state: StoreState;
  /** Words for the lasting status line; empty when all is well. */
  words: string;
}

export interface NewEvent {
  exercise: string;
  variant: string | null;
  edition: string;
  attempt: string;
  type: EventType;
  item?: string | null;
  value?: string | null;
  to?: string | null;
  fp?: string | null;
  /** The id of an own event to write over: typing in the same slot. */
  replaces?: string;
}

const BACKUP = "Before you close this page, save a backup file under My practice.";
const WORDS: Record<StoreState, string> = {
  kept: "",
  memory:
    `This browser does not let the page keep your answers. They stay until you close it. ${BACKUP}`,
  full:
    `This browser has no room left for your latest answers. They stay until you close this page. ${BACKUP}`,
  failed: `Your latest answers could not be kept. They stay until you close this page. ${BACKUP}`,
};

export class Store {
  private readonly known = new Map<string, AttemptEvent>();
  private readonly unsaved = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private disk: Disk | undefined;
  private state: StoreState = "kept";
  private unreadable = 0;
  private newer = 0;
  private asked = false;
  private queue: Promise<unknown>;
  private readonly channel: BroadcastChannel | undefined;
  /** Resolves when what is kept has been read, or cannot be. */
  readonly ready: Promise<void>;

  constructor(readonly site: string, open: (name: string) => Promise<Disk> = openDisk) {
    this.channel = channelOf(site);
    this.channel?.addEventListener("message", () => void this.readAgain());
    this.ready = this.begin(open);
    this.queue = this.ready;
  }

  status(): Status {
    const lost = this.unreadable
      ? `${this.unreadable} stored records could not be read. They are left as they are.`
      : "";
    const later = this.newer
      ? `${this.newer} stored records were written by a newer edition. They are left as they are.`
      : "";
    const words = [WORDS[this.state], lost, later].filter(Boolean).join(" ");
    return { state: this.state, words };
  }

  /** Keep an event; resolves when it lies on the disk, or in memory where there is none. */
  append({ replaces, ...event }: NewEvent): Promise<AttemptEvent> {
    return this.inTurn(async () => {
      const own = replaces === undefined ? undefined : this.known.get(replaces);
      const full: AttemptEvent = {
        v: 1,
        id: own?.id ?? newId(),
        site: this.site,
        n: this.highest(event.exercise) + 1,
        at: Date.now(),
        ...{ item: null, to: null, fp: null },
        ...event,
        value: event.value?.slice(0, LONGEST) ?? null,
      };
      this.known.set(full.id, full);
      this.unsaved.add(full.id);
      await this.save();
      this.askToPersist();
      return full;
    });
  }

  /** The events of one exercise, in order. */
  async events(exercise: string, variant: string | null): Promise<AttemptEvent[]> {
    await this.ready;
    return (await this.all()).filter((event) =>
      event.exercise === exercise && event.variant === variant
    );
  }

  /** All events of the site, in order. */
  async all(): Promise<AttemptEvent[]> {
    await this.ready;
    return inOrder([...this.known.values()]);
  }

  /** Call `listener` when anything changes here or in another tab; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Bring events back, as from a backup; those already here stay as they are. */
  addAll(events: readonly AttemptEvent[]): Promise<{ added: number; known: number }> {
    return this.inTurn(async () => {
      const fresh = events.filter((event) => !this.known.has(event.id));
      for (const event of fresh) {
        this.known.set(event.id, event);
        this.unsaved.add(event.id);
      }
      await this.save();
      return { added: fresh.length, known: events.length - fresh.length };
    });
  }

  /** Delete the events for which `which` holds; returns them, so that `addAll` can undo it. */
  delete(which: (event: AttemptEvent) => boolean): Promise<AttemptEvent[]> {
    return this.inTurn(async () => {
      const gone = [...this.known.values()].filter(which);
      for (const event of gone) {
        this.known.delete(event.id);
        this.unsaved.delete(event.id);
      }
      try {
        await this.disk?.remove(gone.map(keyOf));
      } catch {
        this.state = "failed";
      }
      this.tell();
      return gone;
    });
  }

  private async begin(open: (name: string) => Promise<Disk>): Promise<void> {
    try {
      this.disk = await open(`playbook-${this.site}`);
      await this.read();
    } catch {
      this.disk = undefined;
      this.state = "memory";
    }
    this.changed();
  }

  private async read(): Promise<void> {
    const records = await this.disk?.readAll() ?? [];
    const unsaved = [...this.unsaved].flatMap((id) => this.known.get(id) ?? []);
    this.known.clear();
    this.unreadable = this.newer = 0;
    for (const [, record] of records) {
      const event = asEvent(record);
      if (event) this.known.set(event.id, event);
      else if (isNewer(record)) this.newer++;
      else this.unreadable++;
    }
    for (const event of unsaved) this.known.set(event.id, event);
  }

  private readAgain(): Promise<void> {
    return this.inTurn(async () => {
      try {
        await this.read();
      } catch {
        this.state = "failed";
      }
      this.changed();
    });
  }

  /** Write everything that is not on the disk yet. */
  private async save(): Promise<void> {
    const waiting = [...this.unsaved].flatMap((id) => this.known.get(id) ?? []);
    if (this.disk) {
      try {
        await this.disk.write(waiting.map((event) => [keyOf(event), event]));
        for (const { id } of waiting) this.unsaved.delete(id);
        this.state = "kept";
      } catch (error) {
        const full = error instanceof DOMException && error.name === "QuotaExceededError";
        this.state = full ? "full" : "failed";
      }
    }
    this.tell();
  }

  private highest(exercise: string): number {
    let highest = 0;
    for (const event of this.known.values()) {
      if (event.exercise === exercise) highest = Math.max(highest, event.n);
    }
    return highest;
  }

  /** One thing at a time, in the order asked for. */
  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private tell(): void {
    this.channel?.postMessage("changed");
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private askToPersist(): void {
    if (this.asked) return;
    this.asked = true;
    // Not offered on plain HTTP; a no changes nothing.
    void navigator.storage?.persist?.().catch(() => undefined);
  }
}

const stores = new Map<string, Store>();

/** The store of a site; the same one for the same site. */
export function openStore(site: string): Store {
  const store = stores.get(site) ?? new Store(site);
  stores.set(site, store);
  return store;
}

/** A random id; `crypto.randomUUID` is missing where the page is not secure. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keyOf(event: AttemptEvent): string {
  return `${event.exercise}|${event.variant ?? ""}|${event.id}`;
}

function channelOf(site: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(`playbook-${site}`);
  } catch {
    return undefined;
  }
}
