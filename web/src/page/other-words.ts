/** Words for one field from two tabs: which of them stand in the field, and which are offered. */

import { button, html, nothing, type TemplateResult } from "./drawing.ts";

/** What was written here and elsewhere, by field. Nothing that one of them holds is lost in silence. */
export class OtherWords {
  /** What this tab wrote in its fields and last knew of. */
  readonly #own = new Map<string, string>();
  readonly #offered = new Map<string, string>();

  /** Something was typed here, or kept from here. */
  wrote(field: string, words: string): void {
    this.#own.set(field, words);
    if (holds(words, this.#offered.get(field) ?? "")) this.#offered.delete(field);
  }

  /** Another tab wrote `kept` into a field in which `typed` waits here to be kept, if anything.
   *
   * Gives whether the field should show what was kept. Words that are then in neither are offered
   * beside it. */
  changed(field: string, kept: string, typed?: string): boolean {
    const mine = typed ?? this.#own.get(field) ?? "";
    const taken = typed === undefined || holds(kept, mine);
    if (taken) this.#own.delete(field);
    if (!holds(kept, mine)) {
      this.#offered.set(field, beside(this.#offered.get(field) ?? "", taken ? mine : kept));
    }
    return taken;
  }

  /** What is offered beside a field; undefined if nothing is. */
  of(field: string): string | undefined {
    return this.#offered.get(field);
  }

  /** Offer nothing more beside a field. */
  settle(field: string): void {
    this.#offered.delete(field);
  }

  /** All was emptied, or brought back: what was written before is neither here nor elsewhere. */
  clear(): void {
    this.#own.clear();
    this.#offered.clear();
  }
}

/** What is offered once more words are: neither is left out, and none is there twice. */
export function beside(before: string, words: string): string {
  return holds(before, words) ? before : holds(words, before) ? words : `${before}\n${words}`;
}

/** Whether `others` stand in words, whatever blanks lie between. */
export function holds(words: string, others: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  return plain(words).includes(plain(others));
}

/** Words of a field and those from elsewhere, one after the other. */
export function together(words: string, others: string, lines: boolean): string {
  const both = `${words}\n${others}`.trim();
  return lines ? both : both.replaceAll(/\s+/g, " ");
}

/** What is offered beside a field, with what can be done about it. `label` names the field. */
export function otherWordsView(
  label: string,
  others: string | undefined,
  act: { use(): void; both: (() => void) | undefined; leave(): void },
): TemplateResult | typeof nothing {
  if (others === undefined) return nothing;
  return html`
    <div class="pb-other-words" role="group" aria-label="${label}, elsewhere">
      <p><strong>Changed in another tab:</strong></p>
      <blockquote>${others}</blockquote>
      <div class="pb-bar">${button("Use these", act.use)}
          ${act.both ? button("Keep both", act.both) : nothing}
          ${button("Leave it", act.leave)}</div>
    </div>
  `;
}
