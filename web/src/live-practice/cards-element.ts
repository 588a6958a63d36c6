/** `<pb-cards>`: chooses level, people, story and seat; copies and prints; the address follows. */

import { copyText } from "../page/copy.ts";
import { brought } from "../page/deferred-data.ts";
import { printPage } from "../page/print-page.ts";
import { PageElement } from "../page/page-element.ts";
import { button, choice, make } from "./dom.ts";
import {
  asksInVain,
  type Chosen,
  chosenIn,
  hashFor,
  mostSets,
  SEAT_WORDS,
  setsFor,
} from "./address.ts";
import { cardText, setView } from "./set-view.ts";
import type { CardData, CardMenu, SetData } from "../contract/generated.ts";

export class CardsElement extends PageElement {
  #menu: CardMenu | undefined;
  #asked = 0;
  readonly #bar = make("div", { class: "pb-bar pb-choose" });
  readonly #status = make("p", { class: "pb-choose-status", role: "status" });
  readonly #show = (): void => void this.#take();
  #selects: HTMLSelectElement[] = [];

  protected begin(): void {
    this.#menu ??= this.#read();
    if (!this.#menu) return;
    // A page that comes back from the theme's memory still shows the controls of before.
    for (const stale of this.querySelectorAll(":scope > .pb-choose, :scope > .pb-choose-status")) {
      stale.remove();
    }
    for (const set of this.#menu.sets) this.#offerCopies(set);
    this.#build(this.#menu);
    this.prepend(this.#bar, this.#status);
    const { signal } = this.leaving;
    addEventListener("hashchange", this.#show, { signal });
    addEventListener("popstate", this.#show, { signal });
    this.#show();
  }

  #read(): CardMenu | undefined {
    const text = this.querySelector("template")?.content.textContent;
    return text ? JSON.parse(text) : undefined;
  }

  #build({ levels, casts, mixes, seats }: CardMenu): void {
    const chosen = (): void => this.#choose();
    const fourth = this.querySelector(".pb-sheet-four .pb-seat")?.getAttribute("data-seat");
    const cards = Object.entries(SEAT_WORDS).filter(([seat]) =>
      !["source", "referred"].includes(seat) || (seats > 3 && seat === fourth)
    );
    const made = [
      choice(
        "Level",
        [["", "all levels"], ...levels.map((one) => [String(one), `level ${one}`] as const)],
        chosen,
      ),
      choice("People", casts.map(({ id, words }) => [id, words]), chosen),
      choice("Story", mixes.map((id, at) => [id, `${at + 1}`]), chosen),
      choice("Show", [["", "all cards"], ...cards], chosen),
      choice("Sets", [
        ["", "as chosen"],
        ...Array.from(
          { length: mostSets(this.#menu!) - 1 },
          (_, at) => [`${at + 2}`, `${at + 2} different, for ${at + 2} threes`] as const,
        ),
      ], chosen),
    ];
    this.#selects = made.map(({ select }) => select);
    const stories = made[2];
    this.#bar.replaceChildren(
      ...made.filter((one) => one !== stories || mixes.length > 1).map(({ label }) => label),
      button("Print what is shown", printPage),
      button("Copy a link to it", () => this.#copyLink(), true),
    );
  }

  #choose(): void {
    if (!this.#menu) return;
    const [level, cast = "", mix = "", seat, count] = this.#selects.map(({ value }) => value);
    const chosen: Chosen = { level: level ? +level : null, cast, mix, seat: seat || null };
    const hash = hashFor(chosen, this.#menu);
    try {
      history.replaceState(history.state, "", location.pathname + location.search + hash);
    } catch {
      // A page that was opened from a file may not change its address in some browsers.
    }
    void this.#take(chosen, Number(count));
  }

  /** Shows what is chosen, in so many sets, or what the address asks for. */
  async #take(asked?: Chosen, count = 0): Promise<void> {
    const menu = this.#menu;
    if (!menu) return;
    const chosen = asked ?? chosenIn(location.hash, menu);
    const { level, cast, mix, seat } = chosen;
    [level ?? "", cast, mix, seat ?? "", count || ""].forEach((value, at) => {
      const select = this.#selects[at];
      if (select) select.value = String(value);
    });
    const turn = ++this.#asked;
    const wanted = setsFor(chosen, menu, count);
    const stands = (variant: string) => this.#sections().some(isOf(variant));
    if (!wanted.every(stands)) await this.#fetch(wanted);
    if (turn !== this.#asked || !this.isConnected) return;
    const shown = this.#sections().filter((one) => wanted.some((variant) => isOf(variant)(one)));
    for (const one of this.#sections()) one.hidden = !shown.includes(one);
    for (const card of this.querySelectorAll<HTMLElement>(".pb-seat")) {
      card.hidden = seat !== null && card.dataset["seat"] !== seat;
    }
    this.classList.toggle("pb-one-seat", seat !== null);
    this.classList.add("pb-chosen");
    this.#status.textContent = shown.length === wanted.length
      ? count
        ? `${count} different sets, each on a sheet of its own. Each card names its set.`
        : !asked && asksInVain(location.hash, menu)
        ? "The link asks for cards that are no longer here. These are others of the same call."
        : ""
      : "These cards could not be fetched. Choose other people, or reload the page.";
    if (level !== null && !asked) shown[0]?.scrollIntoView();
  }

  #sections(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(":scope > .pb-set")];
  }

  /** Fetches the sets that stand in no page once, and adds those that are wanted. */
  async #fetch(wanted: readonly string[]): Promise<void> {
    const menu = this.#menu!;
    const name = `live/${menu.call}`;
    const sets = await brought<SetData[]>(name.toLowerCase(), name) ?? [];
    const level = Number(this.dataset["heading"]) || 2;
    const prefix = this.dataset["prefix"] ?? menu.call.toLowerCase();
    for (const set of sets.filter(({ variant }) => wanted.includes(variant))) {
      if (this.#sections().some(isOf(set.variant))) continue;
      this.append(setView(set, prefix, level));
      this.#offerCopies(set);
    }
  }

  /** What is copied is what was written, whatever a helper has made of the page. */
  #offerCopies({ variant, name, cards, four }: SetData): void {
    const section = this.#sections().find(isOf(variant));
    const seats = section?.querySelectorAll(".pb-seat") ?? [];
    [...cards, ...four].forEach((card, place) => this.#offerCopy(card, name, seats[place]));
  }

  #offerCopy(card: CardData, set: string, seat: Element | undefined): void {
    seat?.querySelector(":scope > .pb-copy")?.remove();
    const text = cardText(card, set);
    const name = card.title;
    const copy = button("Copy this card", async () => {
      const done = await copyText(text, this);
      this.#status.textContent = done
        ? `Copied: ${name}. Send it to one person only.`
        : "This browser does not let the page copy. Mark the card and copy it by hand.";
    }, true);
    copy.classList.add("pb-copy");
    copy.setAttribute("aria-label", `Copy this card: ${name}`);
    seat?.append(copy);
  }

  async #copyLink(): Promise<void> {
    const done = await copyText(location.href, this);
    this.#status.textContent = done
      ? "Link copied. It opens what is shown here."
      : `Copy the link by hand: ${location.href}`;
  }
}

/** Whether a section holds the set that is known by this. */
function isOf(variant: string): (section: HTMLElement) => boolean {
  return ({ dataset }) => dataset["variant"] === variant;
}
