/** What the parts have in common: what they are given, and the element that they draw. */

import { html, type TemplateResult } from "../page/drawing.ts";
import type { CallData } from "../contract/generated.ts";
import type { Store } from "../store/store.ts";
import type { Replay } from "../judge/replay.ts";

/** What a part is given, anew whenever the call is drawn. */
export interface Given {
  /** `voice`, `model` or `say`, with anything behind it. */
  part: string;
  data: CallData;
  stands: Replay;
  store: Store;
  /** The line to be said. */
  line: string;
}

/** A part of the script: something to hear or to say. */
export interface Part {
  view(): TemplateResult;
  /** Something may have changed. */
  take(given: Given): void;
  /** It leaves the page, or the page is left. */
  leave(): void;
}

/** A button of these parts. */
export function button(words: string, action: () => void, hidden = false): TemplateResult {
  return html`
    <button class="pb-button pb-quiet" type="button" ?hidden=${hidden}
      @click=${action}>${words}</button>
  `;
}
