/** A checksum against truncation and accident; it works where a page is not served securely. */

/** Of CRC-32, byte by byte. */
export const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of the bytes, as zlib counts it. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  // By place: going through bytes one by one as an iterable takes several times as long.
  for (let place = 0; place < bytes.length; place++) {
    sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[place]!) & 255]!;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** JSON with sorted keys and no spaces: the same letters for the same value, here and in Python. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const each = (value as Record<string, unknown>)[key];
    text += `${text && ","}${JSON.stringify(key)}:${canonical(each)}`;
  }
  return `{${text}}`;
}

/** The checksum of a file's content, its own field left out. */
export function checksum(content: object): string {
  const { checksum: _, ...rest } = content as { checksum?: unknown };
  const sum = crc32(new TextEncoder().encode(canonical(rest)));
  return `crc32:${sum.toString(16).padStart(8, "0")}`;
}
