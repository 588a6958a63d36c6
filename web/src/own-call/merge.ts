/** Brings together what was written in two tabs that began with the same words. */

import { beside, holds } from "../page/other-words.ts";
import { type Story, texts } from "./story.ts";

/** The story that both tabs wrote on. Where both wrote in one field, the words from here stand in it
 * and those from elsewhere are kept beside it, unless one holds the other. */
export function mergedStory(base: Story, mine: Story, theirs: Story): Story {
  const story = merged(base, mine, theirs);
  const before = texts(base);
  const here = texts(story);
  const others: Record<string, string> = {};
  for (const field of new Set([base, mine, theirs].flatMap((each) => Object.keys(each.others)))) {
    const words = [base, mine, theirs].map((each) => each.others[field] ?? "");
    const kept = merged(words[0] ?? "", words[1] ?? "", words[2] ?? "");
    if (kept) others[field] = kept;
  }
  for (const [field, words] of texts(theirs)) {
    if (words === before.get(field) || holds(here.get(field) ?? "", words)) continue;
    others[field] = beside(others[field] ?? "", words);
  }
  return { ...story, others };
}

/** `mine` where it was changed since `base`, else `theirs`; field by field, as deep as fields go. */
export function merged<Value>(base: Value, mine: Value, theirs: Value): Value {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || !alike(base, mine, theirs)) return mine;
  const fields = Object.keys(mine as object) as (keyof Value)[];
  const both = fields.map((key) => [key, merged(base[key], mine[key], theirs[key])] as const);
  if (!Array.isArray(mine)) return Object.fromEntries(both) as Value;
  return both.map(([, value]) => value) as Value;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether all are made of the same fields; of lists, whether they hold the same things by id. */
function alike(...all: unknown[]): boolean {
  const fields = (one: unknown) =>
    JSON.stringify(Array.isArray(one) ? one.map(({ id }) => id) : Object.keys(one as object));
  return all.every((one) =>
    typeof one === "object" && one !== null && fields(one) === fields(all[0])
  );
}
