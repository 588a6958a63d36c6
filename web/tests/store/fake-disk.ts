/** A disk in memory that several pages share. */

import type { Disk, Row } from "../../src/store/indexed-db.ts";

/** While `broken` is set, writing fails with it; with `unread`, reading too. */
export class FakeDisk implements Disk {
  broken: Error | undefined;
  unread: Error | undefined;
  watchers: (() => void)[] = [];
  again: (() => void) | undefined;
  writes = 0;

  constructor(readonly rows: Map<string, unknown> = new Map()) {}

  async read(prefix: string): Promise<Row[]> {
    await Promise.resolve();
    if (this.unread) throw this.unread;
    return this.of(prefix);
  }

  async change(prefix: string, plan: (rows: Row[]) => Row[]): Promise<void> {
    await Promise.resolve();
    if (this.unread) throw this.unread;
    this.keep(plan(this.of(prefix)));
  }

  async write(rows: Row[]): Promise<void> {
    await Promise.resolve();
    if (this.unread) throw this.unread;
    this.keep(rows);
  }

  /** All at once, as a transaction does it: nothing of another page comes between. */
  private keep(rows: Row[]): void {
    if (!rows.length) return;
    this.writes++;
    if (this.broken) throw this.broken;
    for (const [key, value] of rows) {
      if (value === undefined) this.rows.delete(key);
      else this.rows.set(key, value);
    }
    for (const watcher of this.watchers) watcher();
  }

  watch(listener: () => void): void {
    this.watchers.push(listener);
  }

  later(work: () => void): void {
    this.again = work;
  }

  private of(prefix: string): Row[] {
    return [...this.rows].filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key, structuredClone(value)]);
  }
}
