/** What is written in two tabs at once is brought together. */

import { merged, mergedStory } from "../../src/own-call/draft.ts";
import type { OwnData } from "../../src/contract/generated.ts";
import { emptyStory, type Story } from "../../src/own-call/story.ts";
import { same } from "../expect.ts";

const BASE = {
  title: "",
  since: null as number | null,
  moments: [{ id: "m1", says: "", best: { say: "", why: "" } }, { id: "m2", says: "" }],
};
const [M1, M2] = BASE.moments as [{ id: string; says: string }, { id: string; says: string }];

Deno.test("words in different fields are all there", () => {
  const mine = { ...BASE, title: "Quiet", moments: [{ ...M1, says: "Hello" }, M2] };
  const theirs = { ...BASE, since: 7, moments: [{ ...M1, best: { say: "Ask", why: "" } }, M2] };
  const both = {
    ...{ title: "Quiet", since: 7 },
    moments: [{ id: "m1", says: "Hello", best: { say: "Ask", why: "" } }, M2],
  };
  same(merged(BASE, mine, theirs), both);
  same(merged(BASE, theirs, mine), both);
});

Deno.test("of two words for one field the own one stays, also where theirs was emptied", () => {
  same(merged({ a: "x" }, { a: "mine" }, { a: "theirs" }), { a: "mine" });
  same(merged({ a: "x" }, { a: "mine" }, { a: "" }), { a: "mine" });
  same(merged({ a: "x" }, { a: "x" }, { a: "" }), { a: "" });
});

Deno.test("where a moment was added or removed, the list of whoever did it stands", () => {
  const less = { ...BASE, moments: [M1] };
  const more = { ...BASE, moments: [M1, M2, { id: "m3", says: "" }] };
  const said = { ...BASE, moments: [{ ...M1, says: "Hello" }, M2] };
  same(merged(BASE, BASE, less), less);
  same(merged(BASE, less, said), less);
  same(merged(BASE, said, more), said);
  const other = { ...BASE, moments: [M1, { id: "m9", says: "Other" }] };
  same(merged(BASE, other, said), other);
});

const DATA: OwnData = {
  ...{ site: "s", people: [], names: [], relationships: [], channels: [], attitudes: [] },
  ...{ causes: [], techniques: [], behaviors: [], avoid: [], unsuited: {} },
};
const STORY: Story = emptyStory(DATA, "OWN-ABCD");

Deno.test("of two words for one field those from elsewhere are kept beside the own ones", () => {
  const [moment] = STORY.moments as [Story["moments"][0]];
  const mine = { ...STORY, title: "Mine", worked: "A pause" };
  const theirs = {
    ...STORY,
    title: "Theirs",
    worked: "A pause, and a name",
    moments: STORY.moments.map((each) => each === moment ? { ...each, says: "Hello" } : each),
  };
  const both = mergedStory(STORY, mine, theirs);
  same([both.title, both.others], ["Mine", { title: "Theirs", worked: "A pause, and a name" }]);
  same(both.moments[0]?.says, "Hello");
});

Deno.test("what one tab has settled is not offered again by the other", () => {
  const base = { ...STORY, others: { title: "Theirs", goal: "A date" } };
  const mine = { ...STORY, others: { goal: "A date" } };
  const theirs = { ...base, others: { ...base.others, worked: "A pause" } };
  same(mergedStory(base, mine, theirs).others, { goal: "A date", worked: "A pause" });
});
