/** A message in Outlook's own format: its texts, and the files attached to it. The script for it comes
 * once there is such a file; see `entry/outlook.ts`. */

import CFB from "cfb";
import { type Mail, mailOf, type Part } from "./mail.ts";

/** Streams are named by property and type: text in wide or narrow letters, or bytes
 * ([MS-OXMSG] 2.4, [MS-OXPROPS]). */
const STREAM = /^(.*)__substg1\.0_(1000|1013|3701|3704|3707)(001F|001E|0102)$/i;
const [BODY, HTML, DATA, SHORT_NAME, LONG_NAME] = ["1000", "1013", "3701", "3704", "3707"];
const CHARSETS: Readonly<Record<string, string>> = {
  ...{ "001F": "utf-16le", "001E": "windows-1252", "0102": "utf-8" },
};

/** What it holds; undefined if it is no message, or damaged. Never throws. */
export function messageIn(bytes: Uint8Array): Mail | undefined {
  const storages = new Map<string, Map<string, string>>();
  try {
    // The library takes more kinds of bytes than its types say.
    const { FullPaths, FileIndex } = CFB.read(bytes as unknown as number[], { type: "array" });
    for (const [place, path] of FullPaths.entries()) {
      const [, storage, property, type] = STREAM.exec(path) ?? [];
      if (storage === undefined) continue;
      const own = storages.get(storage) ?? new Map<string, string>();
      const content = Uint8Array.from(FileIndex[place]!.content);
      storages.set(storage, own.set(property!, new TextDecoder(CHARSETS[type!]).decode(content)));
    }
  } catch {
    return undefined;
  }
  const parts = [...storages.values()].flatMap(partsOf);
  return parts.length ? mailOf(parts) : undefined;
}

function partsOf(properties: ReadonlyMap<string, string>): Part[] {
  const named = properties.get(LONG_NAME!) ?? properties.get(SHORT_NAME!) ?? "";
  const part = (key: string | undefined, kind: string, name: string) => {
    const text = properties.get(key!);
    return text === undefined ? [] : [{ kind, name, text }];
  };
  const name = named.replaceAll("\0", "").split(/[/\\]/).at(-1)!;
  return [
    ...part(BODY, "text/plain", ""),
    ...part(HTML, "text/html", ""),
    ...part(DATA, "application/octet-stream", name),
  ];
}
