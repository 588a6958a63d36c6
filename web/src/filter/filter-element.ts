/** The element that filters the lists of its page; the address bar holds what is chosen. */

import {
  type Field,
  fits,
  searchFor,
  shownInWords,
  type Wanted,
  wantedIn,
} from "./filter-rules.ts";

const HEADING = /^H([1-6])$/;

export class FilterElement extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #fields: Field[] = [];
  readonly #follow = (): void => this.#take(wantedIn(location.search, this.#fields));

  connectedCallback(): void {
    const template = this.querySelector("template");
    if (!this.#form && template) this.append(template.content.cloneNode(true));
    this.#form = this.querySelector("form");
    if (!this.#form) return;
    this.#fields = this.#inputs().map((input) => ({
      name: input.name,
      ...("options" in input && { values: [...input.options].map((option) => option.value) }),
      upto: input.dataset["upto"] !== undefined,
    }));
    this.#form.oninput = () => this.#show(this.#chosen());
    this.#form.onchange = () => this.#choose(this.#chosen());
    this.#form.onsubmit = (event) => event.preventDefault();
    this.#form.onreset = (event) => {
      event.preventDefault();
      this.#choose(new Map());
    };
    addEventListener("popstate", this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    removeEventListener("popstate", this.#follow);
  }

  #inputs(): (HTMLSelectElement | HTMLInputElement)[] {
    return [...this.#form?.querySelectorAll<HTMLSelectElement>("select, input") ?? []];
  }

  #chosen(): Wanted {
    return new Map(this.#inputs().map(({ name, value }) => [name, value.trim()]));
  }

  /** Puts a choice into the address bar, as a step that Back undoes, and shows what fits. */
  #choose(wanted: Wanted): void {
    const search = searchFor(wanted, this.#fields, location.search);
    const address = location.pathname + search + location.hash;
    try {
      if (search !== location.search) history.pushState(null, "", address);
      this.#take(wanted);
    } catch {
      // Some browsers let a page that was opened from a file change its address only by a visit.
      location.assign(address);
    }
  }

  /** Shows a choice in the form, and what fits it on the page. */
  #take(wanted: Wanted): void {
    for (const input of this.#inputs()) {
      input.value = wanted.get(input.name) ?? "";
      const more = input.closest("details");
      if (input.value && more) more.open = true;
    }
    this.#show(wanted);
  }

  #show(wanted: Wanted): void {
    const page = this.closest("article") ?? document.body;
    const lists = new Set<Element | null>();
    let shown = 0;
    let all = 0;
    for (const link of page.querySelectorAll<HTMLElement>("li a[data-technique]")) {
      const entry = link.closest("li")!;
      lists.add(entry.parentElement);
      const words = [entry.textContent, ...Object.values(link.dataset)].join(" ");
      entry.hidden = !fits({ ...link.dataset, words }, wanted, this.#fields);
      all += 1;
      if (!entry.hidden) shown += 1;
    }
    hideEmptyParts([...page.children], lists);
    const count = this.querySelector(".pb-filter-count");
    if (count) count.textContent = shownInWords(shown, all);
  }
}

/** Hides each heading, with the words under it, below which no list has anything to show. */
function hideEmptyParts(parts: Element[], lists: ReadonlySet<Element | null>): void {
  parts.forEach((part, at) => {
    const level = levelOf(part);
    if (level < 2) return;
    const end = parts.findIndex((other, place) => place > at && levelOf(other, 7) <= level);
    const below = parts.slice(at + 1, end < 0 ? parts.length : end);
    const filtered = below.filter((one) => lists.has(one));
    if (!filtered.length) return;
    const empty = filtered.every((list) =>
      [...list.children].every((entry) => entry.hasAttribute("hidden"))
    );
    const words = below.slice(0, below.findIndex((one) => levelOf(one) || lists.has(one)));
    for (const one of [part, ...words]) one.toggleAttribute("hidden", empty);
  });
}

function levelOf(part: Element, otherwise = 0): number {
  return +(HEADING.exec(part.tagName)?.[1] ?? otherwise);
}
