/** Join what was typed to the template's words before it, so that no sentence introduces twice. */

import { fold, sentences, WORD } from "./counting.ts";

const LONG = new Map([["m", "am"], ["s", "is"], ["d", "would"], ["ll", "will"], ["ve", "have"]]);
const INTRODUCES = /(?:^| )(?:i am|it is|this is|my name is|here is)$/;
const INTRODUCED = /^(?:(?:hello|hi|hey) )?(?:i am|it is|this is|my name is|here is)(?= |$)/;

/** What was typed without the words at its beginning that stand right before it.
 *
 * Their last may be missing. Another way to introduce oneself goes too, and a second "because". A
 * sentence that has ended is taken off only whole: "Thank you. You ask them" repeats nothing. */
export function joined(before: string, typed: string): string {
  const parts = sentences(before);
  const ended = parts.length > 1 && !parts.at(-1)?.match(WORD);
  const said = spoken(parts.at(ended ? -2 : -1) ?? "").map(([word]) => word);
  const begun = spoken(typed);
  const heard = begun.map(([word]) => word);
  const again = INTRODUCES.test(said.join(" ")) && INTRODUCED.exec(heard.join(" "));
  const alike = (start: number, end: number) =>
    said.slice(start, end).every((word, at) => heard[at] === word) ? end - start : 0;
  const sizes = said.slice(0, ended ? 1 : undefined).map((_, start) =>
    alike(start, said.length) || !ended && start < said.length - 2 && alike(start, said.length - 1)
  );
  const size = sizes.find(Boolean) ||
    (again ? again[0].split(" ").length : +(said.includes("because") && heard[0] === "because"));
  const end = begun[size - 1]?.[1];
  return end && typed.slice(end).replace(/^[ ,;:.\-–—…]+/, "") || typed;
}

/** Each word, short forms in full, and where it ends. */
function spoken(text: string): [word: string, end: number][] {
  return [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const [, stem = "", short = ""] = /^([^']*)'(.*)/.exec(fold(found)) ?? [];
    const long = LONG.get(short);
    const words = long ? [stem, long] : [fold(found)];
    return words.map((word): [string, number] => [word, index + found.length]);
  });
}
