/** One's own call: what becomes a slot, what is counted, and what stands on whose card. */

import type { OwnData } from "../../src/contract/generated.ts";
import { callYaml, fileName } from "../../src/own-call/call-yaml.ts";
import { cards } from "../../src/own-call/cards.ts";
import { counts } from "../../src/own-call/counts.ts";
import { isOld } from "../../src/own-call/draft.ts";
import { literals } from "../../src/own-call/literals.ts";
import {
  asStory,
  emptyStory,
  fair,
  fitted,
  idOf,
  isBegun,
  isBlank,
  isInitials,
  lacks,
  plain,
  type Story,
  withMoment,
  withoutMoment,
} from "../../src/own-call/story.ts";
import { Templates } from "../../src/own-call/template.ts";
import table from "../../../tests/cases/literals.json" with { type: "json" };
import { same } from "../expect.ts";

const DATA: OwnData = {
  site: "a-site",
  people: [
    { id: "P01", name: "Amara Nwosu", pronoun: "she", side: "seller" },
    { id: "Q01", name: "Grace Peters", pronoun: "she", side: "counterpart" },
  ],
  names: ["Amara", "Grace", "Nwosu", "Peters"],
  relationships: [["cold-stranger", "with a stranger"], ["new-customer", "with a customer"]],
  channels: [["phone", "by phone"]],
  attitudes: [["busy", "busy"]],
  causes: [["C01", "A cause"]],
  techniques: [["T01", "One"], ["T13", "Thirteen"], ["T20", "Twenty"]],
  unsuited: { T01: ["cold-stranger"], T13: ["cold-stranger", "colleague"] },
  behaviors: ["O1", "O2", "O3"].map((id) => ({ id, name: `Behavior ${id}`, listen_for: "It." })),
  avoid: ["just checking in"],
};
const NAMES = new Set(DATA.names);
const FOCUS = ["O1", "O2", "O3"];

function written(): Story {
  const story = emptyStory(DATA, "OWN-AB12");
  const line = (say: string) => ({ say, happens: "A breath.", why: "It asks." });
  return {
    ...story,
    ...{ title: "Quiet", other: "R.B.", before: "R.B. went quiet.", goal: "R.B. can say no." },
    ...{ hidden: "The boss left.", worked: "A short question." },
    moments: story.moments.map((moment, place) => ({
      ...{ ...moment, says: `Hello ${place + 1 ? "there" : ""}.`, when: "If asked." },
      best: line("What came in between?"),
      right: line("Shall I send the list?"),
      costs: line("When will you sign it?"),
    })),
    endings: {
      good: { title: "A day", text: "Set." },
      middle: { title: "Perhaps", text: "Open." },
      poor: { title: "Nothing", text: "Closed." },
    },
  };
}

Deno.test("names, dates and amounts are found as the check finds them", () => {
  const names = new Set(table.names);
  for (const { text, found } of table.cases) {
    same(literals(text, names).map(({ start, end }) => text.slice(start, end)), found);
  }
});

Deno.test("what is lifted out leaves a template, in which braces are braces", () => {
  const templates = new Templates("R.B.", NAMES);
  same(
    templates.of("R.B. had {our} offer by Tuesday. R. B.'s boss said so to RB."),
    [
      "{buyer} had {{our}} offer by {day_1}. {buyer}'s boss said so to {buyer}.",
    ][0],
  );
  same(templates.of("Then came tuesday and $5."), "Then came {day_1} and {number_1}.");
  same(templates.all, [
    { name: "day_1", kind: "date", value: "Tuesday" },
    { name: "number_1", kind: "amount", value: "$5" },
  ]);
  same(
    new Templates("#44", NAMES).of("So #44 rang, not 4412."),
    "So {buyer} rang, not {number_1}.",
  );
  same(new Templates("A.", NAMES).of("A day with A. was fine."), "A day with {buyer} was fine.");
});

Deno.test("initials and record numbers are told from names", () => {
  for (const good of ["R.", "R.B.", "R. B.", "RB", "J.-P.", "É.Ö.", "#4412", "K-17", " R. "]) {
    same([good, isInitials(good)], [good, true]);
  }
  for (const bad of ["", "Rob", "rb", "Robert B.", "ABCDE", "R.*", "a b 1"]) {
    same([bad, isInitials(bad)], [bad, false]);
  }
});

Deno.test("a text keeps only what can be seen, on one line", () => {
  same(plain(" a\n\tb\u2028c\u0000\ud800\ufeff\u202e [[[x "), "a b c [ [ [x");
  same(["", " \n", "\u200b\ufffc", "\ud800"].map(isBlank), [true, true, true, true]);
  same(isBlank("."), false);
});

Deno.test("a draft is read as it was kept, and nothing else is", () => {
  const story = written();
  same(asStory(JSON.parse(JSON.stringify(story)), DATA), story);
  for (const other of [null, 7, {}, { ...story, id: "../x" }, { ...story, moments: [] }]) {
    same(asStory(other, DATA), undefined);
  }
  const gone = asStory({ ...story, buyer: "Q99", channel: "fax", cause: "x" }, DATA);
  same([gone?.buyer, gone?.channel, gone?.cause], ["Q01", "phone", "C01"]);
});

Deno.test("moments are added and removed within bounds, and their ids stay theirs", () => {
  const four = emptyStory(DATA, "OWN-AB12");
  const ids = ({ moments }: Story) => moments.map(({ id }) => id).join(" ");
  const three = withoutMoment(four, "m2");
  same(ids(three), "m1 m3 m4");
  same(ids(withoutMoment(three, "m1")), "m1 m3 m4");
  same(ids(withMoment(three)), "m1 m3 m4 m5");
  same(ids(withMoment(withMoment(withMoment(three)))), "m1 m3 m4 m5 m6");
});

Deno.test("what is not fair to somebody is not offered", () => {
  const ids = (to: string) => fair(DATA, to).map(([id]) => id).join(" ");
  same(ids("cold-stranger"), "T20");
  same(ids("new-customer"), "T01 T13 T20");
  same(ids("colleague"), "T01 T20");
  same(fitted(emptyStory(DATA, "OWN-AB12"), DATA).technique, "T20");
});

Deno.test("what is lacking is named, and nothing is lacking in the end", () => {
  const empty = emptyStory(DATA, idOf("ab12cd"));
  same(empty.id, "OWN-AB12");
  same(isBegun(empty), false);
  const missing = lacks(empty);
  same(missing.includes("Moment 3: why the best line does that."), true);
  same(missing.includes("Initials or a record number of the other person."), true);
  same(lacks(written()), []);
  same(isBegun(written()), true);
});

Deno.test("the file names its slots once, and what was held back is known when it is spoken of", () => {
  const story = written();
  const knownFrom = (more: Partial<Story>) => {
    const text = callYaml({ ...story, hidden: "It went to Acme.", ...more }, DATA, FOCUS);
    return text.match(/card: buyer\n {4}known_from: \[(.*)\]/)?.[1];
  };
  same(fileName(story), "own-ab12.yml");
  same(knownFrom({}), "m4");
  same(knownFrom({ goal: "Learn of Acme." }), "start");
  const [m1, m2, ...rest] = story.moments;
  if (!m1 || !m2) throw new Error("no moments");
  same(knownFrom({ moments: [m1, { ...m2, says: "It is Acme." }, ...rest] }), "m2");
  const poor = { title: "Gone", text: "All went to Acme." };
  same(knownFrom({ endings: { ...story.endings, poor } }), "m4");
  const ending = {
    endings: { ...story.endings, poor },
    moments: [{ ...m1, ends: true }, m2, ...rest],
  };
  same(knownFrom(ending), "m1");
  const text = callYaml(story, DATA, FOCUS);
  same(text.includes("R.B."), false);
  same(
    callYaml({ ...story, title: "R.B. and {buyer}" }, DATA, FOCUS).split("\n")[3],
    'title: "Grace and {buyer}"',
  );
  same([...text.matchAll(/rating: best/g)].length, 4);
  same(text.split("\n")[0], "# yaml-language-server: $schema=../../schemas/call.json");
});

Deno.test("when a line would be right stands in its note, and what carries it is for the best way", () => {
  const story = written();
  const right = { ...story.moments[0]!.right, why: "It asks" };
  const text = callYaml(
    { ...story, moments: [{ ...story.moments[0]!, right }, ...story.moments.slice(1)] },
    DATA,
    FOCUS,
  );
  const notes = [...text.matchAll(/why: "(.*)"/g)].map(([, note]) => note);
  same(notes.slice(0, 3), ["It asks.", "It asks. When it would be right: If asked.", "It asks."]);
  same(notes.filter((note) => note === "It asks. When it would be right: If asked.").length, 4);
  same(
    /debrief:\n {2}- when: \[(.*)\]\n {4}text: "(.*)"\n/.exec(text)?.slice(1),
    ["m1/line-a, m2/line-a, m3/line-a, m4/line-a", "A short question."],
  );
  same([...text.matchAll(/next: (\w+)/g)].map(([, to]) => to), ["good", "middle", "poor"]);
});

Deno.test("the best line does not always stand in one place", () => {
  const text = callYaml(written(), DATA, FOCUS);
  const turns = text.split(/ {2}- id: m\d/).slice(1);
  const places = turns.map((turn) =>
    [...turn.matchAll(/rating: (\w+)/g)].findIndex(([, rating]) => rating === "best")
  );
  same(places, [0, 1, 2, 0]);
});

Deno.test("each count can be met and can be missed", () => {
  const met = (story: Story) => counts(story, DATA).map((each) => each.met);
  same(met(written()), [true, true, true, true, true, true, true, true]);
  const story = written();
  const [first, ...rest] = story.moments;
  if (!first) throw new Error("no moment");
  const long = "so ".repeat(31).trim();
  const wrong: Story = {
    ...{ ...story, other: "Robert", before: "We met Walter there." },
    moments: [
      { ...first, best: { ...first.best, say: `I am just checking in ${long}` } },
      ...rest.slice(1).map((each) => ({
        ...each,
        best: { ...each.best, say: "What on earth has come in between us here?" },
      })),
    ],
  };
  same(met(wrong), [false, false, false, false, false, false, false, false]);
  same(counts(wrong, DATA)[1]?.label.includes("Walter"), true);
});

Deno.test("no card tells what its holder must not know", () => {
  const story = { ...written(), hidden: "SECRET" };
  const [seller, buyer, observer] = cards(story, DATA, FOCUS).map((card) => JSON.stringify(card));
  for (
    const words of ["SECRET", "What came in between?", "When will you sign", "A short question."]
  ) {
    same([words, seller?.includes(words)], [words, false]);
  }
  same(buyer?.includes("SECRET"), true);
  for (const words of [story.goal, story.before, story.worked, "Behavior O1"]) {
    same([words, buyer?.includes(words)], [words, false]);
  }
  same(observer?.includes("Behavior O1"), true);
  same(observer?.includes("SECRET"), false);
});

Deno.test("a draft is old after thirty days", () => {
  const day = 24 * 60 * 60 * 1000;
  const since = (at: number | null) => isOld({ ...written(), since: at }, 40 * day);
  same([since(null), since(11 * day), since(9 * day)], [false, false, true]);
});
