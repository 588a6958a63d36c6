/** A set of cards as the site's own HTML has it; see `cards.html.jinja`. */

import { heading, make } from "./dom.ts";
import type { Block, CardData, SetData } from "../contract/generated.ts";

/** The section of a set; `prefix` begins its id, `level` is that of its heading. */
export function setView(set: SetData, prefix: string, level: number): HTMLElement {
  const id = `${prefix}=${set.variant}`;
  const name = heading(level, `Level ${set.level}, ${set.words}`);
  name.className = "pb-set-name";
  const section = make("section", { class: "pb-set", id, "data-variant": set.variant }, [
    name,
    sheet("pb-sheet", set.cards, level, set.name),
  ]);
  if (set.four.length) section.append(sheet("pb-sheet pb-sheet-four", set.four, level, set.name));
  return section;
}

function sheet(
  name: string,
  cards: readonly CardData[],
  level: number,
  set: string,
): HTMLElement {
  const views = cards.map(({ seat, title, who, blocks }) =>
    make("article", { class: "pb-seat", "data-seat": seat }, [
      heading(level + 1, title),
      make("p", { class: "pb-holder" }, [who]),
      ...blocks.map((block) => blockView(block, level)),
      make("p", { class: "pb-set-id" }, [`Set ${set}`]),
    ])
  );
  return make("div", { class: name }, views);
}

function blockView({ title, style, lines }: Block, level: number): HTMLElement {
  const block = make("div", { class: `pb-block pb-block-${style}` });
  if (title) block.append(heading(level + 2, title));
  if (style === "text") block.append(...lines.map((line) => make("p", {}, [line])));
  else if (style === "say") {
    block.append(...lines.map((line) => make("p", {}, [make("q", {}, [line])])));
  } else if (style === "room") {
    block.append(...lines.map((line) => make("p", { class: "pb-rule" }, [line])));
  } else {
    const list = make(style === "steps" ? "ol" : "ul");
    list.append(...lines.map((line) => make("li", {}, [line])));
    block.append(list);
  }
  return block;
}

/** A card's words, to send to whoever holds it; `set` is the name of its set. */
export function cardText({ title, who, blocks }: CardData, set: string): string {
  const lines = blocks.flatMap(({ title, style, lines }) => [
    ...title ? [`\n${title.toUpperCase()}`] : [],
    ...lines.map((line) => {
      if (style === "room") return "________";
      return style === "text" || style === "say" ? line : `- ${line}`;
    }),
  ]);
  return [title.toUpperCase(), who, ...lines, `Set ${set}`].join("\n") + "\n";
}
