/** Data that is fetched when somebody asks for it: as scripts, which files may load. */

import type { CallData, GateData, LaterCalls } from "../contract/generated.ts";
import { parsed } from "../contract/shape.ts";
import { fetchBeside } from "./assets.ts";
import { shared } from "../store/global.ts";

const coming = new Map<string, Promise<unknown>>();

/** What a script of ours brings under a name; undefined if it cannot be had, and then the next to ask
 * tries again. */
export async function brought<Data>(script: string, name: string): Promise<Data | undefined> {
  const asked = coming.get(name) ?? fetched(script, name);
  coming.set(name, asked);
  const data = await asked;
  if (!data) coming.delete(name);
  return data as Data | undefined;
}

async function fetched(script: string, name: string): Promise<unknown> {
  if (!shared().data[name]) await fetchBeside(script);
  return parsed(shared().data[name] ?? "") ?? undefined;
}

/** The conversations of a call but the one on its page; none if they cannot be had. */
export async function laterConversations(call: string): Promise<CallData[]> {
  const found = await brought<LaterCalls>(`calls/${call.toLowerCase()}`, nameOf(call));
  return found?.talks.map((talk, at) => ({
    ...talk,
    turns: found.places[at]!.map((place) => found.turns[place]!),
  })) ?? [];
}

/** Whether those of a call have come, even if there are none. */
export function came(call: string): boolean {
  return nameOf(call) in shared().data;
}

function nameOf(call: string): string {
  return `later:${call}`;
}

/** What stands on an exercise's own page; undefined if it cannot be had. */
export function onItsPage(exercise: string): Promise<CallData | GateData | undefined> {
  return brought(`shown/${exercise.toLowerCase()}`, `shown:${exercise}`);
}
