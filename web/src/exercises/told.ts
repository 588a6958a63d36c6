/** A choice in words. */

import { html, type TemplateResult } from "../page/drawing.ts";
import type { Choice } from "../contract/generated.ts";

/** What is said in quotation marks, what is sent as a message, an act as it is told. */
export function told({ move, say }: Choice): TemplateResult {
  return move === "say"
    ? html`<q>${say}</q>`
    : html`<span class=${move === "write" ? "pb-write" : "pb-act"}>${say}</span>`;
}
