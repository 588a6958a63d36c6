/** A link as a drawing that a phone's camera reads. */

import { correction, generate } from "lean-qr";
import { html, svg, type TemplateResult } from "../page/drawing.ts";

/** Longer links make a drawing too fine to be read from a screen. */
export const LONGEST_QR = 500;
/** So many light squares all around belong to it. */
const QUIET = 4;

/** The dark squares as the path of a drawing, row by row; and how many squares a side has. */
export function squares(link: string): { path: string; size: number } {
  const code = generate(link, { minCorrectionLevel: correction.M });
  const rows = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      rows.push(`M${start} ${y}h${x - start + 1}v1H${start}z`);
    }
  }
  return { path: rows.join(""), size: code.size };
}

export function qr(link: string, title: string): TemplateResult {
  const { path, size } = squares(link);
  const side = size + 2 * QUIET;
  return html`
    <svg class="pb-qr" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" role="img"
      aria-label=${`QR code: the link to “${title}”`} shape-rendering="crispEdges">${svg`<path d=${path}></path>`}</svg>
  `;
}
