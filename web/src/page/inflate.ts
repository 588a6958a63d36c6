/** Unpacks with what the browser has for it, and never much more than was asked for. */

/** So much at once: even bytes made to grow have grown to few megabytes before they are stopped. */
const SPOONFUL = 8192;

/** The bytes; "more" if they are more than `most`, undefined if they cannot be unpacked. */
export async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | "more" | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const { readable, writable } = new DecompressionStream("deflate-raw");
    // What goes wrong with writing is told to the reader as well.
    fed(writable.getWriter(), packed).catch(() => {});
    const reader = readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > most) {
        await reader.cancel().catch(() => {});
        return "more";
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  return joined(parts, size);
}

async function fed(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += SPOONFUL) {
    await writer.write(bytes.slice(at, at + SPOONFUL));
  }
  await writer.close();
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
