/** Words about real people that have lain here for long: when they should go, and the offer. */

import { button, html, type TemplateResult } from "./drawing.ts";
import type { AttemptEvent } from "../contract/generated.ts";
import { sinceReset } from "../judge/worksheet-answers.ts";
import { counted, dayInWords } from "../contract/wording.ts";

const DAY = 86_400_000;

/** The name of the note that holds the draft of one's own call. */
export const OWN = "own";
/** The name of the note that holds when it was last said to keep a sheet on. */
export const KEEP = "keep-";

/** Whether that time, in milliseconds since 1970, is more than so many days ago. */
export function isOver(since: number, days: number, now: number): boolean {
  return now - since > days * DAY;
}

/** When the oldest of the words that count was kept; undefined if there are none. What was emptied
 * and could be brought back lies here too, as long as nothing came after it. */
export function oldest(events: readonly AttemptEvent[]): number | undefined {
  const { live } = sinceReset(events);
  const words = (live.length ? live : events).filter((event) => event.type === "answer");
  return words.length ? Math.min(...words.map((event) => event.at)) : undefined;
}

/** The offer to delete what was begun then. */
export function offer(
  since: number,
  days: number,
  drop: () => void,
  keep: () => void,
): TemplateResult {
  const most = counted(days, "day");
  return html`
    <section class="pb-old pb-bar" aria-label="Old words">
      <p>You began this on ${dayInWords(
        since,
      )}, more than ${most} ago. What you wrote about real people should not
        lie around for long.</p>
      ${button("Delete it", drop, "")}
      ${button(`Keep it ${most} more`, keep)}
    </section>
  `;
}
