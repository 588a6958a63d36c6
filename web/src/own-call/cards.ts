/** One's own call as cards for three people: nothing on a card that its holder must not know. */

import type { OwnData } from "../contract/generated.ts";
import { isBlank, plain, type Story } from "./story.ts";

interface Part {
  label: string;
  lines: string[];
}

interface Card {
  role: "seller" | "buyer" | "observer";
  title: string;
  parts: Part[];
}

const STOP = "Say “Pause” when you need to stop. Anybody may.";

/** The three cards; parts on which nothing was written are left out. `focus` are behaviors by id. */
export function cards(story: Story, data: OwnData, focus: readonly string[]): Card[] {
  const { moments } = story;
  const who = isBlank(story.other) ? "the other person" : plain(story.other);
  const mood = data.attitudes.find(([id]) => id === story.attitude)?.[1] ?? "";
  const heard = data.behaviors.filter(({ id }) => focus.includes(id));
  const all: Card[] = [
    {
      role: "seller",
      title: "Seller",
      parts: [
        { label: "You call", lines: [who] },
        { label: "What happened before", lines: [story.before] },
        { label: "What would be a good end", lines: [story.goal] },
        { label: "To stop", lines: [STOP] },
      ],
    },
    {
      role: "buyer",
      title: `Buyer: you are ${who}`,
      parts: [
        { label: "How you are", lines: [mood] },
        { label: "You begin with", lines: [moments[0]?.says ?? ""] },
        { label: "Later you say", lines: moments.slice(1).map(({ says }) => says) },
        { label: "You know, and tell only if you are asked well", lines: [story.hidden] },
        { label: "Lines like these soften you", lines: moments.map(({ best }) => best.say) },
        { label: "Lines like these harden you", lines: moments.map(({ costs }) => costs.say) },
        { label: "To stop", lines: [STOP] },
      ],
    },
    {
      role: "observer",
      title: "Observer",
      parts: [
        {
          label: "Listen for, and write the words down as they were said",
          lines: heard.map(({ name, listen_for }) => `${name}: ${listen_for}`),
        },
        {
          label: "Then ask, the seller first",
          lines: [
            "Which line of yours let the other person say more?",
            "Where could they have said no?",
            "What will you say the next time it rings?",
          ],
        },
        { label: "What carries it", lines: [story.worked] },
      ],
    },
  ];
  const any = ({ lines }: Part) => lines.length > 0;
  return all.map((card) => ({ ...card, parts: card.parts.map(written).filter(any) }));
}

function written({ label, lines }: Part): Part {
  return { label, lines: lines.filter((each) => !isBlank(each)).map(plain) };
}
