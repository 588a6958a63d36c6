/** Text of a file from anybody's disk to a value: JSON as pages write it, or why it is none.
 *
 * `JSON.parse` takes the last of two equal keys and reads 1.0 as 1; here both are refused. */

/** As deep as lists and objects may be nested. */
const DEEPEST = 20;

export type Parsed = { value: unknown } | { problem: string };

const EMPTY = "It is empty.";
const NESTED = `It is nested more than ${DEEPEST} levels deep.`;
const CUT = "It is not whole JSON. It may have been cut short on its way.";
const TWICE = "The same key stands in it twice.";
const NOT_WHOLE = "A number in it is not a whole number.";
const TOO_LARGE = "A number in it is too large.";
const HALF = "It holds half a character, which no page writes.";

const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
/** Read a text, and its bytes in UTF-8 where they are at hand; never throws. */
export function parseStrict(
  text: string,
  bytes: Uint8Array = new TextEncoder().encode(text),
): Parsed {
  const seen = lookedOver(bytes);
  // Told before parsing, which deep nesting could break.
  if (seen === NESTED) return { problem: NESTED };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: text.trim() ? CUT : EMPTY };
  }
  if (typeof seen === "string") return { problem: seen };
  if (seen !== keysIn(value)) return { problem: TWICE };
  // Nearly no text has an escape; to look for that alone takes no time.
  const half = !text.isWellFormed() ||
    (text.includes("\\u") && ESCAPED_SURROGATE.test(text) && holdsHalf(value));
  return half ? { problem: HALF } : { value };
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_LIST, CLOSED_LIST, OPEN_OBJECT, CLOSED_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [ZERO, NINE, POINT, SMALL_E] = [0x30, 0x39, 0x2e, 0x65];

/** How many keys stand in a text, counted by their colons; or what is wrong with it. Bytes are
 * looked through twice as fast as letters. */
function lookedOver(bytes: Uint8Array): number | string {
  let [depth, keys, wrong] = [0, 0, ""];
  const end = bytes.length;
  for (let at = 0; at < end; at++) {
    const sign = bytes[at]!;
    if (sign === QUOTE) {
      while (++at < end && bytes[at] !== QUOTE) if (bytes[at] === BACKSLASH) at++;
    } else if (sign <= 0x20) continue;
    else if (sign === COLON) keys++;
    else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
      if (++depth > DEEPEST) return NESTED;
    } else if (sign === CLOSED_OBJECT || sign === CLOSED_LIST) depth--;
    else if (sign >= ZERO && sign <= NINE) {
      let [number, next] = [0, sign];
      while (next >= ZERO && next <= NINE) {
        number = 10 * number + (next - ZERO);
        next = bytes[++at]!;
      }
      if (next === POINT || (next | 0x20) === SMALL_E) wrong ||= NOT_WHOLE;
      else if (number > Number.MAX_SAFE_INTEGER) wrong ||= TOO_LARGE;
      at--;
    }
  }
  return wrong || keys;
}

/** How many keys a value has, those of all that lies in it as well. */
function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) count += keysIn(value[place]);
    return count;
  }
  for (const key in value) count += 1 + keysIn((value as Record<string, unknown>)[key]);
  return count;
}

function holdsHalf(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, part]) => !key.isWellFormed() || holdsHalf(part));
}
