/** Conversations and cases that are fetched when somebody asks for them: as scripts, which files may load. */

import type { CallData, GateData } from "../contract/generated.ts";
import { fetchBeside } from "./assets.ts";
import { shared } from "../store/global.ts";

const coming = new Map<string, Promise<CallData[]>>();

/** The conversations of a call but the one on its page; none if they cannot be had, and then the
 * next to ask tries again. */
export function laterConversations(call: string): Promise<CallData[]> {
  const asked = coming.get(call) ?? fetched(call);
  coming.set(call, asked);
  return asked;
}

/** Whether those of a call have come, even if there are none. */
export function came(call: string): boolean {
  return call in shared().data;
}

async function fetched(call: string): Promise<CallData[]> {
  await fetchBeside(`calls/${call.toLowerCase()}`);
  try {
    return JSON.parse(shared().data[call] ?? "");
  } catch {
    coming.delete(call);
    return [];
  }
}

/** What stands on an exercise's own page; undefined if it cannot be had. */
export async function onItsPage(exercise: string): Promise<CallData | GateData | undefined> {
  const name = `shown:${exercise}`;
  if (!shared().data[name]) await fetchBeside(`shown/${exercise.toLowerCase()}`);
  try {
    return JSON.parse(shared().data[name] ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
