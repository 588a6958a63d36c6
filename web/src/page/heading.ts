/** Headings whose level depends on where an element stands. */

import { html } from "./drawing.ts";
import type { TemplateResult } from "lit/html.js";

/** A heading of this level; of level 3 where the page names none that fits. */
export function heading(words: string, level: number): TemplateResult {
  switch (level) {
    case 2:
      return html`<h2>${words}</h2>`;
    case 4:
      return html`<h4>${words}</h4>`;
    case 5:
      return html`<h5>${words}</h5>`;
    case 6:
      return html`<h6>${words}</h6>`;
    default:
      return html`<h3>${words}</h3>`;
  }
}
