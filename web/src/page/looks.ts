/** Looks that lie beside our scripts: those of elements that stand on few pages. */

import { beside } from "./assets.ts";

/** A style sheet of ours, to be put where it acts. In the head it would be taken away when the
 * page is changed without being loaded anew. */
export function looksBeside(name: string): HTMLLinkElement {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = beside(name).replace(/js$/, "css");
  return link;
}
