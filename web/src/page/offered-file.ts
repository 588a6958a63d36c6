/** A file for the person at the browser: asked for in a press, given by `file-element.ts`. */

import { bring } from "./assets.ts";
import { nothing } from "./drawing.ts";

/** How a file is called, of what type it is, and what it holds. */
export interface OfferedFile {
  name: string;
  type: string;
  /** All that is in it; of a file that is no text, what can be copied in its place. */
  text: string;
  blob?: Blob;
  /** What to do with it. */
  then?: string;
}

/** A file of JSON. */
export function jsonFile(name: string, content: object, then = ""): OfferedFile {
  return { name, type: "application/json", text: `${JSON.stringify(content, null, 1)}\n`, then };
}

/** Have at hand what gives files, before there may be no network to fetch it. */
export function bringFiles(): Promise<boolean> {
  return bring("file", "pb-file");
}

const offers = new WeakMap<OfferedFile, HTMLElement>();

/** What stands where a file was asked for. Each new object is a file that is asked for anew. */
export function fileView(file: OfferedFile | undefined): HTMLElement | typeof nothing {
  if (!file) return nothing;
  void bringFiles();
  const words = "This needs the network once. Press again when you are online.";
  const offer = offers.get(file) ??
    Object.assign(document.createElement("pb-file"), { file, textContent: words });
  offers.set(file, offer);
  return offer;
}
