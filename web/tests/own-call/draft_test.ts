/** One draft that several pages write on at once: no words of any of them are lost. */

import type { OwnData } from "../../src/contract/generated.ts";
import { Draft } from "../../src/own-call/draft.ts";
import type { Story } from "../../src/own-call/story.ts";
import { OWN } from "../../src/page/retention.ts";
import { KeptStore } from "../../src/store/event-store.ts";
import { NoStorage } from "../../src/store/indexed-db.ts";
import { readJoint } from "../../src/store/joint-note.ts";
import { same } from "../expect.ts";
import { FakeDisk } from "../store/fake-disk.ts";

const DATA: OwnData = {
  ...{ site: "s", people: [], names: [], relationships: [], channels: [], attitudes: [] },
  ...{ causes: [], techniques: [], behaviors: [], avoid: [], unsuited: {} },
};
const FIELDS = ["title", "before", "goal"] as const;
type Field = (typeof FIELDS)[number];

/** A page in which the form stands. Once it is `gone`, nothing that it waits for comes. */
class Page {
  readonly store: KeptStore;
  readonly draft: Draft;
  #gone = false;

  constructor(readonly disk: FakeDisk, pause: () => Promise<void> = () => Promise.resolve()) {
    const here = Object.create(disk) as FakeDisk;
    const alive = () => this.#gone ? new Promise<never>(() => {}) : undefined;
    here.read = async (prefix) => (await pause(), await alive(), await disk.read(prefix));
    here.change = async (prefix, plan) => {
      await pause();
      await alive();
      await disk.change(prefix, (rows) => this.#gone ? [] : plan(rows));
    };
    this.store = new KeptStore("s", here);
    this.draft = new Draft(this.store, DATA, () => {});
    this.store.onChange(() => void (this.#gone || this.draft.sync()));
    void this.draft.sync();
  }

  type(field: Field, words: string, over = false): void {
    const story = this.draft.story!;
    this.draft.write({ ...story, since: 1, [field]: (over ? "" : story[field]) + words });
  }

  /** The page goes away in the very moment. */
  leave(): void {
    void this.draft.sync();
    this.#gone = true;
  }

  shown(): string {
    return JSON.stringify([this.draft.story, FIELDS.map((each) => this.draft.othersOf(each))]);
  }
}

/** Numbers below 1 that look random and are the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

async function quiet(...pages: Page[]): Promise<void> {
  for (let turn = 0; turn < 500; turn++) await Promise.resolve();
  for (const page of pages) await page.draft.sync();
  for (let turn = 0; turn < 500; turn++) await Promise.resolve();
}

function texts({ draft: { story } }: Page): string[] {
  return FIELDS.map((each) => story![each]);
}

async function kept(disk: FakeDisk): Promise<Story> {
  return JSON.parse(await readJoint(new KeptStore("s", disk), OWN) || "null");
}

Deno.test("two pages that begin the form at once have the words of both", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new Page(disk), new Page(disk)];
  await quiet(one, two);
  one.type("before", "R.B. went quiet.");
  two.type("goal", "A true no.");
  await Promise.all([one.draft.sync(), two.draft.sync()]);
  await quiet(one, two);
  for (const page of [one, two]) {
    same(texts(page), ["", "R.B. went quiet.", "A true no."]);
    same(FIELDS.map((each) => page.draft.othersOf(each)), [undefined, undefined, undefined]);
  }
  same([one.draft.story!.id, (await kept(disk)).id], [two.draft.story!.id, two.draft.story!.id]);
});

Deno.test("a page that goes away while it keeps words leaves them, and the next has all", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new Page(disk), new Page(disk)];
  await quiet(one, two);
  one.type("title", "Quiet");
  void one.draft.sync();
  one.type("before", "R.B. went quiet.");
  one.leave();
  two.type("goal", "A true no.");
  two.leave();
  await quiet();
  const three = new Page(disk);
  await quiet(three);
  same(texts(three), ["Quiet", "R.B. went quiet.", "A true no."]);
  same([...disk.rows.keys()], ["~own"]);
});

Deno.test("what a page has left is the note for who only reads, until somebody else wrote", async () => {
  const disk = new FakeDisk();
  const page = new Page(disk);
  await quiet(page);
  page.type("title", "Quiet");
  page.leave();
  await quiet();
  same((await kept(disk)).title, "Quiet");
});

Deno.test("a form that was emptied stays empty, whatever was on its way", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new Page(disk), new Page(disk)];
  await quiet(one, two);
  for (const broken of [undefined, new Error("aborted")]) {
    disk.broken = broken;
    one.type("title", "Quiet");
    await quiet(one);
    one.type("title", ", still");
    void one.draft.sync();
    one.type("title", ".");
    void one.draft.sync();
    one.draft.empty();
    await quiet(one);
    disk.broken = undefined;
    await quiet(one, two);
    same([texts(one), texts(two), await kept(disk)], [["", "", ""], ["", "", ""], null]);
    same([...disk.rows], [["~own", ""]]);
  }
});

Deno.test("without storage the words stay, also for the next form of this page", async () => {
  const disk = new FakeDisk();
  disk.unread = new NoStorage();
  const page = new Page(disk);
  await quiet(page);
  page.type("title", "Qu");
  await quiet(page);
  page.type("title", "iet");
  await quiet(page);
  const next = new Draft(page.store, DATA, () => {});
  await next.sync();
  same([next.story!.title, next.othersOf("title")], ["Quiet", undefined]);
  same(page.store.status().state, "memory");
});

Deno.test("what could not be kept joins what another page kept meanwhile", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new Page(disk), new Page(disk)];
  await quiet(one, two);
  disk.broken = new DOMException("no room", "QuotaExceededError");
  for (const words of ["R.B.", " went", " quiet."]) {
    one.type("before", words);
    await quiet(one);
  }
  same(one.store.status().state, "full");
  disk.broken = undefined;
  two.type("goal", "A true no.");
  await quiet(two);
  await quiet(one, two);
  for (const page of [one, two]) {
    same(texts(page), ["", "R.B. went quiet.", "A true no."]);
    same(page.draft.othersOf("goal"), undefined);
  }
  same([...disk.rows.keys()], ["~own"]);
  same(one.store.status().state, "kept");
});

Deno.test("of a thousand turns in two pages that come and go no words are lost", async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed);
    const among = (most: number) => Math.floor(random() * most);
    const pass = async () => {
      for (let turn = among(12); turn > 0; turn--) await Promise.resolve();
    };
    const disk = new FakeDisk();
    const pages = [new Page(disk, pass), new Page(disk, pass)];
    await quiet(...pages);
    const said: string[] = [];
    const dropped = new Set<string>();
    for (let turn = 0; turn < 60; turn++) {
      const place = among(2);
      const page = pages[place]!;
      const field = FIELDS[among(3)]!;
      const words = `w${turn}.`;
      const over = random() < 0.2;
      if (over) {
        const before = page.draft.story![field];
        said.filter((each) => before.includes(each)).forEach((each) => dropped.add(each));
      }
      said.push(words);
      page.type(field, words, over);
      await pass();
      if (random() < 0.5) void page.draft.sync();
      if (random() < 0.1) {
        page.leave();
        pages[place] = new Page(disk, pass);
        await quiet();
      }
      await pass();
    }
    const lost = () => {
      const found = pages.map((page) => page.shown()).join("") + JSON.stringify([...disk.rows]);
      return said.filter((each) => !found.includes(each) && !dropped.has(each));
    };
    same([seed, lost()], [seed, []]);
    await quiet(...pages);
    same([seed, lost()], [seed, []]);
    same(texts(pages[0]!), texts(pages[1]!));
  }
});
