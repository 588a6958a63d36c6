/** The checksum of a file, several times faster than `contract/checksum.ts` counts it: a page that
 * writes one file a day stays small, and a report reads tens of thousands. */

import { checksum } from "../contract/checksum.ts";

type Plain = Record<string, unknown>;

/** CRC-32 tables, four bytes at once. */
const [T0, T1, T2, T3] = tables();
const encoder = new TextEncoder();
let room = new Uint8Array(1 << 16);

/** As `checksum` has it, for what JSON can hold. */
export function fastChecksum(content: object): string {
  const { checksum: _, ...rest } = content as { checksum?: unknown };
  const sorted = inOrder(rest);
  if (sorted === undefined) return checksum(content);
  const text = JSON.stringify(sorted);
  if (room.length < 3 * text.length) room = new Uint8Array(3 * text.length);
  const { written } = encoder.encodeInto(text, room);
  return `crc32:${crc32(room, written).toString(16).padStart(8, "0")}`;
}

/** A copy with sorted keys; undefined where an object would not keep the order that it is given. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const list = new Array<unknown>(value.length);
    for (let place = 0; place < value.length; place++) {
      const part = inOrder(value[place]);
      if (part === undefined) return undefined;
      list[place] = part;
    }
    return list;
  }
  const order = orderOf(Object.keys(value));
  if (!order) return undefined;
  const found: Plain = {};
  for (let place = 0; place < order.length; place++) {
    const part = inOrder((value as Plain)[order[place]!]);
    if (part === undefined) return undefined;
    found[order[place]!] = part;
  }
  return found;
}

/** By how many keys: those met last, and their order. Most objects have the keys of the last one. */
const met: { keys: string[]; sorted: string[] | undefined }[] = [];

function orderOf(keys: string[]): string[] | undefined {
  const last = met[keys.length];
  if (last && areSame(last.keys, keys)) return last.sorted;
  // Numbers come first in every object, and `__proto__` is no key of its own when it is set.
  const odd = keys.some((key) => /^\d/.test(key) || key === "__proto__");
  const sorted = odd ? undefined : [...keys].sort();
  if (keys.length < 100) met[keys.length] = { keys, sorted };
  return sorted;
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false;
  return true;
}

function crc32(bytes: Uint8Array, length: number): number {
  let sum = -1;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    sum ^= bytes[at]! | bytes[at + 1]! << 8 | bytes[at + 2]! << 16 | bytes[at + 3]! << 24;
    sum = T3[sum & 255]! ^ T2[sum >>> 8 & 255]! ^ T1[sum >>> 16 & 255]! ^ T0[sum >>> 24]!;
  }
  for (; at < length; at++) sum = sum >>> 8 ^ T0[(sum ^ bytes[at]!) & 255]!;
  return (sum ^ -1) >>> 0;
}

function tables(): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const first = Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const after = (table: Uint32Array) => table.map((sum) => sum >>> 8 ^ first[sum & 255]!);
  const [second, third] = [after(first), after(after(first))];
  return [first, second, third, after(third)];
}
