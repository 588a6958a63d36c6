/** The story as the file of a call, which `lint` accepts and a build plays. */

import type { OwnData } from "../contract/generated.ts";
import { isBlank, type Moment, order, plain, type Story, type Worth } from "./story.ts";
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
    "debrief:",
    // What carries the best way is told to those who took it.
    `  - when: [${story.moments.map(({ id }) => `${id}/${IDS.best}`).join(", ")}]`,
    `    text: ${templated(story.worked, templates)}`,
    ...DEBRIEF.map((each) => `  - text: ${quoted(each)}`),
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
  ];
}

function casting(story: Story, slots: readonly Slot[]): string[] {
  return [
    "casts:",
    "  first-cast: our own",
    "slots:",
    `  seller: {person: ${story.seller}}`,
    `  buyer: {person: ${story.buyer}}`,
    ...slots.map(({ name, kind, value }) => `  ${name}: {${kind}: ${quoted(value)}}`),
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
    "turns:",
    ...moments.flatMap((moment, place) => {
      const lines = order(place).flatMap((worth) => {
        const leaves = !moments[place + 1] || (worth === "costs" && moment.ends);
        return choice(worth, moment, leaves, templates);
      });
      return [
        `  - id: ${moment.id}`,
        `    says: ${templated(moment.says, templates)}`,
        ...!isBlank(moment.inner) ? [`    inner: ${templated(moment.inner, templates)}`] : [],
        "    choices:",
        ...lines,
      ];
    }),
  ];
}

/** Where nothing else is said, a choice goes on to the next moment. */
function choice(worth: Worth, moment: Moment, leaves: boolean, templates: Templates): string[] {
  const line = moment[worth];
  const note = plain(line.why);
  const why = worth === "right"
    ? `${note}${/[.!?]$/.test(note) ? "" : "."} When it would be right: ${plain(moment.when)}`
    : note;
  return [
    `      - id: ${IDS[worth]}`,
    `        say: ${templated(line.say, templates)}`,
    `        happens: ${templated(line.happens, templates)}`,
    `        why: ${templated(why, templates)}`,
    ...worth === "best" ? [] : [`        better: ${templated(moment.best.say, templates)}`],
    `        rating: ${RATINGS[worth]}`,
    ...leaves ? [`        next: ${NEXT[worth]}`] : [],
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
