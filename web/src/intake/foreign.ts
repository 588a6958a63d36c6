/** Files that hold no hand-back that can be read here: what they are, and what to do. */

const SAVE = "save what is attached, and read that.";
export const OUTLOOK =
  "It is a message in Outlook’s own format. Open it in Outlook; save it as .eml, or " +
  SAVE;
const WINMAIL = "It is a winmail.dat, in which Outlook hides what was attached. Ask for the file " +
  "or the code once more, in a mail as HTML or plain text.";
const SEALED = "It is an encrypted or signed message. Open it in your mail program, and " + SAVE;
const ZIP_IN_MAIL = "It is a .zip in a mail. Save it, and read it by itself.";
const OFFICE =
  "It is a document or a .zip under another name. Ask for the file that the page saved.";
const PICTURE = "It is a picture or a PDF. Ask for the file that the page saved, or for the code.";

/** By the bytes that they begin with, in hex. */
const BEGINNINGS: readonly [string, string][] = [
  ["d0cf11e0a1b11ae1", OUTLOOK],
  ["789f3e22", WINMAIL],
  ["504b0304", OFFICE],
  ["25504446", PICTURE],
  ["89504e47", PICTURE],
  ["ffd8ff", PICTURE],
];

/** What a file is, by its first bytes; undefined if that is not known. */
export function foreignFile(bytes: Uint8Array): string | undefined {
  // Nearly all files are JSON.
  if (bytes[0] === 0x7b) return undefined;
  const begins = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0"));
  return BEGINNINGS.find(([hex]) => begins.join("").startsWith(hex))?.[1];
}

/** What is attached to a mail and cannot be read in it; undefined for all that may be. */
export function foreignPart(name: string, kind: string): string | undefined {
  if (/^winmail\.dat$/i.test(name) || /ms-tnef$/.test(kind)) return WINMAIL;
  if (/\.msg$/i.test(name) || /ms-outlook$/.test(kind)) return OUTLOOK;
  if (/\.p7m$/i.test(name) || /pkcs7-mime$|^multipart\/encrypted$/.test(kind)) return SEALED;
  return /\.zip$/i.test(name) ? ZIP_IN_MAIL : undefined;
}
