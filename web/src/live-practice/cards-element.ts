/** `<pb-cards>`: chooses a level, people and a seat; copies and prints; the address follows. */

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
import { cardText, setName, setView } from "./set-view.ts";
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

  #build({ levels, casts, seats }: CardMenu): void {
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
    this.#bar.replaceChildren(
      ...made.map(({ label }) => label),
      button("Print what is shown", printPage),
      button("Copy a link to it", () => this.#copyLink(), true),
    );
  }

  #choose(): void {
    if (!this.#menu) return;
    const [level, cast, seat, count] = this.#selects.map(({ value }) => value);
    const chosen: Chosen = {
      level: level ? +level : null,
      cast: cast ?? "",
      seat: seat || null,
    };
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
    const { level, cast, seat } = chosen;
    [level ?? "", cast, seat ?? "", count || ""].forEach((value, at) => {
      const select = this.#selects[at];
      if (select) select.value = String(value);
    });
    const turn = ++this.#asked;
    const wanted = setsFor(chosen, menu, count);
    for (const one of new Set(wanted.map((variant) => variant.split("/")[1]!))) {
      if (!this.#sections(one).length) await this.#fetch(one);
    }
    if (turn !== this.#asked || !this.isConnected) return;
    const shown = this.#sections().filter((one) => wanted.includes(one.dataset["variant"]!));
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

  #sections(cast?: string): HTMLElement[] {
    const all = [...this.querySelectorAll<HTMLElement>(":scope > .pb-set")];
    if (cast === undefined) return all;
    return all.filter((one) => one.dataset["variant"]?.split("/")[1] === cast);
  }

  /** Fetches the sets of the other casts once, and adds those of one cast. */
  async #fetch(cast: string): Promise<void> {
    const menu = this.#menu!;
    const name = `live/${menu.call}`;
    const sets = await brought<SetData[]>(name.toLowerCase(), name) ?? [];
    if (this.#sections(cast).length) return;
    const level = Number(this.dataset["heading"]) || 2;
    const prefix = this.dataset["prefix"] ?? menu.call.toLowerCase();
    for (const set of sets.filter((one) => one.cast === cast)) {
      this.append(setView(set, menu.call, prefix, level));
      this.#offerCopies(set);
    }
  }

  /** What is copied is what was written, whatever a helper has made of the page. */
  #offerCopies({ variant, cards, four }: SetData): void {
    const section = this.#sections().find((one) => one.dataset["variant"] === variant);
    const seats = section?.querySelectorAll(".pb-seat") ?? [];
    const named = setName(this.#menu!.call, variant);
    [...cards, ...four].forEach((card, place) => this.#offerCopy(card, named, seats[place]));
  }

  #offerCopy(card: CardData, named: string, seat: Element | undefined): void {
    seat?.querySelector(":scope > .pb-copy")?.remove();
    const text = cardText(card, named);
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
