/** Fills the form at random, as people do and as nobody should, and prints the files it makes.
 *
 * Arguments: a file with what the page gives the form, how many, a seed. Prints JSON:
 * `[{file, yaml, story}]`. The same seed makes the same files. */

import type { OwnData } from "../../src/contract/generated.ts";
import { callYaml, fileName } from "../../src/own-call/call-yaml.ts";
import {
  asStory,
  emptyStory,
  idOf,
  isBegun,
  lacks,
  type Story,
  withMoment,
  withoutMoment,
} from "../../src/own-call/story.ts";

const OPENERS = ["I can see why", "They said that", "It was about", "So we", "Well,", "Look,"];
const MIDDLES = [
  ...[
    "the price",
    "R.B. and her team",
    "the offer of May 12",
    "two weeks",
    "three hundred dollars",
  ],
  ...["Tuesday's call", "tuesday", "$4,500.50", "20%", "the CRM", "Acme GmbH", "New York"],
  ...["Grace", "mei-ling", "O'Brien", "the iPhone 15", "9/11", "half past nine", "B2B", "a USB-C"],
  ...["five thousand euros", "the fifth of may", "june the second of March", "ten past four p.m."],
  ...["R.B.", "R. B.", "RB's boss", "Mr. Walter Klein", "two-3 weeks", "ten o'clock", "ACME acme"],
];
const TAILS = ["was too late", "cost us", "came up again", "is fine", "did not help", "stays"];
const ENDS = [".", "?", "!", "...", "", '."', ". Then R.B.", ": Monday.", " - Why?", ".\n\nNext."];
const HOSTILE = [
  ...[
    "{",
    "}",
    "{{",
    "}}",
    "{buyer}",
    "{Buyer.their}",
    "{word_1}",
    "{seller.name}",
    "{}",
    "{{{x}}}",
  ],
  ...[
    "[[company.offer]]",
    "[[ Company.nonsense ]]",
    "[[[company.offer]]]",
    "]]",
    "[x](javascript:1)",
  ],
  ...[
    "<script>alert(1)</script>",
    "</template><img src=x onerror=alert(1)>",
    "<!-- -->",
    "&amp;&lt;",
  ],
  ...[
    "- a: b",
    "# no comment",
    "key: value",
    "'",
    '"',
    "\\",
    "\\n",
    "\\u0000",
    "|",
    ">-",
    "%",
    "@",
    "`",
  ],
  ...[
    "*a",
    "&a",
    "!!python/object:x",
    "---",
    "...",
    "~",
    "null",
    "yes",
    "0x1F",
    "1e3",
    "? x",
    "<<: x",
  ],
  ...[
    "\u0000\u0007\u001b[31m",
    "\u202eevil\u202c",
    "\ufeff",
    "\ud800",
    "\udfff\ud800",
    "\u2028\u2029",
  ],
  ...[
    "\u0085\u00a0",
    "\ufffe\uffff",
    "\ufffc",
    "\u200b",
    "\t\t",
    "\r\n\r\n",
    "/// exercise | F05",
    "///",
  ],
  ...[
    "Ünïcödé ÄÖÜ",
    "ＡＢＣ １２３",
    "Ⅷ ½ ²",
    "ǅungla",
    "日本語 三月",
    "Ελλάς ΣΑΣ σας",
    "İstanbul",
    "STRASSE Straße",
  ],
  ...[
    "\u{1F600}\u{1F468}\u200d\u{1F469}",
    "a\u0301 A\u0301bel",
    "١٢٣",
    "$",
    "€ 5",
    "5 €",
    "¹²³",
    "ﬁn ﬀ",
  ],
  ...["x".repeat(900), "Wort".repeat(200), "A ".repeat(300), "$1 ".repeat(150), "\u0001"],
  ...[
    "P01",
    "Q01 P01",
    "seller",
    "May may MAY",
    "march March",
    "I OK I'm",
    "it's 'Then Tom' he said",
  ],
];

/** A small generator of numbers: the same seed gives the same ones. */
function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function filled(data: OwnData, next: () => number): Story {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const words = (): string => {
    const sentence = `${pick(OPENERS)} ${pick(MIDDLES)} ${pick(TAILS)}${pick(ENDS)}`;
    const odd = next() < 0.35 ? ` ${pick(HOSTILE)} ` : " ";
    return next() < 0.1 ? `${pick(HOSTILE)}a` : next() < 0.5 ? sentence + odd : odd + sentence;
  };
  const line = () => ({ say: words(), happens: words(), why: words() });
  const ending = () => ({ title: words(), text: words() });
  const id = idOf([...Array(4)].map(() => pick([..."0123456789abcdef"])).join(""));
  let story = emptyStory(data, id);
  for (let more = Math.floor(next() * 3) - 1; more; more -= Math.sign(more)) {
    story = more > 0 ? withMoment(story) : withoutMoment(story, "m2");
  }
  const people = (side: string) => data.people.filter((each) => each.side === side);
  return {
    ...story,
    since: 0,
    title: words(),
    other: pick(["R.", "R.B.", "RB", "#4412", "K-17", "É.Ö."]),
    buyer: pick(people("counterpart")).id,
    seller: pick(people("seller")).id,
    relationship: pick(data.relationships)[0],
    channel: pick(data.channels)[0],
    attitude: pick(data.attitudes)[0],
    cause: pick(data.causes)[0],
    technique: pick(data.techniques)[0],
    before: words(),
    goal: words(),
    hidden: next() < 0.7 ? words() : "",
    worked: words(),
    moments: story.moments.map((moment) => ({
      ...moment,
      ...{ says: words(), inner: next() < 0.5 ? words() : "", when: words() },
      ...{ best: line(), right: line(), costs: line(), ends: next() < 0.3 },
    })),
    endings: { good: ending(), middle: ending(), poor: ending() },
  };
}

if (import.meta.main) {
  const [file = "", count = "20", seed = "1"] = Deno.args;
  const data: OwnData = JSON.parse(await Deno.readTextFile(file));
  const next = numbers(Number(seed));
  const focus = data.behaviors.slice(0, 3).map(({ id }) => id);
  const made = [...Array(Number(count))].map(() => {
    // As the page keeps it, and reads it again.
    const story = asStory(JSON.parse(JSON.stringify(filled(data, next))), data);
    if (!story || !isBegun(story)) throw new Error("The form does not read what it wrote.");
    const missing = lacks(story);
    if (missing.length) throw new Error(missing.join(" "));
    return { file: fileName(story), yaml: callYaml(story, data, focus), story };
  });
  console.log(JSON.stringify(made));
}
