/** An assignment as a link: short enough to be pasted, and checked when it is opened.
 *
 * `#a1.` + CRC-32 in hex + `.` + base64url of a JSON array. An item is one word:
 * `[id=]F05[.ab12][+X3...][~needed][/level][@cast|*][!mark][xTries][?]`; ids that only count
 * (1, 2, ...) are left out. */

import { crc32 } from "../contract/checksum.ts";
import { asAssignment, NEWER, ofThisSite, type Read } from "./parse-assignment.ts";
import type { Assignment, AssignmentItem, Level } from "../contract/generated.ts";

/** As long as a link may be, in characters. */
export const LONGEST_LINK = 2000;
const MARK = "#a1.";
const LINK = /^#a1\.([0-9a-f]{8})\.([\w-]+)/;
const ITEM =
  /^(?:([a-z0-9-]+)=)?([A-Z0-9.a-f+-]+)(?:~(\d+))?(?:\/([123]))?(?:@([a-z0-9-]+)|(\*\*?))?(?:!(\d*))?(?:x(\d))?(\?)?$/;
const EXERCISE = /^([A-Z][A-Z0-9-]*)(?:\.([0-9a-f]{4}))?$/;

/** The link that opens an assignment; `page` is the address of the assignment page. */
export function linkOf(assignment: Assignment, page: string): string {
  const { site, id, title, audience, note, given, due, earlier_work, items } = assignment;
  const words = items.map(wordOf).join(",");
  const parts = [site, id, title, audience, note, given, due, +(earlier_work === "counts"), words];
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const sum = crc32(bytes).toString(16).padStart(8, "0");
  return `${page.split("#")[0]}${MARK}${sum}.${toBase64(bytes)}`;
}

/** Whether the part of an address behind `#` means to be an assignment. */
export function isLink(hash: string): boolean {
  return /^#a\d+\./.test(bare(hash));
}

/** Read the part of an address from `#` on, for `site`; never throws. Its checksum tells where it
 * ends, so that nothing which a program put into it or behind it does harm. */
export function readLink(hash: string, site: string): Read {
  const link = bare(hash);
  if (!link.startsWith(MARK)) return { problem: NEWER };
  const [, sum, body = ""] = LINK.exec(link.slice(0, 4 * LONGEST_LINK)) ?? [];
  const bytes = wholeIn(fromBase64(body), sum);
  if (!bytes) {
    return { problem: "This link was cut short or changed on its way. Ask for it again." };
  }
  const assignment = assignmentIn(bytes);
  if (!assignment) {
    return { problem: "This link holds no assignment that this playbook can read." };
  }
  return ofThisSite(assignment, site);
}

/** The signs that links have, of which a program may have encoded some, more than once. */
function bare(hash: string): string {
  return hash.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(+`0x${hex}`))
    .replace(/[^\w#.-]/g, "");
}

/** The bytes up to the end of a list for which the checksum is right. */
function wholeIn(bytes: Uint8Array | undefined, sum: string | undefined): Uint8Array | undefined {
  for (let end = bytes?.length ?? 0; end > 1; end = bytes!.lastIndexOf(0x5d, end - 2) + 1) {
    const part = bytes!.subarray(0, end);
    if (crc32(part).toString(16).padStart(8, "0") === sum) return part;
  }
  return undefined;
}

function assignmentIn(bytes: Uint8Array): Assignment | undefined {
  try {
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== 9) return undefined;
    const [site, id, title, audience, note, given, due, counts, words] = parts;
    if (typeof words !== "string") return undefined;
    return asAssignment({
      ...{ format: "playbook-assignment", version: 1, site, id, title, audience, note, given, due },
      earlier_work: counts ? "counts" : "does-not-count",
      items: words.split(",").map(itemOf),
    });
  } catch {
    return undefined;
  }
}

function wordOf(item: AssignmentItem, place: number): string {
  const exercises = item.exercises.map((id, i) => {
    const edition = item.editions[i];
    return edition ? `${id}.${edition}` : id;
  });
  return [
    item.id === String(place + 1) ? "" : `${item.id}=`,
    exercises.join("+"),
    item.needed === 1 ? "" : `~${item.needed}`,
    item.level === null ? "" : `/${item.level}`,
    item.fresh === "story" ? "**" : item.fresh ? "*" : item.cast === null ? "" : `@${item.cast}`,
    // Without a sign between them the people's name would take in what follows.
    item.pass_mark === null ? item.cast && item.tries ? "!" : "" : `!${item.pass_mark}`,
    item.tries === null ? "" : `x${item.tries}`,
    item.offered ? "?" : "",
  ].join("");
}

function itemOf(word: string, place: number): AssignmentItem | undefined {
  const found = ITEM.exec(word);
  if (!found) return undefined;
  const [, id, list = "", needed, level, cast, fresh, mark, tries, offered] = found;
  const exercises = list.split("+").map((each) => EXERCISE.exec(each));
  return {
    id: id ?? String(place + 1),
    exercises: exercises.map((each) => each?.[1] ?? ""),
    needed: needed === undefined ? 1 : +needed,
    level: level === undefined ? null : +level as Level,
    cast: cast ?? null,
    fresh: fresh === "**" ? "story" : fresh !== undefined,
    offered: offered !== undefined,
    pass_mark: mark ? +mark : null,
    tries: tries === undefined ? null : +tries,
    editions: exercises.map((each) => each?.[2] ?? null),
  };
}

/** Base64 that may stand in an address. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes; undefined if it is no such text. A letter too many is of no byte. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
    const plain = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
