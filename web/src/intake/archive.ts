/** Hand-backs in a .zip: read in memory, one by one, with a bound on everything. */

import { byName, KINDS, notTaken, ofTheSystem, TAKEN } from "./folders.ts";
import { LARGEST, TOO_LARGE, UNREADABLE } from "./parse-hand-back.ts";
import type { Aside, Problem } from "../report-model/types.ts";
import { DEFLATED, type Listed, listOf, type Sliced, STORED, unpacked } from "./zip.ts";

/** As many members as an archive may have. */
export const MOST_MEMBERS = 20_000;
/** As many bytes as an archive may unpack to, all together. */
export const MOST_UNPACKED = 500_000_000;
/** So many times its own size an archive may unpack to. */
export const MOST_TIMES = 200;

/** A member that may be read. It is unpacked when it is asked for; damaged, it has no bytes. */
export interface Member {
  name: string;
  bytes: () => Promise<Uint8Array | undefined>;
}

export type Archive = Sliced & { name: string };

export const DAMAGED = "It was damaged in the .zip.";
const CUT = "It is no whole .zip. It may have been cut short on its way.";
const MANY = `It holds more than ${MOST_MEMBERS.toLocaleString("en-US")} files.`;
const NO_WAY = "This browser cannot unpack a .zip. Unpack it first, then choose the files in it.";
const FAR_TOO_MUCH = "The .zip unpacks to far more than it holds. The rest of it is not read.";

const OUTSIDE = /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/;
const LOCKED = 0x1 | 0x40;
const PATCHED = 0x20;

/** Whether a file is to be read as an archive. */
export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** What an archive holds, and what of it is not read. Never rejects. */
export async function membersOf(archive: Archive): Promise<(Member | Problem | Aside)[]> {
  const no = (reason: string) => [{ file: archive.name, reason }];
  if (typeof DecompressionStream === "undefined") return no(NO_WAY);
  try {
    const list = await listOf(archive, MOST_MEMBERS);
    if (list === "many") return no(MANY);
    return list ? chosenOf(archive, list.members, list.at) : no(CUT);
  } catch {
    return no(UNREADABLE);
  }
}

function chosenOf(archive: Archive, listed: readonly Listed[], end: number) {
  const roomOf = roomIn(listed, end);
  // Some programs of Windows write its own sign between folders.
  const nameOf = ({ name }: Listed) => {
    const shown = name.split("\0", 1)[0]!;
    return leadsOut(name) ? shown : shown.replaceAll("\\", "/");
  };
  const named = listed.map((one) => ({ one, name: nameOf(one) }));
  const sorted = byName(named.sort((a, b) => a.one.at - b.one.at), ({ name }) => name);
  const found: (Member | Problem | Aside)[] = [];
  const foreign: string[] = [];
  let aside = 0;
  let left = Math.min(MOST_UNPACKED, LARGEST + MOST_TIMES * archive.size);
  for (const { one, name } of sorted) {
    if (name.endsWith("/")) continue;
    if (ofTheSystem(name)) {
      aside++;
      continue;
    }
    const file = name ? `${archive.name}/${name}` : archive.name;
    if (!leadsOut(one.name) && !TAKEN.test(name)) {
      foreign.push(name);
      continue;
    }
    const reason = whyNot(one, name);
    // No more is unpacked than an archive says, so this is known before anything is.
    if (!reason) left -= one.size;
    if (left < 0) return [...found, { file, reason: FAR_TOO_MUCH }];
    const bytes = () => unpacked(archive, one, roomOf(one)).catch(() => undefined);
    found.push(reason ? { file, reason } : { name: file, bytes });
  }
  found.push(...notTaken(foreign, KINDS, archive.name));
  return aside ? [...found, { aside }] : found;
}

/** Where each member must have ended: no two of them may hold the same bytes. */
function roomIn(listed: readonly Listed[], end: number): (one: Listed) => number {
  const starts = [...new Set(listed.map(({ at }) => at))].sort((a, b) => a - b);
  const next = new Map(starts.map((at, place) => [at, starts[place + 1] ?? end]));
  return ({ at }) => Math.min(next.get(at) ?? end, end);
}

function leadsOut(name: string): boolean {
  return OUTSIDE.test(name) || name.includes("\0");
}

function whyNot({ name: whole, flags, method, size, packed }: Listed, name: string): string {
  if (leadsOut(whole)) return "Its name leads out of the .zip.";
  if (isArchive(name)) return "It is a .zip within a .zip. Unpack it first.";
  if (flags & LOCKED) return "It is locked with a password.";
  if ((method !== STORED && method !== DEFLATED) || flags & PATCHED) {
    return "It is packed in a way that is not read here.";
  }
  return Math.max(size, packed) > LARGEST ? TOO_LARGE : "";
}
