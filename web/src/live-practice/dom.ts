/** Makes elements: what is text stays text. */

/** An element with its properties set; `class` and `data-*` and the like go by `attributes`. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  parts: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...parts);
  return made;
}

/** A heading, no deeper than there is one. */
export function heading(level: number, words: string): HTMLElement {
  const made = document.createElement(`h${Math.min(level, 6)}`);
  made.append(words);
  return made;
}

/** A button that does something. */
export function button(
  words: string,
  act: (event: Event) => unknown,
  quiet = false,
): HTMLButtonElement {
  const made = make(
    "button",
    { type: "button", class: quiet ? "pb-button pb-quiet" : "pb-button" },
    [
      words,
    ],
  );
  made.onclick = (event) => void act(event);
  return made;
}

/** A list to choose from, within its label. */
export function choice(
  words: string,
  options: readonly (readonly [value: string, words: string])[],
  changed: (value: string) => void,
): { label: HTMLLabelElement; select: HTMLSelectElement } {
  const select = make(
    "select",
    {},
    options.map(([value, text]) => make("option", { value }, [text])),
  );
  select.onchange = () => changed(select.value);
  return {
    label: make("label", { class: "pb-field" }, [make("span", {}, [words]), select]),
    select,
  };
}
