/** Reads what came back: the text of a file, or codes in any text. Never throws, believes nothing. */

import { parseStrict } from "../assignment/strict-json.ts";
import { checksum } from "../contract/checksum.ts";
import type { HandBack, SignOff } from "../contract/generated.ts";
import type { Problem, Received } from "../report-model/types.ts";
import { type Code, codesIn, HUGE, LARGEST as LARGEST_CODE, unpacked } from "./codes.ts";
import { fastChecksum } from "./fast-checksum.ts";
import { FORMATS, madeWhole } from "./hand-back-schema.ts";
import { foreignFile, OUTLOOK } from "./foreign.ts";
import { isMail, type Mail, mailsIn, opened } from "./mail.ts";
import { shared } from "../store/global.ts";
import { decodedBy, NO_TEXT, wideText } from "./plain-text.ts";

/** As many bytes as a file may have. */
export const LARGEST = 5_000_000;
/** As many codes as one text may hold. */
const MOST_CODES = 500;
/** So many mails of a mailbox are told by their numbers. */
const MOST_NAMED = 5;
/** So many bytes all codes of one file may unpack to. */
const MOST_UNPACKED = 50_000_000;
/** A chat puts names and times in brackets before a code. */
const JSON_BEGINS = /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:["{[\]]|$))/;

export type Reading = Received | Problem;

/** The site whose files are taken; null for any. */
export type Site = string | null;

/** A file as a browser hands it over. */
export type GivenFile = Pick<File, "name" | "size" | "arrayBuffer">;

/** How much codes may still unpack to. */
interface Room {
  left: number;
}

const EMPTY = "It is empty.";
const NO_HAND_BACK = "It holds no hand-back.";
const NONE = "It is not a hand-back.";
const FAR_TOO_MUCH = `Its codes unpack to more than ${MOST_UNPACKED / 1_000_000} MB.`;
export const TOO_LARGE = `It is larger than ${LARGEST / 1_000_000} MB.`;
export const UNREADABLE = "It could not be read. If it is a folder, choose the files in it.";

/** Read a file: one hand-back, one sign-off, a text with codes in it, or a saved mail. */
export async function readFile(file: GivenFile, site: Site): Promise<Reading[]> {
  const { name } = file;
  if (file.size > LARGEST) return [no(name, TOO_LARGE)];
  if (file.size === 0) return [no(name, "It is empty, or it is a folder.")];
  try {
    return readBytes(new Uint8Array(await file.arrayBuffer()), name, site);
  } catch {
    return [no(name, UNREADABLE)];
  }
}

/** Read the bytes of a file. One byte order mark does no harm. */
export function readBytes(bytes: Uint8Array, name: string, site: Site): Reading[] {
  if (bytes.length > LARGEST) return [no(name, TOO_LARGE)];
  const foreign = foreignFile(bytes);
  const message = foreign === OUTLOOK ? shared().outlook?.(bytes) : undefined;
  if (message) return readOpened(message, name, site);
  if (foreign) return [no(name, foreign)];
  const wide = wideText(bytes);
  if (wide !== undefined) return read(wide, name, site);
  const text = decoded(bytes);
  if (text !== undefined) return read(text, name, site, bytes);
  // A mail may hold letters of any kind, and a code is found among them.
  const odd = anyhow.decode(bytes);
  if (isMail(name, odd)) return readMail(odd, name, site);
  const readings = JSON_BEGINS.test(odd) ? [] : readCodes(odd, name, site);
  return isNothing(readings) ? [no(name, NO_TEXT)] : readings;
}

const wellWritten = new TextDecoder("utf-8", { fatal: true });
const anyhow = new TextDecoder();

/** The text, if it is one. To look for faults afterwards takes a fourth of the time. */
function decoded(bytes: Uint8Array): string | undefined {
  const text = anyhow.decode(bytes);
  return text.includes("\ufffd") ? decodedBy(wellWritten, bytes) : text;
}

/** Read a text that was pasted. */
export function readText(given: string, name: string, site: Site): Reading[] {
  return read(given.replace(/^\ufeff/, ""), name, site);
}

/** JSON, a whole mail, or one or several codes with any words around them. */
function read(
  text: string,
  name: string,
  site: Site,
  bytes?: Uint8Array,
): Reading[] {
  if (isMail(name, text)) return readMail(text, name, site);
  if (JSON_BEGINS.test(text)) return [verify(text, name, site, bytes)];
  return readCodes(text, name, site);
}

/** A mail, or all of a mailbox; those of them that hold no hand-back are told in one line. */
function readMail(text: string, name: string, site: Site): Reading[] {
  if (text.length > LARGEST) return [no(name, TOO_LARGE)];
  const mails = mailsIn(text);
  if ("problem" in mails) return [no(name, mails.problem)];
  const room = { left: MOST_UNPACKED };
  if (mails.length === 1) return readOne(mails[0]!, name, site, room);
  const found: Reading[] = [];
  const without: number[] = [];
  for (const [place, mail] of mails.entries()) {
    const readings = readOne(mail, `${name}, mail ${place + 1}`, site, room);
    if (isNothing(readings)) without.push(place + 1);
    else found.push(...readings);
  }
  if (!without.length) return found;
  const [few, more] = [without.slice(0, MOST_NAMED).join(", "), without.length - MOST_NAMED];
  const reason = `${without.length} of its ${mails.length} mails hold no hand-back: mail ${few}${
    more > 0 ? ` and ${more} more` : ""
  }.`;
  return [...found, { ...no(name, reason), files: without.length }];
}

/** What is attached to a mail, then the codes in its texts. */
function readOne(text: string, name: string, site: Site, room: Room): Reading[] {
  const mail = opened(text);
  return "problem" in mail ? [no(name, mail.problem)] : readOpened(mail, name, site, room);
}

function readOpened(mail: Mail, name: string, site: Site, room?: Room): Reading[] {
  const files = mail.files.map(({ name: own, found }) => {
    const file = own ? `${name}/${own}` : name;
    return "text" in found ? verify(found.text, file, site) : no(file, found.problem);
  });
  const codes = readCodes(mail.text, name, site, room);
  if (!isNothing(codes)) return [...files, ...codes];
  // With a file attached, the words around it need not hold a code.
  return files.length ? files : [no(name, NO_HAND_BACK)];
}

function isNothing(readings: readonly Reading[]): boolean {
  return readings.every((one) => "reason" in one && [EMPTY, NO_HAND_BACK].includes(one.reason));
}

/** Codes that are read, and those that plainly are damaged; of words on codes, if there is no code. */
function readCodes(
  text: string,
  name: string,
  site: Site,
  room: Room = { left: MOST_UNPACKED },
): Reading[] {
  const codes = codesIn(text);
  if (!codes.length) return [no(name, text.trim() ? NO_HAND_BACK : EMPTY)];
  if (codes.length > MOST_CODES) return [no(name, `It holds more than ${MOST_CODES} codes.`)];
  const found: { reading: Reading; sure: boolean }[] = [];
  for (const [place, code] of codes.entries()) {
    const file = codes.length > 1 ? `${name}, code ${place + 1}` : name;
    const enough = room.left <= 0;
    const reading = enough ? no(file, FAR_TOO_MUCH) : readCode(code, file, site, room);
    found.push({ reading, sure: enough || code.sure || "content" in reading });
    if (enough) break;
  }
  const sure = found.filter((each) => each.sure);
  return (sure.length ? sure : found.slice(0, 1)).map(({ reading }) => reading);
}

function readCode(code: Code, name: string, site: Site, room: Room): Reading {
  const found = unpacked(code);
  room.left -= "text" in found ? found.text.length : found === HUGE ? LARGEST_CODE : 0;
  return "text" in found ? verify(found.text, name, site) : no(name, found.problem);
}

/** Verify the text of a file: size, JSON, shape, checksum, and where it comes from. */
export function verify(text: string, name: string, site: Site, bytes?: Uint8Array): Reading {
  if (text.length > LARGEST) return no(name, TOO_LARGE);
  const parsed = parseStrict(text, bytes);
  if ("problem" in parsed) return no(name, parsed.problem);
  const content = shaped(parsed.value);
  if (typeof content === "string") return no(name, content);
  const sum = content.format === "playbook-hand-back" ? fastChecksum(content) : checksum(content);
  if (sum !== content.checksum) {
    return no(name, "It was changed or damaged on its way: the checksum does not fit.");
  }
  if (site !== null && content.site !== site) {
    return no(name, `It comes from another playbook, “${content.site}”.`);
  }
  if (content.format === "playbook-sign-off") return { name, content };
  const wrong = inconsistent(madeWhole(content));
  return wrong ? no(name, wrong) : { name, content };
}

function no(file: string, reason: string): Problem {
  return { file, reason };
}

/** The content, or why it is none. */
function shaped(value: unknown): HandBack | SignOff | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NONE;
  const { format, version } = value as { format?: unknown; version?: unknown };
  if (format === "playbook-backup") return "It is a learner’s backup, not a hand-back.";
  if (format === "playbook-assignment") {
    return "It is an assignment, not a hand-back. Give it as what was assigned.";
  }
  const shape = FORMATS.get(format);
  if (!shape) return NONE;
  if (typeof version === "number" && version > 1) {
    return "It was made by a newer playbook. Update this one to read it.";
  }
  const well = shape(value);
  if (well === true) return value as HandBack | SignOff;
  const kind = format === "playbook-sign-off" ? "sign-off" : "hand-back";
  return `It is not as a ${kind} should be${well ? `, at “${well.slice(0, 80)}”` : ""}.`;
}

/** Shared attempts must be of this exercise of this site, and no exercise may stand there twice. */
function inconsistent({ site, exercises }: HandBack): string {
  for (const { id, variant, events } of exercises) {
    const strange = events?.some((event) =>
      event.site !== site || event.exercise !== id || event.variant !== variant
    );
    if (strange) return `It holds attempts of another exercise under ${id}.`;
  }
  // In nearly all files no two are of one call.
  if (new Set(exercises.map(({ id }) => id)).size === exercises.length) return "";
  const keys = new Set(exercises.map(({ id, variant }) => JSON.stringify([id, variant])));
  return keys.size < exercises.length ? "It holds the same exercise twice." : "";
}
