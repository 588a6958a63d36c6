/** Sets of cards as the site's data bring them; `render/contract/cards.py` says the same. */

export type Style = "text" | "list" | "steps" | "say" | "marks" | "room";

export interface Block {
  readonly title: string;
  readonly style: Style;
  readonly lines: readonly string[];
}

export interface Card {
  readonly seat: string;
  readonly title: string;
  readonly who: string;
  readonly blocks: readonly Block[];
}

export interface CardSet {
  readonly variant: string;
  readonly level: number;
  readonly cast: string;
  readonly words: string;
  readonly cards: readonly Card[];
  readonly four: readonly Card[];
}

/** What can be chosen on a call's page of cards. */
export interface Menu {
  readonly call: string;
  readonly levels: readonly number[];
  readonly casts: readonly { readonly id: string; readonly words: string }[];
  readonly seats: number;
}

/** What is chosen: a level, or all of them; a cast; one seat, or all of them. */
export interface Chosen {
  readonly level: number | null;
  readonly cast: string;
  readonly seat: string | null;
}

export const SEAT_WORDS: Readonly<Record<string, string>> = {
  caller: "the caller's card",
  other: "the card across",
  observer: "the observer's card",
  after: "the card for afterward",
  source: "the source's card",
  referred: "the referred person's card",
};
