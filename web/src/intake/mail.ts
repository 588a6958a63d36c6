/** Saved mails: the texts in them that may hold codes, and the hand-back files attached to them.
 * Never throws, and counts before it takes anything apart. */

import { fromBase64 as bytesOf } from "../assignment/link.ts";
import { TEXT_ENDS } from "./codes.ts";
import { foreignPart } from "./foreign.ts";
import type { Opened } from "../store/global.ts";

/** What a mail holds that may be handed back. */
export type Mail = Opened;

export interface Part {
  kind: string;
  name: string;
  text: string;
}

type Head = ReadonlyMap<string, string>;

const MOST_PARTS = 500;
/** So deep may parts and mails lie in one another. */
const DEEPEST = 20;
const MOST_LINES = 200_000;
const HEAD_AT_MOST = 100_000;
const MARK = "PBH";
const OURS = /"playbook-(?:hand-back|sign-off)"/;
const BEGINS = /^(?:From [^\r\n]*(?:\r\n?|\n))?[A-Za-z][A-Za-z0-9-]*:/;
/** Before each mail of many in one file stands a line with a time in it, or after a blank line. */
const NEXT_MAIL =
  /\n(?=From [^\n]*\d:\d\d[^\n]*\n>?[A-Za-z][A-Za-z0-9-]*[: ])|\n\n(?=From [^\n]*\n>?[A-Za-z][A-Za-z0-9-]*[: ])/;
const IS_MAIL = /^(?:mime-version|content-type|content-transfer-encoding):/im;
const NEW_LINE_TAGS = /<(?:br|\/?p|\/?div|\/?li|\/?tr|\/?blockquote)(?:[\s/][^<>]*)?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " ", "#62": ">", "#160": " " },
};

/** Whether this is a saved mail, by its name or by lines that only a mail begins with. */
export function isMail(name: string, given: string): boolean {
  if (/\.(?:eml|mbox)$/i.test(name)) return true;
  const begins = given.trimStart().slice(0, HEAD_AT_MOST);
  if (!BEGINS.test(begins)) return false;
  return IS_MAIL.test(begins.replace(/\r\n?/g, "\n").split("\n\n", 1)[0] ?? "");
}

/** The mails of a file: one, or as many as a mailbox holds; or a plain reason. */
export function mailsIn(given: string): string[] | { problem: string } {
  const text = given.trimStart().replace(/\r\n?/g, "\n");
  if (text.split("\n", MOST_LINES + 2).length > MOST_LINES + 1) {
    return { problem: `It has more than ${MOST_LINES.toLocaleString("en-US")} lines.` };
  }
  if (!text.startsWith("From ")) return [text];
  // Lines of a mail that begin like the line between two have a mark before them.
  return text.split(NEXT_MAIL).map((mail) => mail.replace(/^>(>*From )/gm, "$1"));
}

/** Take a mail apart; a plain reason where that cannot be done. */
export function opened(mail: string): Mail | { problem: string } {
  const parts = partsOf(mail);
  return Array.isArray(parts) ? mailOf(parts) : parts;
}

/** What parts hold that may be handed back. */
export function mailOf(parts: readonly Part[]): Mail {
  return { text: textOf(parts.filter((part) => !isFile(part))), files: filesOf(parts) };
}

/** The parts that hold no others, in their order; or why they are not looked for. */
function partsOf(mail: string): Part[] | { problem: string } {
  const found: Part[] = [];
  const open = [{ text: mail, depth: 0, digest: false }];
  for (let count = 0; open.length; count++) {
    if (count > MOST_PARTS || open.length > 2 * MOST_PARTS) {
      return { problem: `It has more than ${MOST_PARTS} parts.` };
    }
    const { text, depth, digest } = open.pop()!;
    if (depth > DEEPEST) {
      return { problem: "Its parts are nested too deep. Save its attachments, and read those." };
    }
    const { head, body } = halves(text);
    const kind = digest && !head.has("content-type") ? "message/rfc822" : kindOf(head);
    const name = nameOf(head);
    const inner = innerParts(kind, name, head, body)?.toReversed();
    const within = { depth: depth + 1, digest: kind === "multipart/digest" };
    if (inner) open.push(...inner.map((each) => ({ text: each, ...within })));
    else found.push({ kind, name, text: decoded(head, body) });
  }
  return found;
}

function innerParts(kind: string, name: string, head: Head, body: string): string[] | undefined {
  if (kind.startsWith("message/") || /\.eml$/i.test(name)) {
    return [decoded(head, body).trimStart().replace(/\r\n?/g, "\n")];
  }
  const boundary = parameter(head.get("content-type") ?? "", "boundary").trimEnd();
  if (!kind.startsWith("multipart/") || !boundary) return undefined;
  const pieces = `\n${body}`.split(`\n--${boundary}`, MOST_PARTS + 3).slice(1);
  const inner: string[] = [];
  for (const piece of pieces) {
    if (piece.startsWith("--")) break;
    const begins = /^[ \t]*\n/.exec(piece);
    if (begins) inner.push(piece.slice(begins[0].length));
    // What only begins with the boundary's letters is text of the part before.
    else if (inner.length) inner[inner.length - 1] += `\n--${boundary}${piece}`;
  }
  return inner.length ? inner : undefined;
}

function halves(part: string): { head: Head; body: string } {
  const blank = part.startsWith("\n") ? 0 : part.indexOf("\n\n");
  const lines = (blank < 0 ? part : part.slice(0, blank)).replace(/\n[ \t]+/g, " ").split("\n");
  const head = new Map<string, string>();
  for (const line of lines) {
    const [, key, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (key && !head.has(key.toLowerCase())) head.set(key.toLowerCase(), value ?? "");
  }
  // What has no head at all is text.
  if (!head.size) return { head, body: part };
  return { head, body: blank < 0 ? "" : part.slice(blank).replace(/^\n\n?/, "") };
}

function kindOf(head: Head): string {
  const kind = (head.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return kind.includes("/") ? kind : "text/plain";
}

/** A parameter of a header. One that is long may be split: `name*0="ab"; name*1="cd"`. */
function parameter(value: string, name: string): string {
  const pieces: string[] = [];
  for (const each of value.match(/;[ \t]*[\w*-]+[ \t]*=[ \t]*(?:"[^"]*"|[^;"]*)/g) ?? []) {
    const at = each.indexOf("=");
    const key = each.slice(1, at).trim().toLowerCase();
    const words = each.slice(at + 1).trim().replace(/^"|"$/g, "");
    if (key === name) return words;
    const [, whole, place, coded] = /^(.+?)\*(\d{1,3})(\*?)$/.exec(key) ?? [];
    if (whole === name) pieces[Number(place)] ??= coded ? percentDecoded(words) : words;
  }
  return pieces.join("");
}

/** The name of an attached file, without what could stand for a folder. */
function nameOf(head: Head): string {
  const disposition = head.get("content-disposition") ?? "";
  const plain = parameter(disposition, "filename") ||
    parameter(head.get("content-type") ?? "", "name");
  const name = wordsOf(plain || percentDecoded(parameter(disposition, "filename*")));
  return (name.split(/[/\\]/).at(-1) ?? "").split(/\s+/).filter(Boolean).join(" ");
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value.split("'").at(-1) ?? "");
  } catch {
    return value;
  }
}

/** Words of a header that are written in letters of ASCII, such as `=?utf-8?Q?Zo=C3=AB?=`. */
function wordsOf(text: string): string {
  return text.replace(/\?=[ \t]+=\?/g, "?==?").replace(
    /=\?[\w-]+\?([bq])\?([^?]*)\?=/gi,
    (_, how: string, word: string) =>
      inLetters(
        how.toLowerCase() === "b" ? fromBase64(word) : fromQuoted(word.replaceAll("_", " ")),
        "",
      ),
  );
}

function decoded(head: Head, body: string): string {
  const how = (head.get("content-transfer-encoding") ?? "").trim().toLowerCase();
  const charset = parameter(head.get("content-type") ?? "", "charset").toLowerCase();
  if (how === "base64") return inLetters(fromBase64(body), charset);
  if (how === "quoted-printable") return inLetters(fromQuoted(body), charset);
  return body.replace(/^\ufeff/, "");
}

/** A code has the same letters in nearly all charsets, so only the wide ones are told apart. */
function inLetters(bytes: Uint8Array, charset: string): string {
  const wide = /^utf-16(?:le|be)?$/.test(charset);
  return new TextDecoder(wide ? charset : "utf-8").decode(bytes);
}

/** Of nothing but letters of base64 there always are bytes. */
function fromBase64(body: string): Uint8Array {
  return bytesOf(body.replace(/[^A-Za-z0-9+/]/g, ""))!;
}

function fromQuoted(body: string): Uint8Array {
  const bytes = new TextEncoder().encode(body.replace(/=[ \t]*\n/g, ""));
  const found = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const pair = bytes[at] === 61 ? String.fromCharCode(...bytes.subarray(at + 1, at + 3)) : "";
    const coded = /^[0-9a-f]{2}$/i.test(pair);
    found[length++] = coded ? Number.parseInt(pair, 16) : bytes[at]!;
    if (coded) at += 2;
  }
  return found.subarray(0, length);
}

/** Whether this is a whole hand-back, attached or written into the mail, or cannot be read in it;
 * else it may hold codes. */
function isFile({ kind, name, text }: Part): boolean {
  if (foreignPart(name, kind) || /\.json$/i.test(name) || kind === "application/json") return true;
  return /^\s*\{/.test(text) && (/\.txt$/i.test(name) || OURS.test(text));
}

function filesOf(parts: readonly Part[]): Mail["files"] {
  return parts.filter(isFile).map(({ kind, name, text }) => {
    const problem = foreignPart(name, kind);
    return { name, found: problem ? { problem } : { text } };
  });
}

/** All texts. Most mails say the same once more in HTML, which is then left alone. */
function textOf(parts: readonly Part[]): string {
  const html = parts.filter(({ kind }) => kind === "text/html");
  const texts = parts.filter(({ kind, name }) =>
    kind !== "text/html" && (/^(?:text|multipart)\//.test(kind) || /\.txt$/i.test(name))
  ).map(({ text }) => text);
  if (!texts.some((text) => text.includes(MARK))) {
    texts.push(...html.map(({ text }) => withoutTags(text)));
  }
  return texts.join(`\n${TEXT_ENDS}\n`);
}

function withoutTags(text: string): string {
  return text.replace(NEW_LINE_TAGS, "\n").replace(/<[^<>]*>/g, "")
    .replace(/&(#?\w{1,6});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
