/** A checksum against truncation and accident; it works where a page is not served securely. */

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of the bytes, as zlib counts it. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 255] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

/** JSON with sorted keys and no spaces: the same letters for the same value, here and in Python. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}

/** The checksum of a file's content, its own field left out. */
export function checksum(content: object): string {
  const { checksum: _, ...rest } = content as { checksum?: unknown };
  const sum = crc32(new TextEncoder().encode(canonical(rest)));
  return `crc32:${sum.toString(16).padStart(8, "0")}`;
}
