/** All exercises of the site, from the data script beside our own. */

import { siteRoot } from "./assets.ts";
import { brought } from "./deferred-data.ts";
import type { CatalogData } from "../contract/generated.ts";

/** The catalog; undefined if it cannot be had, and then the next call tries again. */
export function catalogData(): Promise<CatalogData | undefined> {
  return brought("catalog", "catalog");
}

/** The address of a page that the catalog names, as in `practice/calls/f05/#f05=1/freight`. */
export function addressOf(page: string): string {
  const address = new URL(page, siteRoot());
  address.pathname = address.pathname.replace(/\/$/, endingOf(location));
  return address.href;
}

/** What a page's address ends with on this site; pages are built as folders or as files. */
export function endingOf({ protocol, pathname }: Pick<Location, "protocol" | "pathname">): string {
  if (/\.html$/.test(pathname) && !pathname.endsWith("/index.html")) return ".html";
  return protocol === "file:" ? "/index.html" : "/";
}
