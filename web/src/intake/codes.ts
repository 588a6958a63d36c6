/** Codes of hand-backs in any text, whatever programs put around them, between their lines, or into
 * them. Only letters, digits, `-` and `_` are of a code; where it ends, what is packed says itself. */

import { Inflate } from "fflate/browser";
import { fromBase64 } from "../assignment/link.ts";
import { parsed } from "../contract/shape.ts";

/** As many bytes as a code may unpack to. */
export const LARGEST = 5_000_000;
/** No code goes on behind it. */
export const TEXT_ENDS = "\f";

/** A place where a code begins, and what follows up to the next one. */
export interface Code {
  packed: boolean;
  /** The letters that may be of it; of some signs it is not sure which ones they were. */
  ways: string[];
  /** Whether words that only tell of codes would not look like it. */
  sure: boolean;
}

const SOFT_BREAK = /=[ \t]*\r?\n/g;
const UNSEEN = /[\p{Cf}\p{Mn}]/gu;
const BEGINS = /P[\s>]*B[\s>]*H[\s>]*[01][^\w-]+/gi;
const SURE = /^[\w-]{16}/;
const TAGS = /<[^<>]*>|&#?\w{1,8};/g;
const HEX = /[=%]([0-9A-F]{2})/gi;
const RULES = /^[-=_+|\s>]{3,}$/gm;
const BULLETS = /^[\s>|]*(?:[-*+•·–—]|\d{1,3}[.)])[ \t]+/gm;
const HYPHENS = /[\u2010\u2011\u2212\ufe63\uff0d]/g;
/** Word processors write one for two hyphens. */
const DASHES = /[\u2013\u2014]/g;
const SPOONFUL = 8192;
const MOST_ENDS = 50;

const ASK = "Ask for it again, or for the file.";
const CUT = { problem: `A code begins here and is cut short. ${ASK}` };
const CHANGED = {
  problem: `A code begins here, but it was cut short or changed on its way. ${ASK}`,
};
/** Said of what unpacks to too much. */
export const HUGE = {
  problem: `It unpacks to more than ${LARGEST / 1_000_000} MB, and is not read.`,
};

/** The places where codes begin, in their order. */
export function codesIn(text: string): Code[] {
  const plain = text.replace(SOFT_BREAK, "").replace(UNSEEN, "").replace(HYPHENS, "-");
  const heads = [...plain.matchAll(BEGINS)];
  return heads.map((head, place) => {
    const body = plain.slice(head.index + head[0].length, heads[place + 1]?.index);
    return { packed: head[0].includes("1"), ways: waysOf(body), sure: SURE.test(body) };
  });
}

function waysOf(body: string): string[] {
  const [given = ""] = body.split(TEXT_ENDS, 1);
  const bare = given.replace(TAGS, "").replace(RULES, "").replace(BULLETS, "")
    .replace(HEX, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const ways = bare.search(DASHES) < 0
    ? [bare]
    : ["--", "-"].map((each) => bare.replace(DASHES, each));
  return ways.map((way) => way.replace(/[^\w-]+/g, ""));
}

/** The JSON text that a code holds; a plain reason where there is none. Never throws. */
export function unpacked({ packed, ways }: Code): { text: string } | { problem: string } {
  let refused = CUT;
  for (const [place, way] of ways.entries()) {
    const bytes = fromBase64(way);
    const found = bytes?.length ? (packed ? inflated : plain)(bytes) : CUT;
    if ("text" in found || found === HUGE) return found;
    if (!place) refused = found;
  }
  return refused;
}

/** What stands behind the end of what was packed is no more of it. */
function inflated(bytes: Uint8Array): { text: string } | { problem: string } {
  const letters = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  const stream = new Inflate((part) => {
    size += part.length;
    if (size > LARGEST) throw HUGE;
    text += letters.decode(part, { stream: true });
  });
  try {
    for (let at = 0; at < bytes.length; at += SPOONFUL) {
      stream.push(bytes.slice(at, at + SPOONFUL), at + SPOONFUL >= bytes.length);
    }
    text += letters.decode();
  } catch (error) {
    if (error === HUGE) return HUGE;
    // The library's number for an end that comes too early.
    return (error as { code?: unknown }).code === 0 ? CUT : CHANGED;
  }
  return text.startsWith("{") && text.endsWith("}") ? { text } : CHANGED;
}

/** JSON ends where it is whole. */
function plain(bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes.length > LARGEST) return HUGE;
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith("{")) return CHANGED;
  let end = text.length;
  for (let tries = 0; tries < MOST_ENDS && end > 0; tries++) {
    end = text.lastIndexOf("}", end - 1);
    const whole = text.slice(0, end + 1);
    if (parsed(whole)) return { text: whole };
  }
  return text.includes("\ufffd") ? CHANGED : CUT;
}
