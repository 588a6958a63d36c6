/** The text of a file that somebody wrote, such as a list of names. */

export const NO_TEXT = "It is not text in UTF-8. Open it where it was made, and save it as UTF-8.";

const WIDE = ["utf-16le", "utf-16be"] as const;

/** UTF-8, or UTF-16 that says so; undefined for what is neither. Names that were read wrongly would
 * be nobody's. */
export function plainText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe
    ? WIDE[0]
    : first === 0xfe && second === 0xff
    ? WIDE[1]
    : undefined;
  try {
    const text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
    // Letters of another width can pass for UTF-8, but for what stands between them.
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
