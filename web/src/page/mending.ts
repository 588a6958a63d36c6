/** Draws beside helpers that rewrite the texts of the page.
 *
 * A template that reads differently than before is made anew as a whole: its texts may stand in other
 * nodes by then, the words of several in one of them. Where more than texts was changed, all is. */

import { clear, mended, type Mending, type Place, places } from "./drawing.ts";
import { focusOn } from "./focus.ts";
import { own } from "./watching.ts";

/** What a reader may have opened, filled, focused or scrolled. Elements of ours are not made anew. */
const STATEFUL =
  "details, a, button, input, select, textarea, summary, [tabindex], .pb-scroll, .pb-texts";
/** So many readings of one template are told apart; then it is begun anew. */
const MOST = 200;

/** What others have put in, and where they put words beside ours and not in their place. */
const foreign = new WeakSet<Node>();
const besides = new WeakSet<Node>();
const touched = new WeakSet<Place>();
/** Places of which others have changed more than texts. */
const broken = new WeakSet<Place>();
/** Whether others change texts on this page. */
let rewrites = false;
const readings = new Map<TemplateStringsArray, Map<string, TemplateStringsArray>>();

/** A copy of a template for each way that it reads: Lit tells templates apart by their strings. */
function template(
  strings: TemplateStringsArray,
  values: readonly unknown[],
): TemplateStringsArray {
  if (!rewrites) return strings;
  let inTag = false;
  let texts = "";
  const parts = strings.map((part, place) => {
    // What Lit takes for the end of a value may not be a text, which others replace.
    const safe = place && !inTag && /^[^<]/.test(part) ? `<!---->${part}` : part;
    const [bracket] = /[<>](?=[^<>]*$)/.exec(part) ?? [];
    if (bracket) inTag = bracket === "<";
    if (!inTag) texts += `${textOf(values[place])}\0`;
    return safe;
  });
  let known = readings.get(strings);
  if (!known || known.size > MOST) readings.set(strings, known = new Map());
  const made = known.get(texts) ?? Object.assign(parts, { raw: strings.raw });
  known.set(texts, made);
  return made;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join("\0");
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

function draw(place: Place, show: () => void): void {
  const { into } = place;
  const { activeElement, body } = document;
  // As a field is left, the next one does not have the focus yet.
  const next = (globalThis.event as FocusEvent | undefined)?.relatedTarget;
  const active = activeElement === body ? next : activeElement;
  const before = stateful(into);
  const reselect = selection(into);
  if (broken.delete(place)) clear(place);
  try {
    show();
    if (own().some(({ target }) => isBeside(target, into))) {
      clear(place);
      show();
    }
  } catch {
    clear(place);
    show();
  }
  const now = stateful(into);
  for (const [key, { one: old, ...scroll }] of before) {
    const one = old.isConnected ? old : now.get(key)?.one;
    if (one) Object.assign(one, one === old ? {} : stateOf(old), scroll);
    if (one && old === active && document.activeElement === body) focusAt(old, one);
  }
  reselect();
}

/** What has a state of its own, by kind and number, and how far it is scrolled. */
function stateful(into: Element) {
  const counts = new Map<string, number>();
  const found = new Map<string, { one: HTMLElement; scrollTop: number; scrollLeft: number }>();
  for (const one of into.querySelectorAll<HTMLInputElement>(STATEFUL)) {
    const { id, localName, name, scrollLeft, scrollTop } = one;
    // Others have classes and elements of their own.
    const ours = one.getAttribute("class")?.match(/\bpb-[\w-]+/g);
    const item = one.closest("[data-item]")?.getAttribute("data-item");
    const kind = [localName, id || name, item, ours].join(" ");
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    found.set(`${kind} ${count}`, { one, scrollTop, scrollLeft });
  }
  return found;
}

/** What nobody but the element itself knows. */
function stateOf(one: HTMLElement): object {
  if (one instanceof HTMLDetailsElement) return { open: one.open };
  return one instanceof HTMLInputElement && one.matches(".pb-link") ? { value: one.value } : {};
}

/** Bring focus and caret from a field to the one in its place. */
function focusAt(from: HTMLElement, to: HTMLElement): void {
  focusOn(to, { preventScroll: true });
  const { selectionStart, selectionEnd } = from as HTMLInputElement;
  if (selectionStart !== null) {
    (to as HTMLInputElement).setSelectionRange?.(selectionStart, selectionEnd);
  }
}

/** What selects again what is selected in a place now, if it then stands where it stood. */
function selection(into: Element): () => void {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.containsNode(into, true)) return () => {};
  const selected = chosen.getRangeAt(0);
  const words = `${selected}`;
  const before = new Range();
  before.setStart(into, 0);
  before.setEnd(selected.startContainer, selected.startOffset);
  const start = `${before}`.length;
  return () => {
    const range = new Range();
    const walk = document.createTreeWalker(into, NodeFilter.SHOW_TEXT);
    for (let seen = 0; walk.nextNode() && seen < start + words.length;) {
      const { length } = walk.currentNode as Text;
      if (seen <= start) range.setStart(walk.currentNode, Math.min(start - seen, length));
      range.setEnd(walk.currentNode, Math.min(start + words.length - seen, length));
      seen += length;
    }
    if (`${range}` !== words || !chosen.isCollapsed) return;
    chosen.removeAllRanges();
    chosen.addRange(range);
  };
}

/** Whether words of others, made of what stood there, stand around what was changed. */
function isBeside(target: Node, into: Node): boolean {
  for (let node: Node | null = target; node && node !== into; node = node.parentNode) {
    if (besides.has(node)) return true;
  }
  return false;
}

function hear(records: readonly MutationRecord[]): void {
  const replaced = new Set(
    records.filter(({ removedNodes }) => removedNodes[0]).map(({ target }) => target),
  );
  for (const { type, target, addedNodes, removedNodes } of records) {
    const place = placeOf(target);
    if (!place) continue;
    const words = [...addedNodes].filter(isWords);
    const gone = [...removedNodes].filter((node) => !foreign.has(node));
    for (const node of addedNodes) foreign.add(node);
    if (words[0] && !replaced.has(target)) besides.add(target);
    if (type !== "characterData" && !words[0] && !gone[0]) continue;
    if (!touched.has(place) || gone.some((node) => !(node instanceof Text))) broken.add(place);
    // What was drawn before is not yet safe: whoever took a text that we have written over since may
    // put the old words in its place.
    if (!touched.has(place)) queueMicrotask(() => place.again());
    touched.add(place);
    rewrites = true;
  }
}

/** Whether a node brings words, and is none that another of our scripts has put there. */
function isWords(node: Node): boolean {
  const { className = "", localName = "" } = node as Partial<Element>;
  return !!node.textContent?.trim() && !/\bpb-/.test(`${localName} ${className}`);
}

function placeOf(node: Node | null): Place | undefined {
  for (; node; node = node.parentNode) {
    const place = places.get(node);
    if (place) return place;
    // An element of ours that draws itself without templates, such as a timer, looks after itself.
    if (/^pb-/.test((node as Element).localName)) return undefined;
  }
  return undefined;
}

/** Mend from now on, beginning with what was seen before this came. */
export function mend(): void {
  if (mended.by) return;
  mended.by = { template, draw, hear } satisfies Mending;
  hear(mended.unheard);
}
