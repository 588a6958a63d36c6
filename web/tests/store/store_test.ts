/** The store on a disk that fails in every way a browser's storage was seen to fail. */

import { NoStorage } from "../../src/store/indexed-db.ts";
import { KeptStore } from "../../src/store/event-store.ts";
import { newId } from "../../src/store/store.ts";
import type { NewEvent } from "../../src/store/store.ts";
import { same } from "../expect.ts";
import { FakeDisk } from "./fake-disk.ts";

const EDITION = "0".repeat(12);

function full(): Error {
  return new DOMException("no room", "QuotaExceededError");
}

function answer(item: string, value = "a", more: Partial<NewEvent> = {}): NewEvent {
  const what = { exercise: "F05", variant: "1/payroll", edition: EDITION, attempt: "t" };
  return { ...what, type: "answer", item, value, fp: EDITION, ...more };
}

async function values(store: KeptStore): Promise<(string | null)[]> {
  return (await store.events("F05", "1/payroll")).map((event) => event.value);
}

Deno.test("an answer is kept, numbered and found again", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  const [one, two] = await Promise.all([
    store.append(answer("ada", "a")),
    store.append(answer("ada", "b")),
  ]);
  same([one.n, two.n], [1, 2]);
  same(store.status(), { state: "kept", words: "" });
  const later = new KeptStore("a-site", disk);
  same(await values(later), ["a", "b"]);
  same((await later.append(answer("bea", "c"))).n, 3);
  same([...disk.rows.keys()].every((key) => key.startsWith("F05|1/payroll|")), true);
});

Deno.test("once a page has read its exercise, an answer is one write and no reading", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await values(store);
  disk.read = () => Promise.reject(new Error("nobody reads"));
  const given = ["a", "b", "c"].map((value) => store.append(answer("ada", value)));
  same(disk.writes, 0);
  await Promise.resolve();
  await Promise.resolve();
  same(disk.writes, 3);
  same((await Promise.all(given)).map(({ n }) => n), [1, 2, 3]);
});

Deno.test("a note is one write and no reading, so that the page may be left at once", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.ready;
  disk.read = () => Promise.reject(new Error("nobody reads"));
  disk.change = () => Promise.reject(new Error("nobody reads"));
  await store.setNote("own", "a draft");
  same([...disk.rows.values()], ["a draft"]);
  same(store.status(), { state: "kept", words: "" });
});

Deno.test("two tabs add to each other and count on from each other", async () => {
  const disk = new FakeDisk();
  const [left, right] = [new KeptStore("a-site", disk), new KeptStore("a-site", disk)];
  let heard = 0;
  right.onChange(() => heard++);
  await left.append(answer("ada", "left"));
  await right.append(answer("bea", "right"));
  await left.append(answer("cy", "again"));
  same(await values(left), ["left", "right", "again"]);
  same(await values(right), await values(left));
  same(heard > 0, true);
});

Deno.test("a variant and an exercise see only their own events", async () => {
  const store = new KeptStore("a-site", new FakeDisk());
  await store.append(answer("ada"));
  await store.append(answer("ada", "b", { variant: null }));
  await store.append(answer("ada", "c", { exercise: "F05|1/payroll", variant: "" }));
  same(await values(store), ["a"]);
  same((await store.events("F05", null)).map((event) => event.value), ["b"]);
  same((await store.all()).length, 3);
});

Deno.test("an event takes the place of another on the same item only", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  const first = await store.append(answer("ada", "H"));
  await store.append(answer("bea", "x", { replaces: first.id }));
  const second = await store.append(answer("ada", "Hi", { replaces: first.id }));
  await store.append(answer("ada", "Hi!", { replaces: second.id }));
  same(await values(store), ["x", "Hi!"]);
  same(disk.rows.size, 2);
});

Deno.test("without storage answers stay in memory, and the status says so", async () => {
  const disk = new FakeDisk();
  disk.unread = new NoStorage();
  const store = new KeptStore("a-site", disk);
  await store.ready;
  same(store.status().state, "memory");
  same((await store.append(answer("ada", "a"))).n, 1);
  same((await store.append(answer("ada", "b"))).n, 2);
  same(await values(store), ["a", "b"]);
  same((await store.all()).length, 2);
  same(store.status().words.startsWith("This browser does not let the page keep"), true);
});

Deno.test("a full disk holds newest answers back, and gets them when there is room", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", "a"));
  disk.broken = full();
  same((await store.append(answer("ada", "b"))).n, 2);
  same((await store.append(answer("ada", "c"))).n, 3);
  same(store.status().state, "full");
  same(disk.rows.size, 1);
  same(await values(store), ["a", "b", "c"]);
  disk.broken = undefined;
  await store.append(answer("ada", "d"));
  same(store.status(), { state: "kept", words: "" });
  same(await values(new KeptStore("a-site", disk)), ["a", "b", "c", "d"]);
});

Deno.test("what is owed is written at the next look, without another answer", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  disk.broken = new Error("aborted");
  await store.append(answer("ada", "a"));
  same(store.status().state, "failed");
  disk.broken = undefined;
  same(await values(store), ["a"]);
  same(disk.rows.size, 1);
  same(store.status().state, "kept");
});

Deno.test("a replacement that failed is made good, the old words are gone for good", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  const first = await store.append(answer("ada", "H"));
  disk.broken = full();
  await store.append(answer("ada", "Hi", { replaces: first.id }));
  same(await values(store), ["Hi"]);
  disk.broken = undefined;
  await store.ready;
  await values(store);
  same([...disk.rows.values()].map((row) => (row as { value: string }).value), ["Hi"]);
});

Deno.test("a disk that goes away leaves what this page has seen", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", "a"));
  disk.unread = new NoStorage();
  await store.append(answer("ada", "b"));
  same(await values(store), ["a", "b"]);
  same((await store.all()).map((event) => event.n), [1, 2]);
});

Deno.test("failure is told once, not round and round", async () => {
  const disk = new FakeDisk();
  disk.unread = new NoStorage();
  const store = new KeptStore("a-site", disk);
  await store.ready;
  let heard = 0;
  store.onChange(() => {
    heard++;
    if (heard > 50) throw new Error("round and round");
    void store.events("F05", "1/payroll");
  });
  await store.append(answer("ada"));
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  same(heard, 1);
});

Deno.test("a read that failed is tried again by itself, and what then comes is told", async () => {
  const disk = new FakeDisk();
  const before = new KeptStore("a-site", disk);
  await before.append(answer("ada"));
  disk.unread = new Error("the database does not answer");
  const store = new KeptStore("a-site", disk);
  same(await store.events("F05", "1/payroll"), []);
  same(store.status().state, "failed");
  let seen = 0;
  store.onChange(() => void store.events("F05", "1/payroll").then(({ length }) => seen = length));
  disk.again?.();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  same([seen, store.status().state], [0, "failed"]);
  disk.unread = undefined;
  disk.again?.();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  same([seen, store.status().state], [1, "kept"]);
});

Deno.test("odd records are set aside, counted and left alone", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  const event = await store.append(answer("ada", "a"));
  const odd: unknown[] = [
    undefined,
    null,
    7,
    "text",
    [],
    new Map(),
    { ...event, n: "1" },
    { ...event, n: Number.NaN },
    { ...event, at: Infinity },
    { ...event, value: "\ud800" },
    { ...event, type: "constructor" },
    { ...event, more: 1 },
    { ...event, site: "another-site" },
    JSON.parse(`{"__proto__": {"v": 1}, "v": 1}`),
  ];
  odd.forEach((value, place) => disk.rows.set(`F05|1/payroll|odd${place}`, value ?? null));
  disk.rows.set("F05|1/payroll|newer", { ...event, v: 2, extra: true });
  same(await values(store), ["a"]);
  same(
    store.status().words,
    "Kept records that this page cannot read: 14. " +
      "Kept records from a newer edition of this playbook: 1. " +
      "They are left as they are; everything else is here.",
  );
  await store.append(answer("ada", "b"));
  same(await values(store), ["a", "b"]);
  same(disk.rows.size, 17);
});

Deno.test("deleting everything takes all, and undoing it brings all back", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", "a"));
  await store.append(answer("ada", "b", { exercise: "W05", variant: null }));
  await store.setNote("backup", "2026-01-01");
  disk.rows.set("F05|1/payroll|odd", { v: 9 });
  const before = structuredClone([...disk.rows].sort());
  const gone = await store.deleteAll();
  same([gone.length, disk.rows.size, (await store.all()).length], [2, 0, 0]);
  same(await store.note("backup"), "");
  same(await store.addAll(gone), { added: 2, known: 0 });
  same([...disk.rows].sort(), before);
  same(await store.addAll(gone), { added: 0, known: 2 });
});

Deno.test("deleting one exercise leaves the others", async () => {
  const store = new KeptStore("a-site", new FakeDisk());
  await store.append(answer("ada", "a"));
  await store.append(answer("ada", "b", { variant: null }));
  await store.append(answer("ada", "c", { exercise: "W05", variant: null }));
  const gone = await store.deleteOf("F05", "1/payroll");
  same(gone.map((event) => event.value), ["a"]);
  same((await store.all()).map((event) => event.value).sort(), ["b", "c"]);
  await store.addAll(gone);
  same((await store.all()).length, 3);
});

Deno.test("what could not be deleted is not shown, and is deleted later", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", "a"));
  disk.broken = new Error("aborted");
  same((await store.deleteAll()).length, 1);
  same(await store.all(), []);
  same(disk.rows.size, 1);
  disk.broken = undefined;
  same(await store.all(), []);
  same(disk.rows.size, 0);
});

Deno.test("undoing a deletion that failed loses nothing", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", "a"));
  disk.broken = new Error("aborted");
  await store.addAll(await store.deleteAll());
  disk.broken = undefined;
  same(await values(store), ["a"]);
  same(disk.rows.size, 1);
});

Deno.test("events of other sites and broken events are not added", async () => {
  const store = new KeptStore("a-site", new FakeDisk());
  const event = await store.append(answer("ada", "a"));
  const strange = [{ ...event, id: "x", site: "b-site" }, { ...event, id: "y", n: 0 }];
  same(await store.addAll([event, ...strange]), { added: 0, known: 1 });
  same((await store.all()).length, 1);
});

Deno.test("words too long or half a character are made fit to be read again", async () => {
  const disk = new FakeDisk();
  const store = new KeptStore("a-site", disk);
  await store.append(answer("ada", `${"x".repeat(19_999)}\u{1f4de}`));
  await store.append(answer("ada", "half \udcde\ud83d."));
  await store.append(answer("ada", ""));
  const kept = await values(new KeptStore("a-site", disk));
  same(kept, [`${"x".repeat(19_999)}\ufffd`, "half \ufffd\ufffd.", ""]);
});

Deno.test("ids are never the same and fit the record", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  same(ids.size, 1000);
  same([...ids].every((id) => /^[A-Za-z0-9_-]{1,40}$/.test(id)), true);
});
