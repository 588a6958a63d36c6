/** A hand-back as a code to paste into a message: `PBH1.` packed, `PBH0.` where the browser
 * cannot pack. */

import { toBase64 } from "./link.ts";

/** The code of a file's content. */
export async function toCode(content: object): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify(content));
  if (typeof CompressionStream === "undefined") return `PBH0.${toBase64(plain)}`;
  const packed = new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `PBH1.${toBase64(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** A code that is there when it is asked for: on plain http, WebKit copies nothing that comes later
 * than the press of a button. So it is made once the hand is on the button. */
export class CodeAhead {
  #held = "";
  #code = "";

  /** Make the code of a content; `held` is what must be the same when it is asked for. */
  prepare(held: string, content: object): void {
    void toCode(content).then((code) => {
      this.#held = held;
      this.#code = code;
    });
  }

  /** The code: at once if it is there, else of this content. */
  of(held: string, content: object): string | Promise<string> {
    return this.#code && held === this.#held ? this.#code : toCode(content);
  }
}
