/** `<pb-draw>`: draws a set from what the list shows, seats people, and keeps the time. */

import { PageElement } from "../page/page-element.ts";
import { type Draw, drawable, drawn, type Entry } from "./draw-set.ts";
import { button, choice, make } from "./dom.ts";
import { lengths, SEATS } from "./rounds.ts";
import { RoundTimer } from "./timer.ts";

const REMEMBERED = 5;
const PLAY = 2;
const AFTER = lengths(0).reduce((sum, part) => sum + part, 0) / 60;
const LETTERS = ["A", "B", "C", "D"];

/** Who sits where, and what was drawn: in memory, so that a look at the cards costs neither. */
const visit: { people: string; names: string[]; set?: Draw } = { people: "", names: [] };

export class DrawElement extends PageElement {
  #timer: RoundTimer | undefined;
  #last: string[] = [];
  #play = PLAY;
  readonly #result = make("p", { class: "pb-drawn", role: "status" }, ["Nothing is drawn yet."]);
  readonly #names = make("div", { class: "pb-bar pb-seats" });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#timer?.stop();
  }

  protected begin(): void {
    this.querySelector(":scope > .pb-draw-live")?.remove();
    this.querySelector(".pb-draw-paper")?.toggleAttribute("hidden", true);
    this.#timer = new RoundTimer();
    const people = choice(
      "People",
      Object.keys(SEATS).map((count) => [count, count === "3" ? "three" : "four"] as const),
      (count) => this.#seat(+count),
    );
    const four = new URLSearchParams(location.search).get("seats") === "4";
    people.select.value = four ? "4" : visit.people || "3";
    this.append(
      make("div", { class: "pb-draw-live" }, [
        make("p", {}, [button("Draw a set", () => this.#draw())]),
        this.#result,
        make("div", { class: "pb-bar pb-choose" }, [people.label]),
        this.#names,
        this.#timer.view,
      ]),
    );
    this.#seat(+people.select.value);
    if (visit.set) this.#show(visit.set);
  }

  #draw(): void {
    const sets = drawable(this.#links().map(entryOf), location.search);
    const set = drawn(sets, this.#last, Math.random);
    if (set) {
      visit.set = set;
      this.#last = [...this.#last, set.call].slice(-REMEMBERED);
      this.#show(set);
    } else {
      this.#result.textContent = "Nothing in the list fits. Set one of the filters back to any.";
    }
  }

  #show(set: Draw): void {
    const link = this.#page.querySelector<HTMLAnchorElement>(`a[data-call="${set.call}"]`);
    if (!link) return;
    this.#result.replaceChildren(
      `${link.textContent}, level ${set.level}, ${set.minutes} minutes a round. `,
      make("a", { href: addressOf(set, link) }, ["Open the cards"]),
    );
    this.#play = set.minutes - AFTER;
    this.#timer?.set(this.#people(), this.#play);
  }

  get #page(): Element {
    return this.closest("article") ?? document.body;
  }

  /** The links of the calls that the list shows now. */
  #links(): HTMLAnchorElement[] {
    const links = [...this.#page.querySelectorAll<HTMLAnchorElement>("li a[data-call]")];
    return links.filter((link) => !link.closest<HTMLElement>("li")?.hidden);
  }

  #seat(count: number): void {
    visit.people = String(count);
    this.#names.replaceChildren(
      ...LETTERS.slice(0, count).map((letter, at) => {
        const input = make("input", { maxlength: "20", autocomplete: "off" });
        input.value = visit.names[at] ?? "";
        input.oninput = () => {
          visit.names[at] = input.value;
          this.#timer?.set(this.#people(), this.#play);
        };
        const label = `Person ${letter}, by initials`;
        return make("label", { class: "pb-field" }, [make("span", {}, [label]), input]);
      }),
    );
    this.#timer?.set(this.#people(), this.#play);
  }

  #people(): string[] {
    const inputs = [...this.#names.querySelectorAll("input")];
    return inputs.map(({ value }, at) => value.trim() || LETTERS[at] || "");
  }
}

function entryOf({ dataset }: HTMLAnchorElement): Entry {
  const list = (name: string): string[] => dataset[name]?.split(" ").filter(Boolean) ?? [];
  return {
    call: dataset["call"] ?? "",
    levels: list("level").map(Number),
    minutes: list("minutes").map(Number),
    casts: list("casts"),
    mixes: list("mixes"),
  };
}

function addressOf({ call, level, told }: Draw, link: HTMLAnchorElement): string {
  const address = new URL(link.href);
  address.hash = `${call.toLowerCase()}=${level}/${told}`;
  return address.href;
}
