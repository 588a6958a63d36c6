/** What can be counted in one's own call, each with its reason; the numbers are those of `lint`. */

import type { OwnData } from "../contract/generated.ts";
import { words } from "../judge/counting.ts";
import { counted } from "../contract/wording.ts";
import { isBlank, isInitials, plain, type Story, texts, WORTHS } from "./story.ts";
import { Templates } from "./template.ts";

export interface Count {
  met: boolean;
  label: string;
  why: string;
}

const LENGTH_RATIO = 1.3;
const MOST_IN_A_BREATH = 30;
const MOST_IN_A_SENTENCE = 28;
const MOST_LONGEST = 0.4;
/** How often clicking at random passes a call of so many moments, in percent. */
const BY_CHANCE: Record<number, number> = { 3: 15, 4: 6, 5: 9 };
const SENTENCE_END = /(?<![.!?…])[.!?…]+["'\u201d\u2019)\]*]*(?:\s+|$)|;\s/u;

/** Every count, those about persons first. */
export function counts(story: Story, data: OwnData): Count[] {
  // The initials are judged by themselves.
  const all = [...texts(story)].flatMap(([field, text]) => field === "other" ? [] : [text]);
  const templates = new Templates(story.other, new Set(data.names));
  const names = [...new Set(all.flatMap((each) => templates.namesIn(each)))];
  const uneven = story.moments.flatMap((moment, place) =>
    alike(WORTHS.map((worth) => moment[worth].say)) ? [] : [place + 1]
  );
  const said = story.moments.flatMap((moment) => [
    moment.says,
    ...WORTHS.map((worth) => moment[worth].say),
  ]);
  const long = Math.max(0, ...said.map(words));
  const sentence = Math.max(
    0,
    ...all.flatMap((each) => plain(each).split(SENTENCE_END).map(words)),
  );
  const worn = data.avoid.filter((phrase) =>
    story.moments.some(({ best }) => holds(`${best.say} ${best.why}`, phrase))
  );
  const { length } = story.moments;
  return [
    {
      met: isInitials(story.other),
      label: "The other person is initials or a record number",
      why: "Their name is theirs. In the file, somebody from the playbook stands in for them.",
    },
    {
      met: !isBlank(story.before) && !names.length,
      label: names.length
        ? `No other names. These look like some: ${names.join(", ")}`
        : "No other names",
      why: "A firm or a place can tell who it was. Write what it is instead: a bank, the north.",
    },
    {
      met: length > 3,
      label: `${counted(length, "moment")}; ${BY_CHANCE[length]} of 100 who click at random pass`,
      why: "With four moments or more, at most one in ten passes by chance.",
    },
    {
      met: !uneven.length,
      label: uneven.length
        ? `Three lines alike in length. Not yet in moment ${uneven.join(", ")}`
        : "Three lines alike in length",
      why:
        "The longest may have 1.3 times the letters of the shortest. Else length gives the answer.",
    },
    {
      met: bestLongest(story) <= MOST_LONGEST * length,
      label: "The best line is seldom the longest",
      why: "In two of five moments at most. People who guess take the longest.",
    },
    {
      met: long > 0 && long <= MOST_IN_A_BREATH,
      label: `Each line fits one breath. The longest has ${counted(long, "word")}`,
      why: `${MOST_IN_A_BREATH} words are the most that can be said and heard in one go.`,
    },
    {
      met: sentence > 0 && sentence <= MOST_IN_A_SENTENCE,
      label: `Short sentences. The longest has ${counted(sentence, "word")}`,
      why: `Past ${MOST_IN_A_SENTENCE} words, make two of it.`,
    },
    {
      met: !worn.length,
      label: worn.length
        ? `No worn phrases in the best lines. There is: ${worn.join(", ")}`
        : "No worn phrases in the best lines",
      why: "They say that you call. They do not say why.",
    },
  ];
}

/** Whether lines are alike in length; those that are not written yet are passed over. */
function alike(lines: string[]): boolean {
  const lengths = lines.filter((each) => !isBlank(each)).map((each) => plain(each).length);
  return lengths.length < 2 || Math.max(...lengths) <= LENGTH_RATIO * Math.min(...lengths);
}

function bestLongest({ moments }: Story): number {
  return moments.filter(({ best, right, costs }) =>
    plain(best.say).length > Math.max(plain(right.say).length, plain(costs.say).length)
  ).length;
}

function holds(text: string, phrase: string): boolean {
  const fold = (each: string) => ` ${each.toLowerCase().replace(/[^\p{L}\p{N}']+/gu, " ")} `;
  return fold(plain(text).replaceAll("\u2019", "'")).includes(fold(phrase));
}
