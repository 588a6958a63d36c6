/** The text of a file that somebody wrote, such as a list of names. */

export const NO_TEXT = "It is not text in UTF-8. Open it where it was made, and save it as UTF-8.";

/** UTF-8, or UTF-16; undefined for what is neither. Names that were read wrongly would be nobody's. */
export function plainText(bytes: Uint8Array): string | undefined {
  return wideText(bytes) ?? strictly("utf-8", bytes);
}

/** The text, if its letters take two bytes each: it says so, or its first letter shows it. */
export function wideText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe || first && second === 0;
  const big = first === 0xfe && second === 0xff || first === 0 && second;
  return little || big ? strictly(little ? "utf-16le" : "utf-16be", bytes) : undefined;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Letters of another width can pass for text, but for what stands between them.
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
