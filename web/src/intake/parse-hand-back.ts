/** Reads what came back: the text of a file, or codes in any text. Never throws, believes nothing. */

import { fromCode } from "../assignment/hand-back-code.ts";
import { checksum } from "../contract/checksum.ts";
import type { HandBack, SignOff } from "../contract/generated.ts";
import { asSent, isMail, type Mail, opened } from "./mail.ts";
import { asHandBack, asSignOff } from "./hand-back-schema.ts";
import type { Problem, Received } from "../report-model/types.ts";

/** As many bytes as a file may have. */
export const LARGEST = 5_000_000;
/** As deep as lists and objects may be nested. */
export const DEEPEST = 20;
/** As many codes as one text may hold. */
export const MOST_CODES = 500;
const LARGEST_PARSED = 200_000;
const WHOLE_CODE = /^PBH[01]\.[\w-]+$/;
const MOST_WORDS_AFTER = 20;

export type Reading = Received | Problem;

/** A file as a browser hands it over. */
export type GivenFile = Pick<File, "name" | "size" | "text">;

const NESTED = `It is nested more than ${DEEPEST} levels deep.`;
const CUT = "It is not whole JSON. It may have been cut short on its way.";
const NO_HAND_BACK = "It holds no hand-back.";
const CUT_CODE = "The code was cut short or changed on its way. Ask for it again.";
export const TOO_LARGE = `It is larger than ${LARGEST / 1_000_000} MB.`;
export const UNREADABLE =
  "The browser could not read it. If it is a folder, choose the files in it.";

/** Read a file: one hand-back, one sign-off, a text with codes in it, or a saved mail. */
export async function readFile(file: GivenFile, site: string): Promise<Reading[]> {
  const { name } = file;
  if (file.size > LARGEST) return [no(name, TOO_LARGE)];
  if (file.size === 0) return [no(name, "It is empty, or it is a folder.")];
  try {
    return await readText(await file.text(), name, site);
  } catch {
    return [no(name, UNREADABLE)];
  }
}

/** Read a text: JSON, a whole mail, or one or several codes with any words around them. */
export async function readText(given: string, name: string, site: string): Promise<Reading[]> {
  const text = given.replace(/^\ufeff/, "");
  if (isMail(name, text)) return await readMail(text, name, site);
  if (/^\s*[{[]/.test(text)) return [verify(text, name, site)];
  return await readCodes(text, name, site);
}

/** What is attached to a mail, then the codes in its texts. */
async function readMail(text: string, name: string, site: string): Promise<Reading[]> {
  if (text.length > LARGEST) return [no(name, TOO_LARGE)];
  const mail = opened(text);
  if ("problem" in mail) return [no(name, mail.problem)];
  const files = mail.files.map((each) => readAttached(each, name, site));
  // With a file attached, the words around it need not hold a code.
  if (mail.text.includes("PBH")) return [...files, ...await readCodes(mail.text, name, site)];
  return files.length ? files : [no(name, NO_HAND_BACK)];
}

function readAttached(
  { name, found }: Mail["files"][number],
  mail: string,
  site: string,
): Reading {
  const file = name ? `${mail}/${name}` : mail;
  return "text" in found ? verify(found.text, file, site) : no(file, found.problem);
}

async function readCodes(text: string, name: string, site: string): Promise<Reading[]> {
  const codes = codesIn(text);
  if (!codes.length) return [no(name, text.trim() ? NO_HAND_BACK : "It is empty.")];
  if (codes.length > MOST_CODES) return [no(name, `It holds more than ${MOST_CODES} codes.`)];
  const several = codes.length > 1;
  return await Promise.all(
    codes.map((code, i) => readCode(code, several ? `${name}, code ${i + 1}` : name, site)),
  );
}

/** Verify the text of a file: size, depth, JSON, shape, checksum, and where it comes from. */
export function verify(text: string, name: string, site: string): Reading {
  if (text.length > LARGEST) return no(name, TOO_LARGE);
  // What is short can be parsed however deep it is, and then has not the shape of anything.
  if (text.length > LARGEST_PARSED && isTooDeep(text)) return no(name, NESTED);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no(name, isTooDeep(text) ? NESTED : CUT);
  }
  const content = shaped(value);
  if (typeof content === "string") return no(name, isTooDeep(text) ? NESTED : content);
  if (checksum(value as object) !== content.checksum) {
    return no(name, "It was changed or damaged on its way: the checksum does not fit.");
  }
  if (content.site !== site) return no(name, `It comes from another playbook, “${content.site}”.`);
  const wrong = content.format === "playbook-hand-back" ? inconsistent(content) : "";
  return wrong ? no(name, wrong) : { name, content };
}

/** The codes in a text, each in the ways it may have to be put together: mail breaks a code into
 * lines, and a word that follows looks like one more of them. */
function codesIn(text: string): string[][] {
  return asSent(text).split(/(?=PBH[01]\.)/).flatMap((part) => {
    const pieces = part.trim().split(/\s+/);
    if (!WHOLE_CODE.test(pieces[0] ?? "")) return [];
    const end = pieces.findIndex((piece, place) => place > 0 && !/^[\w-]+$/.test(piece));
    const own = end < 0 ? pieces : pieces.slice(0, end);
    const least = Math.max(1, own.length - MOST_WORDS_AFTER);
    const ways = [];
    for (let count = own.length; count >= least; count--) ways.push(own.slice(0, count).join(""));
    return [ways];
  });
}

async function readCode(ways: string[], name: string, site: string): Promise<Reading> {
  let refused = "";
  for (const way of ways) {
    const found = await fromCode(way);
    if ("text" in found && isWhole(found.text)) return verify(found.text, name, site);
    refused ||= "text" in found ? noObject(found.text) : found.problem;
  }
  return no(name, refused);
}

function noObject(text: string): string {
  return text.startsWith("{") ? CUT_CODE : NO_HAND_BACK;
}

function isWhole(text: string): boolean {
  return text.startsWith("{") && text.trimEnd().endsWith("}");
}

function no(file: string, reason: string): Problem {
  return { file, reason };
}

/** The content, or why it is none. */
function shaped(value: unknown): HandBack | SignOff | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "It is not a hand-back.";
  }
  const { format, version } = value as { format?: unknown; version?: unknown };
  if (format === "playbook-backup") {
    return "It is a learner’s backup, not a hand-back.";
  }
  if (format === "playbook-assignment") {
    return "It is an assignment, not a hand-back. Open it in step 2.";
  }
  const read = format === "playbook-hand-back"
    ? asHandBack
    : format === "playbook-sign-off"
    ? asSignOff
    : undefined;
  if (!read) return "It is not a hand-back.";
  if (typeof version === "number" && version > 1) {
    return "It was made by a newer playbook. Update this one to read it.";
  }
  const content = read(value);
  if (!("wrong" in content)) return content;
  const kind = format === "playbook-sign-off" ? "sign-off" : "hand-back";
  return `It is not as a ${kind} should be${content.wrong && `, at “${content.wrong}”`}.`;
}

/** Shared attempts must be of this exercise of this site, and no exercise may stand there twice. */
function inconsistent({ site, exercises }: HandBack): string {
  for (const { id, variant, events } of exercises) {
    const strange = events?.some((event) =>
      event.site !== site || event.exercise !== id || (event.variant ?? null) !== variant
    );
    if (strange) return `It holds attempts of another exercise under ${id}.`;
  }
  const keys = new Set(exercises.map(({ id, variant }) => JSON.stringify([id, variant])));
  return keys.size < exercises.length ? "It holds the same exercise twice." : "";
}

/** Whether brackets are nested too deep; told without parsing, which deep nesting could break. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 92) at++;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      if (++depth > DEEPEST) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}
