/** What an observer heard, as a file and as words. */

import { checksum } from "../contract/checksum.ts";
import { tidied } from "../handback/handback.ts";
import type { Mark, SignOff } from "../contract/generated.ts";
import { type Check, oneOf, orNull, shaped, upTo } from "../contract/shape.ts";

/** The form as it is being filled in. */
export type Heard = Omit<SignOff, "format" | "version" | "site" | "made" | "checksum">;

export function emptyHeard(): Heard {
  return {
    ...{ learner: "", observer: "", role: "triad", exercise: null, assignment: null, scores: {} },
    ...{ heard: {}, note: "", signed_off: false, next_action: "", sit_in: false },
  };
}

const written = upTo(Infinity);
const isFlag = oneOf(true, false);
const named = <Value>(check: Check<Value>) => (value: unknown): value is Record<string, Value> =>
  typeof value === "object" && value !== null && Object.values(value).every(check);
const isHeard = shaped<Heard>({
  ...{ learner: written, observer: written, note: written, next_action: written },
  ...{ exercise: orNull(written), assignment: orNull(written), signed_off: isFlag, sit_in: isFlag },
  ...{
    role: oneOf("triad", "manager"),
    heard: named(written),
    scores: named(orNull(oneOf<Mark>(0, 1, 2))),
  },
});

/** The form as it was kept; an empty one for anything else. */
export function asHeard(kept: unknown): Heard {
  return isHeard(kept) ? kept : emptyHeard();
}

/** What is lacking before it can be saved; none if it can. */
export function lacks({ learner, observer, scores, signed_off, next_action, sit_in }: Heard) {
  const marked = Object.values(scores).some((mark) => mark !== null);
  return [
    ...tidied(learner) ? [] : ["Whom did you listen to? Write the name as in the hand-backs."],
    ...tidied(observer) ? [] : ["Write your own name."],
    ...marked ? [] : ["Mark at least one thing that you heard, or listened for."],
    ...signed_off || sit_in || next_action.trim()
      ? []
      : ["Say what comes next: a next action, a sit-in, or signed off."],
  ];
}

/** The file of what was heard; behaviors in the order of the rubric, unheard ones as null. */
export function signOff(
  given: Heard,
  behaviors: readonly string[],
  site: string,
  made: string,
): SignOff {
  const words = behaviors.map((id) => [id, given.heard[id]?.trim() ?? ""] as const);
  const content = {
    ...{ format: "playbook-sign-off" as const, version: 1 as const, site, made, ...given },
    ...{ learner: tidied(given.learner), observer: tidied(given.observer) },
    scores: Object.fromEntries(
      behaviors.map((id): [string, Mark | null] => [id, given.scores[id] ?? null]),
    ),
    heard: Object.fromEntries(words.filter(([, said]) => said)),
    ...{ note: given.note.trim(), next_action: given.next_action.trim() },
  };
  return { ...content, checksum: checksum(content) };
}

/** The name of the file. */
export function signOffName({ learner, made }: SignOff): string {
  const name = learner.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `sign-off-${name || "learner"}-${made.slice(0, 10)}.json`;
}
