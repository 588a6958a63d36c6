/** Which conversation a learner gets where each is to get one of their own. */

import { crc32 } from "../contract/checksum.ts";

/** One name is written in several ways: capitals, blanks, composed letters. */
export function folded(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  return plain.replace(/[\s\p{Cc}\ufeff]+/gu, " ").trim();
}

/** One of these, by assignment, item and name alone. A new choice changes few learners' draws:
 * each is weighed by itself, and the heaviest is drawn. */
export function drawn(
  choices: readonly string[],
  assignment: string,
  item: string,
  learner: string,
): string | undefined {
  const weight = (choice: string) =>
    crc32(new TextEncoder().encode(JSON.stringify([assignment, item, folded(learner), choice])));
  return [...choices].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))[0];
}
