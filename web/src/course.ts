/** The way that a call took, as a drawing: a shape for each decision, and the end. */

import { html, svg, type TemplateResult } from "lit/html.js";
import type { CallData, Rating } from "./contract.ts";
import { taken } from "./transcript.ts";
import type { Replay } from "./walk.ts";
import { RATING_WORDS } from "./wording.ts";

/** How far off the straight a rating leads, and its shape: a round, a diamond, a square. */
const SHAPES: Record<Rating, [number, string]> = {
  best: [14, "m-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0"],
  defensible: [29, "m-13 0l13-13 13 13-13 13z"],
  weak: [44, "m-10-10h20v20h-20z"],
};
const HANDSET = "m-12 6c-2-15 26-15 24 0l-7 1-1-5h-8l-1 5z";

/** A decision of a talk: what it was, and where and how it is drawn. */
export interface Spot {
  rating: Rating;
  x: number;
  y: number;
  shape: string;
}

/** Where a talk went, decision by decision. */
export function courseOf(call: CallData, { steps }: Pick<Replay, "steps">): Spot[] {
  return steps.flatMap((step) => taken(step, call) ?? []).map(({ choice: { rating } }, place) => {
    const [y, shape] = SHAPES[rating];
    return { rating, x: 36 * place + 14, y, shape };
  });
}

/** The same in words, with the numbers that stand in the shapes. */
export const inWords = (spots: readonly Spot[]): string =>
  spots.map(({ rating }, place) => `${place + 1}. ${RATING_WORDS[rating]}.`).join(" ");

/** The drawing, and under it the same in words. */
export function course(call: CallData, stands: Pick<Replay, "steps">): TemplateResult {
  const spots = courseOf(call, stands);
  const end = 36 * spots.length + 18;
  const way = spots.map(({ x, y }) => `${x} ${y} `).join("");
  return html`
    <svg width="${end / 14 + 1}em" viewBox="0 0 ${end + 16} 58" fill="currentColor"
      stroke-width="2" text-anchor="middle" aria-hidden="true">
      <path fill="none" stroke="currentColor" d="M${way}${end} 14" />
      ${spots.map(({ rating, x, y, shape }, place) =>
        svg`
          <path class="pb-${rating}" fill="var(--pb-card)" stroke="var(--tone)"
            d="M${x} ${y}${shape}" />
          <text font-size="13" x=${x} y=${y + 5}>${place + 1}</text>
        `
      )}
      <path d="M${end} 14${HANDSET}" />
    </svg>
    <p class="pb-where">Your way: ${inWords(spots)}</p>
  `;
}
