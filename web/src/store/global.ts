/** The one global: what the scripts of a window share, whichever was loaded first. */

import type { JudgedWorksheet } from "../contract/generated.ts";
import type { Store } from "./store.ts";

export interface Shared {
  /** The store of each site. Two stores would not know what the other holds in memory. */
  stores: Map<string, Store>;
  /** Data scripts put here what they bring: exercise id to JSON. */
  data: Record<string, string>;
  /** What the script for counting brings, once it has come. */
  count?: {
    ticks: (sheet: JudgedWorksheet, values: Record<string, string>) => boolean[];
    joined: (before: string, typed: string) => string;
  };
  /** What the script for workbooks brings, once it has come. */
  workbook?: unknown;
  /** Takes a message in Outlook's own format apart, once there was one. */
  outlook?: (bytes: Uint8Array) => Opened | undefined;
}

/** A mail taken apart: its texts, and what is attached or why that is not read. */
export interface Opened {
  text: string;
  /** The name may be empty. */
  files: { name: string; found: { text: string } | { problem: string } }[];
}

declare global {
  var playbook: Partial<Shared> | undefined;
}

/** What is shared, made by whoever asks first. */
export function shared(): Shared {
  const here = globalThis.playbook ??= {};
  here.stores ??= new Map();
  here.data ??= {};
  return here as Shared;
}
