/** The store of a site: one object, whoever asks. */

import { KeptStore } from "./event-store.ts";
import { shared } from "./global.ts";
import { BrowserDisk } from "./indexed-db.ts";
import type { Store } from "./store.ts";

/** The store of a site, the same object every time. */
export function openStore(site: string): Store {
  const { stores } = shared();
  const store = stores.get(site) ?? new KeptStore(site, new BrowserDisk(`playbook-${site}`));
  stores.set(site, store);
  return store;
}
