/** Where records lie: IndexedDB, one key a record. Only `store.ts` uses this. */

import { delMany, entries, promisifyRequest, setMany, type UseStore } from "idb-keyval";

/** A place that keeps records by key. Every call may reject. */
export interface Disk {
  readAll(): Promise<[string, unknown][]>;
  write(records: [string, unknown][]): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

const OBJECTS = "events";
const PATIENCE = 4000;

/** Open the browser's own database. Rejects where it is missing, blocked, or does not answer. */
export async function openDisk(name: string): Promise<Disk> {
  let database = await opened(name);
  const use: UseStore = async (mode, work) => {
    const transaction = () =>
      // A browser may lose a relaxed write when it is killed a moment later.
      database.transaction(OBJECTS, mode, { durability: "strict" }).objectStore(OBJECTS);
    try {
      const objects = transaction();
      const done = work(objects);
      // Without this the browser asks back before it commits, and a page that goes away loses it.
      if (mode === "readwrite") objects.transaction.commit();
      return await done;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      // The connection was closed underneath, as after the site's data were cleared.
      database = await opened(name);
      return await work(transaction());
    }
  };
  return {
    readAll: () => entries<string, unknown>(use),
    write: (records) => setMany(records, use),
    remove: (keys) => delMany(keys, use),
  };
}

async function opened(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(OBJECTS);
  const database = await inTime(promisifyRequest(request));
  // Otherwise another tab could never clear or upgrade the database.
  database.onversionchange = () => database.close();
  return database;
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the database does not answer")), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
