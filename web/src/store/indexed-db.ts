/** Where records lie: IndexedDB, one key a record, on the disk before it counts. Used by `store.ts`.
 *
 * Every failure rejects: `NoStorage` where there is no storage to be had, else the browser's error. */

import { promisifyRequest, type UseStore } from "idb-keyval";

export type Row = [key: string, value: unknown];

/** A place that keeps rows by key. */
export interface Disk {
  /** The rows whose keys begin with `prefix`. */
  read(prefix: string): Promise<Row[]>;
  /** Read those rows and change some, all or nothing. `plan` is asked again after a failure; it gives
   * what there is to be, `undefined` in place of what is to go. */
  change(prefix: string, plan: (rows: Row[]) => Row[]): Promise<void>;
  /** Change rows, all or nothing, without a look at them first: in one step, which a page that goes
   * away has already taken. */
  write(rows: Row[]): Promise<void>;
  /** Be told when rows may have changed without this page's doing. */
  watch(listener: () => void): void;
  /** Do this once it is worth another try. */
  later(work: () => void): void;
}

export class NoStorage extends Error {}

/** Whether the browser refused for want of room. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name);
}

const TABLE = "events";
/** How long the browser may take to open its storage, to read or write, and to get well again, in
 * milliseconds. */
const PATIENCE = { open: 3000, use: 8000, again: 5000 };

/** The browser's own database of this name. It is opened at the first use. */
export class BrowserDisk implements Disk {
  #opening: Promise<IDBDatabase> | undefined;
  #waited = false;
  #asked = false;
  #again = 0;
  readonly #listeners: (() => void)[] = [];
  readonly #channel: BroadcastChannel | undefined;

  constructor(private readonly name: string) {
    this.#channel = channel(name);
  }

  read(prefix: string): Promise<Row[]> {
    return this.#use("readonly", (table) => {
      const rows = rowsOf(table, prefix);
      // A write waits for what is being read. Were that still open when the page goes away, the
      // browser would drop both.
      table.transaction.commit();
      return rows;
    });
  }

  async change(prefix: string, plan: (rows: Row[]) => Row[]): Promise<void> {
    await this.#use("readwrite", async (table) => {
      const done = promisifyRequest<void>(table.transaction);
      done.catch(() => {});
      applied(table, plan(await rowsOf(table, prefix)));
      await done;
    });
    this.#changed();
  }

  async write(rows: Row[]): Promise<void> {
    await this.#use("readwrite", (table) => {
      const done = promisifyRequest<void>(table.transaction);
      done.catch(() => {});
      applied(table, rows);
      // Without this a page that goes away takes with it whatever the browser still has to ask it.
      table.transaction.commit();
      return done;
    });
    this.#changed();
  }

  watch(listener: () => void): void {
    this.#listeners.push(listener);
    this.#channel?.addEventListener("message", listener);
    // Browsers without a channel, and pages that the back button brings back, look again.
    document.addEventListener("visibilitychange", () => !document.hidden && listener());
    addEventListener("pageshow", (event) => event.persisted && listener());
  }

  later(work: () => void): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(work, PATIENCE.again);
  }

  /** At most twice: opening anew mends a connection that was closed underneath us. */
  #use: UseStore = async (mode, work) => {
    try {
      return await this.#once(mode, work);
    } catch (error) {
      if (error instanceof NoStorage || isFull(error)) throw error;
      this.#opening = undefined;
      return await this.#once(mode, work);
    }
  };

  #once: UseStore = async (mode, work) => {
    const database = await this.#open();
    // A browser may lose a relaxed write when it is killed a moment later.
    const transaction = database.transaction(TABLE, mode, { durability: "strict" });
    const done = Promise.resolve(work(transaction.objectStore(TABLE)));
    return await inTime(done, PATIENCE.use, new Error());
  };

  async #open(): Promise<IDBDatabase> {
    const opening = this.#opening ??= this.#connect();
    const late = new NoStorage();
    try {
      return await inTime(opening, this.#waited ? 0 : PATIENCE.open, late);
    } catch (error) {
      if (error !== late) {
        this.#opening = undefined;
        throw new NoStorage(String(error));
      }
      if (!this.#waited) {
        // Nobody waits again; if it opens after all, everybody is told.
        this.#waited = true;
        const tell = () => this.#listeners.forEach((listener) => listener());
        opening.then(tell, () => this.#opening = undefined).finally(() => this.#waited = false);
      }
      throw late;
    }
  }

  async #connect(): Promise<IDBDatabase> {
    const database = await connected(this.name);
    const forget = () => this.#opening = undefined;
    database.onclose = forget;
    // Otherwise another tab could never clear or upgrade the database.
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  }

  #changed(): void {
    this.#channel?.postMessage("changed");
    if (this.#asked) return;
    this.#asked = true;
    // Not offered on plain HTTP; a no changes nothing.
    void globalThis.navigator?.storage?.persist?.().catch(() => {});
  }
}

/** Open the database; one without our table, as an accident may leave it, gets it. */
async function connected(name: string, version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    if (!database.objectStoreNames.contains(TABLE)) database.createObjectStore(TABLE);
  };
  const database = await promisifyRequest(request);
  if (database.objectStoreNames.contains(TABLE)) return database;
  const next = database.version + 1;
  database.close();
  return connected(name, next);
}

/** Change rows; after a failure none is changed. */
function applied(table: IDBObjectStore, rows: Row[]): void {
  try {
    for (const [key, value] of rows) {
      value === undefined ? table.delete(key) : table.put(value, key);
    }
  } catch (error) {
    // Or what was done so far would stay done.
    table.transaction.abort();
    throw error;
  }
}

async function rowsOf(table: IDBObjectStore, prefix: string): Promise<Row[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([
    promisifyRequest(table.getAllKeys(range)),
    promisifyRequest<unknown[]>(table.getAll(range)),
  ]);
  return keys.map((key, place) => [String(key), values[place]]);
}

function inTime<Value>(work: Promise<Value>, most: number, late: Error): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late), most);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What tells other tabs; not every browser has it, and some places forbid it. */
function channel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
