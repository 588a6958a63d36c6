/** Templates as text of HTML, for where there is no browser: what a program prints into a file.
 *
 * It knows what the report's views are made of: text, lists, templates in templates, attributes.
 * Whatever is put in is escaped, and its hidden signs are shown. What listens or is set as a property
 * is left out. */

import { nothing } from "lit/html.js";
import { visibleLines } from "../report-model/visible.ts";

interface Template {
  strings: readonly string[];
  values: readonly unknown[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};
const ATTRIBUTE = /\s([@.?]?)([\w-]+)=$/;

/** The text of a value of a template, piece by piece. */
export function* toHtml(value: unknown): Generator<string> {
  if (value === nothing || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const each of value) yield* toHtml(each);
  } else if (isTemplate(value)) yield* templateToHtml(value);
  else yield escaped(value);
}

function* templateToHtml({ strings, values }: Template): Generator<string> {
  let inTag = false;
  for (const [place, words] of strings.entries()) {
    const [opened, closed] = [words.lastIndexOf("<"), words.lastIndexOf(">")];
    if (opened !== closed) inTag = opened > closed;
    if (place === values.length) yield words;
    else if (inTag) yield attributeToHtml(words, values[place]);
    else {
      yield words;
      yield* toHtml(values[place]);
    }
  }
}

/** An attribute, or a part of one within quotes, with the words before it. */
function attributeToHtml(words: string, value: unknown): string {
  const [whole, sign, name] = ATTRIBUTE.exec(words) ?? [];
  if (whole === undefined) return words + escaped(value);
  const before = words.slice(0, -whole.length);
  if (sign === "?") return value ? `${before} ${name}` : before;
  if (sign || value === nothing) return before;
  return `${before} ${name}="${escaped(value)}"`;
}

function escaped(value: unknown): string {
  return visibleLines(String(value)).replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
}

function isTemplate(value: unknown): value is Template {
  return typeof value === "object" && value !== null && "_$litType$" in value;
}
