/** The text of a file that somebody wrote, such as a list of names. */

export const NO_TEXT = "It is not text in UTF-8. Open it where it was made, and save it as UTF-8.";

/** Said where it is neither UTF-8 nor UTF-16. */
export const WESTERN = "read as Windows-1252; look whether the names are right";
/** Letters that all charsets of Western and Central Europe have at one place. */
const SHARED = /^[\t\r\n\x20-\x7e\xa0ÁÂÄÇÉËÍÎÓÔÖÚÜÝßáâäçéëíîóôöúüý‘’“”–—]*$/;

/** UTF-8, UTF-16, or Windows-1252 where no letter could be another one; undefined for all else. Names
 * that were read wrongly would be nobody's. */
export function plainText(bytes: Uint8Array): { text: string; western: boolean } | undefined {
  const text = wideText(bytes) ?? strictly("utf-8", bytes);
  if (text !== undefined) return { text, western: false };
  const western = strictly("windows-1252", bytes);
  return western !== undefined && SHARED.test(western)
    ? { text: western, western: true }
    : undefined;
}

/** The text, if its letters take two bytes each: it says so, or its first letter shows it. */
export function wideText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe || first && second === 0;
  const big = first === 0xfe && second === 0xff || first === 0 && second;
  return little || big ? strictly(little ? "utf-16le" : "utf-16be", bytes) : undefined;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  const text = decodedBy(new TextDecoder(encoding, { fatal: true }), bytes);
  // Letters of another width can pass for text, but for what stands between them.
  return text?.includes("\0") ? undefined : text;
}

/** The text, if it is one for a decoder that finds faults. */
export function decodedBy(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
