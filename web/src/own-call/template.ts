/** Makes templates of what was written: the person, and every name, date and amount, is a slot. */

import { type Kind, type Literal, literals } from "./literals.ts";
import { isInitials, plain } from "./story.ts";

export interface Slot {
  name: string;
  kind: Kind;
  value: string;
}

const NAMES: Record<Kind, string> = { date: "day", amount: "number", phrase: "word" };

/** Takes in one text after another, and remembers what it has put into slots. */
export class Templates {
  readonly #slots = new Map<string, Slot>();
  readonly #person: RegExp | undefined;

  /** `other` are the initials of the other person; `names` are names of people who may be cast. */
  constructor(other: string, private readonly names: ReadonlySet<string>) {
    this.#person = isInitials(other) ? asPattern(other.trim()) : undefined;
  }

  /** Every slot that a text so far has brought. */
  get all(): Slot[] {
    return [...this.#slots.values()];
  }

  /** The template of a text. */
  of(written: string): string {
    return this.#pieces(written).map((piece) =>
      typeof piece === "string" ? piece.replace(/[{}]/g, "$&$&") : `{${piece.name}}`
    ).join("");
  }

  /** The text itself, with this name in the place of the initials. */
  named(written: string, name: string): string {
    const text = plain(written);
    return this.#people(text).reduceRight(
      (now, { start, end }) => now.slice(0, start) + name + now.slice(end),
      text,
    );
  }

  /** The words of a text that look like names: capitals in the midst of a sentence. */
  namesIn(written: string): string[] {
    return this.#pieces(written).flatMap((piece) =>
      typeof piece !== "string" && "value" in piece && piece.kind === "phrase" &&
        piece.value !== piece.value.toUpperCase()
        ? [piece.value]
        : []
    );
  }

  #pieces(written: string): (string | Slot | { name: "buyer" })[] {
    const text = plain(written);
    const people = this.#people(text);
    const spans: (Literal & { buyer?: true })[] = [
      ...people.map((each) => ({ ...each, buyer: true as const })),
      ...literals(text, this.names, people),
    ].sort((one, other) => one.start - other.start);
    const pieces: (string | Slot | { name: "buyer" })[] = [];
    let end = 0;
    for (const span of spans) {
      pieces.push(text.slice(end, span.start));
      pieces.push(
        span.buyer ? { name: "buyer" } : this.#slot(text.slice(span.start, span.end), span.kind),
      );
      end = span.end;
    }
    return [...pieces, text.slice(end)].filter((piece) => piece !== "");
  }

  #people(text: string): Literal[] {
    if (!this.#person) return [];
    return [...text.matchAll(this.#person)].map(({ 0: found, index }) => {
      // A dot that ends the text ends a sentence too.
      const last = found.endsWith(".") &&
        /^["'\u201d\u2019)\]]*$/u.test(text.slice(index + found.length));
      return { start: index, end: index + found.length - (last ? 1 : 0), kind: "phrase" };
    });
  }

  #slot(value: string, kind: Kind): Slot {
    // Two spellings of one word are one word: no slot may say what another says.
    const key = value.toUpperCase().toLowerCase().replaceAll("ς", "σ");
    const known = this.#slots.get(key);
    if (known) return known;
    const number = this.all.filter((each) => each.kind === kind).length + 1;
    const slot = { name: `${NAMES[kind]}_${number}`, kind, value };
    this.#slots.set(key, slot);
    return slot;
  }
}

function asPattern(other: string): RegExp {
  const edge = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "gu");
  // A number holds letters, digits, hyphens and a hash only: no sign of a pattern.
  if (/\d/.test(other)) return edge(other);
  const letters = other.match(/\p{Lu}\p{M}*/gu) ?? [];
  // One letter alone could be any word; with its dot it is a name.
  return letters.length === 1 ? edge(`${letters[0]}\\.`) : edge(`${letters.join("\\.?[ -]?")}\\.?`);
}
