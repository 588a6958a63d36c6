/** Draws so that what stands there is what is meant, whoever else rewrites the page: a translator puts
 * elements in the place of texts, other helpers wrap, move, split or take away what they find. What it
 * takes to live with them is in `mending.ts`, which comes when the first of them is seen. */

import {
  html as plainHtml,
  render,
  svg as plainSvg,
  type SVGTemplateResult,
  type TemplateResult,
} from "lit/html.js";
import { fetchBeside } from "./assets.ts";
import { own, watching } from "./watching.ts";

export { nothing, type TemplateResult } from "lit/html.js";

/** A place that is drawn into. */
export interface Place {
  into: HTMLElement;
  /** Draws it as it stands by now. */
  again: () => void;
  /** The last node in it; with another one all is made anew. */
  end: ChildNode;
}

export interface Mending {
  /** The template to draw with in the place of this one. */
  template(strings: TemplateStringsArray, values: readonly unknown[]): TemplateStringsArray;
  /** Draw a place by `show`. */
  draw(place: Place, show: () => void): void;
  /** Others have changed something. */
  hear(records: readonly MutationRecord[]): void;
}

export const places = new WeakMap<Node, Place>();
/** What mends, once it is here, and what it has not heard yet. */
export const mended: { by?: Mending; unheard: MutationRecord[] } = { unheard: [] };
let drawing = 0;

const template = (strings: TemplateStringsArray, values: readonly unknown[]) =>
  mended.by?.template(strings, values) ?? strings;

/** A template of HTML. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult =>
  plainHtml(template(strings, values), ...values);

/** A template of a part of a drawing. */
export const svg = (strings: TemplateStringsArray, ...values: unknown[]): SVGTemplateResult =>
  plainSvg(template(strings, values), ...values);

/** A heading of the level that fits where it stands; of level 3 where the page names none that fits. */
export function heading(words: string, level: number): TemplateResult {
  if (level === 2) return html`<h2>${words}</h2>`;
  if (level === 4) return html`<h4>${words}</h4>`;
  if (level === 5) return html`<h5>${words}</h5>`;
  if (level === 6) return html`<h6>${words}</h6>`;
  return html`<h3>${words}</h3>`;
}

/** A button; `looks` are its classes beside that of all buttons. */
export function button(
  words: string | TemplateResult,
  act: (event: Event) => void,
  looks = "pb-quiet",
): TemplateResult {
  return html`<button class="pb-button ${looks}" type="button" @click=${act}>${words}</button>`;
}

/** Draw into a place of its own. `again` draws there what is to be shown by then. */
export function draw(view: TemplateResult, into: HTMLElement, again: () => void): void {
  const watch = watching(hear);
  let place = places.get(into);
  if (!place) {
    places.set(into, place = { into, again, end: new Comment() });
    into.append(place.end);
    watch.observe(into, { childList: true, characterData: true, subtree: true });
  }
  const { end } = Object.assign(place, { again });
  // What is being drawn may hold elements that draw, too.
  if (!drawing++) hear(watch.takeRecords());
  const show = () => void render(view, into, { renderBefore: place.end });
  try {
    if (mended.by) mended.by.draw(place, show);
    else show();
  } catch (error) {
    // A node was not where we had left it.
    if (end !== place.end) throw error;
    clear(place);
    show();
  } finally {
    own();
    drawing--;
  }
}

/** Begin anew, whatever stands there. */
export function clear(place: Place): void {
  place.into.replaceChildren(place.end = new Comment());
}

function hear(records: MutationRecord[]): void {
  if (!records[0]) return;
  if (mended.by) return mended.by.hear(records);
  if (!mended.unheard[0]) void fetchBeside("mending").then(() => mended.unheard = []);
  mended.unheard.push(...records);
}
