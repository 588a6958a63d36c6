/** A .zip, byte by byte: what it lists, and what a member of it holds. Believes nothing of it. */

import { crc32 } from "../contract/checksum.ts";
import { decodedBy } from "./plain-text.ts";
import { Breath } from "./yield-to-page.ts";

/** The parts of a file that are looked at, and no more of it. */
export interface Sliced {
  size: number;
  slice: (from: number, to: number) => Pick<Blob, "arrayBuffer">;
}

/** A member as the list names it; nothing of this is sure. */
export interface Listed {
  /** The whole name, with all that others might not show. */
  name: string;
  named: Uint8Array;
  flags: number;
  method: number;
  sum: number;
  /** Its bytes in the archive. */
  packed: number;
  /** Its bytes once it is unpacked. */
  size: number;
  /** Where it begins. */
  at: number;
}

export interface List {
  members: Listed[];
  /** Where the list begins, and with it the room for members ends. */
  at: number;
}

interface End {
  size: number;
  /** Where it should begin, as the archive says. */
  said: number;
  at: number;
}

export const STORED = 0;
export const DEFLATED = 8;
/** As long as a list is read at all; one of 20,000 members is much shorter. */
const LARGEST_LIST = 10_000_000;
const NEWEST = 63;
const END = 22;
const LOCATOR = 20;
const LARGE_END = 56;
/** What the end of a large archive says of its own length, without what others may add to it. */
const LARGE_END_SAYS = 44;
const LONGEST_COMMENT = 65_535;
const LISTED = 46;
const HEADER = 30;
const UTF_8 = 0x800;
const NOT_SAID = 0xffffffff;
/** So much is unpacked at once: even bytes made to grow have grown to few megabytes before they are
 * stopped. */
const SPOONFUL = 8192;

/** What stands in names that are not in UTF-8 for the bytes from 128 on. */
const OLD_LETTERS = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐" +
  "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** The list of members; "many" if there are more than `most`, undefined if it is not whole. */
export async function listOf(file: Sliced, most: number): Promise<List | "many" | undefined> {
  const reach = END + LONGEST_COMMENT + LOCATOR + LARGE_END;
  const end = endOf(await viewOf(file, Math.max(0, file.size - reach), file.size), file.size);
  if (!end) return undefined;
  if (end.size > LARGEST_LIST) return "many";
  const at = end.at - end.size;
  if (at < 0) return undefined;
  const members = await listed(await viewOf(file, at, end.at), at - end.said, most);
  return Array.isArray(members) ? { members, at } : members;
}

async function viewOf(file: Sliced, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

function endOf(tail: DataView, whole: number): End | undefined {
  const last = tail.byteLength - END;
  let at = tail.byteLength - 4;
  const least = Math.max(0, last - LONGEST_COMMENT);
  while (at >= least && tail.getUint32(at) !== 0x504b0506) at--;
  if (at < least || at > last) return undefined;
  const locator = at - LOCATOR;
  if (locator >= 0 && tail.getUint32(locator) === 0x504b0607) {
    return largeEndOf(tail, locator, whole);
  }
  const [size, said] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
  return { size, said, at: whole - tail.byteLength + at };
}

function largeEndOf(tail: DataView, locator: number, whole: number): End | undefined {
  const at = locator - LARGE_END;
  if (at < 0 || tail.getUint32(at) !== 0x504b0606) return undefined;
  const [size, said] = [long(tail, at + 40), long(tail, at + 48)];
  const sound = long(tail, at + 4) === LARGE_END_SAYS && long(tail, locator + 8) === said + size &&
    tail.getUint32(locator + 4, true) === 0 && tail.getUint32(locator + 16, true) <= 1;
  return sound ? { size, said, at: whole - tail.byteLength + at } : undefined;
}

/** What no file can be as long as need not be exact. */
function long(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

async function listed(list: DataView<ArrayBuffer>, shift: number, most: number) {
  const breath = new Breath();
  const members: Listed[] = [];
  for (let at = 0; at < list.byteLength;) {
    if (list.byteLength - at < LISTED || list.getUint32(at) !== 0x504b0102) return undefined;
    if (members.length === most) return "many";
    const named = list.getUint16(at + 28, true);
    const extra = list.getUint16(at + 30, true);
    const one = listedAt(list, at, named);
    const from = at + LISTED + named;
    if (!one || list.getUint8(at + 6) > NEWEST) return undefined;
    if (extra && !extended(one, bytesOf(list, from, from + extra))) return undefined;
    one.at += shift;
    members.push(one);
    if (breath.due()) await breath.take();
    at = from + extra + list.getUint16(at + 32, true);
  }
  return members;
}

function bytesOf(view: DataView<ArrayBuffer>, from: number, to: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer).subarray(from, to);
}

function listedAt(list: DataView<ArrayBuffer>, at: number, length: number): Listed | undefined {
  const flags = list.getUint16(at + 8, true);
  const named = bytesOf(list, at + LISTED, at + LISTED + length);
  const name = flags & UTF_8 ? decodedBy(newLetters, named) : oldLetters(named);
  if (name === undefined) return undefined;
  return {
    ...{ name, named, flags, method: list.getUint16(at + 10, true) },
    ...{ sum: list.getUint32(at + 16, true), packed: list.getUint32(at + 20, true) },
    ...{ size: list.getUint32(at + 24, true), at: list.getUint32(at + 42, true) },
  };
}

const newLetters = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function oldLetters(bytes: Uint8Array): string {
  const letters = String.fromCharCode(...bytes);
  return letters.replace(/[^\0-\x7f]/g, (letter) => OLD_LETTERS[letter.charCodeAt(0) - 128]!);
}

/** Put in the sizes that need more room than the list has; false where they are cut short. */
function extended(one: Listed, extra: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; view.byteLength - at >= 4;) {
    const length = view.getUint16(at + 2, true);
    const end = at + 4 + length;
    if (end > view.byteLength) return false;
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      for (const key of ["size", "packed", "at"] as const) {
        if (one[key] !== NOT_SAID) continue;
        if (next + 8 > end) return false;
        one[key] = long(view, next);
        next += 8;
      }
    }
    at = end;
  }
  return true;
}

/** What a member holds; undefined if it is not as listed, or goes on beyond `room`. Rejects where it
 * cannot be unpacked. */
export async function unpacked(
  file: Sliced,
  one: Listed,
  room: number,
): Promise<Uint8Array | undefined> {
  if (one.at < 0 || one.at + HEADER > room) return undefined;
  const most = HEADER + 2 * 65_535 + one.packed;
  const view = await viewOf(file, one.at, Math.min(room, one.at + most));
  if (view.byteLength < HEADER || view.getUint32(0) !== 0x504b0304) return undefined;
  const named = view.getUint16(26, true);
  const start = HEADER + named + view.getUint16(28, true);
  const end = start + one.packed;
  const name = bytesOf(view, HEADER, HEADER + named);
  if (end > view.byteLength || !areSame(name, one.named)) return undefined;
  const packed = bytesOf(view, start, end);
  const content = one.method === STORED ? packed : await inflated(packed, one.size);
  return content?.length === one.size && crc32(content) === one.sum ? content : undefined;
}

/** The bytes, unpacked with what the browser has for it; undefined if they are more than `most`. */
async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array | undefined> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  // What goes wrong with writing is told to the reader as well.
  fed(writable.getWriter(), packed).catch(() => {});
  const reader = readable.getReader();
  const all = new Uint8Array(most);
  for (let at = 0;;) {
    const { done, value } = await reader.read();
    if (done) return all.subarray(0, at);
    if (at + value.length > most) return void await reader.cancel().catch(() => {});
    all.set(value, at);
    at += value.length;
  }
}

async function fed(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += SPOONFUL) {
    await writer.write(bytes.slice(at, at + SPOONFUL));
  }
  await writer.close();
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
