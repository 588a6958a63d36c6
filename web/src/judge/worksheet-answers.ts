/** What stands in a worksheet: the last words for each slot and question since the last reset. */

import type { AttemptEvent, JudgedQuestion, JudgedSlot } from "../contract/generated.ts";
import { inOrder } from "../contract/event-order.ts";

/** What the item of a question begins with. */
export const QUESTION = "q:";

/** The parts of a worksheet that filling needs. */
export interface FillSheet {
  slots: readonly Pick<JudgedSlot, "id" | "fp">[];
  questions: readonly JudgedQuestion[];
}

/** Where a worksheet stands. */
export interface Filling {
  /** Slot id to words. */
  values: Record<string, string>;
  /** Question id to yes, partly or no. */
  replies: Record<string, string>;
  /** Items, as events name them, whose label reads differently since they were answered. */
  changed: string[];
  /** When it was called finished, in milliseconds since 1970. */
  finished: number | null;
  /** Whether something was answered or reopened after that. */
  since: boolean;
  /** The id of the last reset, if nothing has been done since: it may be undone. */
  reset: string | null;
  begun: boolean;
  /** The last answers to slots and questions that are gone. */
  earlier: AttemptEvent[];
}

/** What was done since the last reset that stands, in order, and that reset. */
export function sinceReset(
  events: readonly AttemptEvent[],
): { live: AttemptEvent[]; reset: AttemptEvent | undefined } {
  const ordered = inOrder(events);
  const undone = new Set(
    ordered.filter((event) => event.type === "restore").map((event) => event.value),
  );
  const cut = ordered.findLastIndex((event) => event.type === "reset" && !undone.has(event.id));
  return { live: ordered.slice(cut + 1), reset: ordered[cut] };
}

/** Put the events of a worksheet together. */
export function filling(events: readonly AttemptEvent[], sheet: FillSheet): Filling {
  const { live, reset } = sinceReset(events);
  const last = new Map<string, AttemptEvent>();
  for (const event of live) {
    if (event.type === "answer" && event.item) last.set(event.item, event);
  }
  const prints = new Map([
    ...sheet.slots.map((slot) => [slot.id, slot.fp] as const),
    ...sheet.questions.map((question) => [QUESTION + question.id, question.fp] as const),
  ]);
  const here = [...last].filter(([item]) => prints.has(item));
  const isReply = (item: string) => item.startsWith(QUESTION);
  const done = live.findLastIndex((event) => event.type === "finish");
  return {
    values: Object.fromEntries(
      here.filter(([item]) => !isReply(item)).map(([item, event]) => [item, event.value ?? ""]),
    ),
    replies: Object.fromEntries(
      here.filter(([item]) => isReply(item))
        .map(([item, event]) => [item.slice(QUESTION.length), event.value ?? ""]),
    ),
    changed: here
      .filter(([item, event]) => event.value && event.fp !== prints.get(item))
      .map(([item]) => item),
    finished: live[done]?.at ?? null,
    since: done >= 0 &&
      live.slice(done + 1).some((event) => event.type === "answer" || event.type === "reopen"),
    reset: live.length ? null : reset?.id ?? null,
    begun: live.some((event) => event.type === "answer" || event.type === "finish"),
    earlier: [...last].filter(([item]) => !prints.has(item)).map(([, event]) => event),
  };
}
