/** The story as the file of a call, which `lint` accepts and a build plays. */

import type { OwnData } from "../contract/generated.ts";
import { isBlank, type Moment, order, type Story, type Worth } from "./story.ts";
import { type Slot, Templates } from "./template.ts";

const DEBRIEF = [
  "Which line of yours let {buyer} say more?",
  "Where could {buyer} have said no?",
  "What will you say the next time it rings?",
];
const RATINGS: Record<Worth, string> = { best: "best", right: "defensible", costs: "weak" };
const IDS: Record<Worth, string> = { best: "line-a", right: "line-b", costs: "line-c" };
const NEXT: Record<Worth, string> = { best: "good", right: "middle", costs: "poor" };
const QUALITIES = { good: "good", middle: "acceptable", poor: "poor" } as const;

/** The name under which the file is to lie in `exercises/calls/`. */
export function fileName({ id }: Story): string {
  return `${id.toLowerCase()}.yml`;
}

/** The content of the file; nothing may be lacking in the story. `focus` are behaviors by id. */
export function callYaml(
  story: Story,
  data: OwnData,
  focus: readonly string[],
): string {
  const templates = new Templates(story.other, new Set(data.names));
  const body = [...turns(story, templates), ...endings(story, templates)];
  const told = [
    `worked: ${templated(story.worked, templates)}`,
    "debrief:",
    ...DEBRIEF.map((each) => `  - ${quoted(each)}`),
    ...live(story, templates, focus),
  ];
  const goal = templated(story.goal, templates);
  const stands = data.people.find(({ id }) => id === story.buyer)?.name.split(" ")[0] ?? "";
  const title = templates.named(story.title, stands);
  const given = facts(story, templates);
  // The slots are known only when every line has been read.
  return [
    ...head(story, title, goal),
    ...casting(story, templates.all),
    ...given,
    ...body,
    ...told,
    "",
  ]
    .join("\n");
}

function head(story: Story, title: string, goal: string): string[] {
  return [
    "# yaml-language-server: $schema=../../schemas/call.json",
    `# Made on the page "Write your own". It belongs into exercises/calls/${fileName(story)}`,
    `id: ${story.id}`,
    `title: ${quoted(title)}`,
    "summary: A call of our own, written down after it was over.",
    `causes: [${story.cause}]`,
    `techniques: [${story.technique}]`,
    `minutes: ${story.moments.length + 1}`,
    `relationship: ${story.relationship}`,
    `channel: ${story.channel}`,
    `attitude: ${story.attitude}`,
    "levels: [1]",
    `goal: ${goal}`,
    "seller: seller",
    "buyer: buyer",
  ];
}

function casting(story: Story, slots: readonly Slot[]): string[] {
  return [
    "slots:",
    "  seller: person",
    "  buyer: person",
    ...slots.map(({ name, kind }) => `  ${name}: ${kind}`),
    "casts:",
    "  - id: first-cast",
    "    industry: our own",
    "    slots:",
    `      seller: ${story.seller}`,
    `      buyer: ${story.buyer}`,
    ...slots.map(({ name, value }) => `      ${name}: ${quoted(value)}`),
  ];
}

function facts(story: Story, templates: Templates): string[] {
  const given = [
    "facts:",
    "  - id: before",
    `    text: ${templated(story.before, templates)}`,
    "    card: seller",
    "    known_from: [start]",
  ];
  if (isBlank(story.hidden)) return given;
  const text = templates.of(story.hidden);
  return [
    ...given,
    "  - id: hidden",
    `    text: ${quoted(text)}`,
    "    card: buyer",
    `    known_from: [${knownFrom(story, text, templates)}]`,
  ];
}

/** When the caller learns what was held back: as soon as some line speaks of it, else at the end. */
function knownFrom(story: Story, hidden: string, templates: Templates): string {
  const own = new Set(mentions(hidden));
  const speaks = (texts: string[]) =>
    texts.some((each) => mentions(templates.of(each)).some((slot) => own.has(slot)));
  if (speaks([story.goal])) return "start";
  const { text, title } = story.endings.poor;
  const poor = speaks([text, title]);
  const moment = story.moments.find((each) =>
    (poor && each.ends) ||
    speaks([
      ...[each.says, each.inner, each.when],
      ...[each.best, each.right, each.costs].flatMap(Object.values<string>),
    ])
  );
  return (moment ?? story.moments.at(-1))?.id ?? "start";
}

function mentions(template: string): string[] {
  return [...template.replace(/\{\{|\}\}/g, "").matchAll(/\{(\w+)\}/g)]
    .map(({ 1: name }) => name ?? "").filter((name) => name !== "buyer");
}

function turns({ moments }: Story, templates: Templates): string[] {
  return [
    `start: ${moments[0]?.id}`,
    "turns:",
    ...moments.flatMap((moment, place) => {
      const after = moments[place + 1]?.id;
      const lines = order(place).flatMap((worth) => {
        const leaves = !after || (worth === "costs" && moment.ends);
        return choice(worth, moment, leaves ? NEXT[worth] : after, templates);
      });
      return [
        `  - id: ${moment.id}`,
        "    speaker: buyer",
        `    says: ${templated(moment.says, templates)}`,
        ...!isBlank(moment.inner) ? [`    inner: ${templated(moment.inner, templates)}`] : [],
        "    ask: What do you say?",
        "    choices:",
        ...lines,
      ];
    }),
  ];
}

function choice(worth: Worth, moment: Moment, next: string, templates: Templates): string[] {
  const line = moment[worth];
  return [
    `      - id: ${IDS[worth]}`,
    `        say: ${templated(line.say, templates)}`,
    `        happens: ${templated(line.happens, templates)}`,
    `        why: ${templated(line.why, templates)}`,
    ...worth === "best" ? [] : [`        better: ${templated(moment.best.say, templates)}`],
    ...worth === "right" ? [`        when_right: ${templated(moment.when, templates)}`] : [],
    `        rating: ${RATINGS[worth]}`,
    `        next: ${next}`,
  ];
}

function endings({ endings }: Story, templates: Templates): string[] {
  return [
    "endings:",
    ...(["good", "middle", "poor"] as const).flatMap((end) => [
      `  - id: ${end}`,
      `    quality: ${QUALITIES[end]}`,
      `    title: ${templated(endings[end].title, templates)}`,
      `    text: ${templated(endings[end].text, templates)}`,
    ]),
  ];
}

function live({ moments }: Story, templates: Templates, focus: readonly string[]): string[] {
  if (focus.length !== 3) return [];
  return [
    "live:",
    `  opening: ${templated(moments[0]?.says ?? "", templates)}`,
    "  softens:",
    ...moments.map(({ best }) => `    - ${templated(best.say, templates)}`),
    "  hardens:",
    ...moments.map(({ costs }) => `    - ${templated(costs.say, templates)}`),
    "  stop_word: Pause",
    `  focus: [${focus.join(", ")}]`,
  ];
}

function templated(written: string, templates: Templates): string {
  return quoted(templates.of(written));
}

/** Text in double quotes, in which YAML reads what JSON writes. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
