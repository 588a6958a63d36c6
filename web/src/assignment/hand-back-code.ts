/** A hand-back as a code to paste into a message: `PBH1.` packed, `PBH0.` where the browser
 * cannot pack. */

import { inflated } from "../page/inflate.ts";
import { fromBase64, toBase64 } from "./link.ts";

/** As many bytes as a code may unpack to. */
export const LARGEST = 5_000_000;
/** A code within any text; line breaks that a mail put into it are taken out before. */
export const CODE = /PBH[01]\.[A-Za-z0-9_-]+/g;

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

/** The JSON text that a code holds; a plain reason where there is none. Never rejects. */
export async function fromCode(code: string): Promise<{ text: string } | { problem: string }> {
  const [mark, body = ""] = code.replace(/\s+/g, "").split(".");
  const bytes = fromBase64(body);
  if (!bytes?.length) return CUT;
  if (mark === "PBH0") return decoded(bytes.length > LARGEST ? "more" : bytes);
  if (mark !== "PBH1") return { problem: "This is not a code of a hand-back." };
  if (typeof DecompressionStream === "undefined") {
    return { problem: "This browser cannot unpack codes. Ask for the file, or use a newer one." };
  }
  return decoded(await inflated(bytes, LARGEST));
}

const CUT = { problem: "The code was cut short or changed on its way. Ask for it again." };
/** Said of what unpacks to too much. */
export const HUGE = {
  problem: `It unpacks to more than ${LARGEST / 1_000_000} MB, and is not read.`,
};

function decoded(bytes: Uint8Array | "more" | undefined): { text: string } | { problem: string } {
  if (bytes === "more") return HUGE;
  if (!bytes?.length) return CUT;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return CUT;
  }
}
