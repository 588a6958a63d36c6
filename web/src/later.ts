/** Conversations that are fetched when somebody asks for them: as scripts, which files may load. */

import type { CallData } from "./contract.ts";
import { shared } from "./shared.ts";

const own = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
const coming = new Map<string, Promise<CallData[]>>();

/** The conversations of a call but the one on its page; none if they cannot be had. */
export function laterConversations(call: string): Promise<CallData[]> {
  const asked = coming.get(call) ?? fetched(call);
  coming.set(call, asked);
  return asked;
}

async function fetched(call: string): Promise<CallData[]> {
  const script = document.createElement("script");
  script.src = new URL(`calls/${call.toLowerCase()}.js`, own).href;
  const done = new Promise((resolve) => script.onload = script.onerror = resolve);
  document.head.append(script);
  await done;
  script.remove();
  try {
    return JSON.parse(shared().data[call] ?? "[]");
  } catch {
    return [];
  }
}
