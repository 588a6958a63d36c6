/** A note on which several tabs write at once, on a disk that fails at times. */

import { KeptStore } from "../../src/store/event-store.ts";
import { changeJoint, leaveJoint, readJoint, writeJoint } from "../../src/store/joint-note.ts";
import { same } from "../expect.ts";
import { FakeDisk } from "./fake-disk.ts";

const NAME = "list";

/** Two pages of one site. */
function pages(disk: FakeDisk): [KeptStore, KeptStore] {
  return [new KeptStore("a-site", disk), new KeptStore("a-site", disk)];
}

function full(): Error {
  return new DOMException("no room", "QuotaExceededError");
}

/** Both words and those that were left beside them, in order. */
function added(words: string) {
  return (text: string, apart: [string, string][]) =>
    [...new Set([text, ...apart.map(([, to]) => to), words].join(" ").trim().split(" "))].join(" ");
}

Deno.test("of two tabs that change a note at once each goes on from what the other kept", async () => {
  const disk = new FakeDisk();
  const [left, right] = pages(disk);
  await Promise.all([left.ready, right.ready]);
  await Promise.all([changeJoint(left, NAME, added("a")), changeJoint(right, NAME, added("b"))]);
  same([await readJoint(left, NAME), await readJoint(right, NAME)], ["a b", "a b"]);
  let writes = disk.writes;
  await changeJoint(left, NAME, (text) => text);
  same(disk.writes - writes, 0);
  disk.broken = full();
  await changeJoint(left, NAME, added("c"));
  await changeJoint(left, NAME, added("d"));
  same([await readJoint(left, NAME), left.status().state], ["a b c d", "full"]);
  disk.broken = undefined;
  await changeJoint(right, NAME, added("e"));
  await changeJoint(left, NAME, added("f"));
  same([await readJoint(left, NAME), await readJoint(right, NAME)], ["a b e c d f", "a b e c d f"]);
  same([[...disk.rows.keys()], left.status().state], [["~list"], "kept"]);
  writes = disk.writes;
  await changeJoint(right, NAME, (text) => text);
  same(disk.writes - writes, 0);
});

Deno.test("what is left beside a note is read with it, and goes when all is written over", async () => {
  const disk = new FakeDisk();
  const [left, right] = pages(disk);
  await writeJoint(left, NAME, "a");
  disk.change = () => Promise.reject(new Error("nobody looks"));
  await leaveJoint(left, NAME, "a", "a b");
  await leaveJoint(left, NAME, "a b", "a b c");
  same([await readJoint(left, NAME), await readJoint(right, NAME)], ["a b c", "a b c"]);
  await leaveJoint(right, NAME, "a", "a z");
  same(await readJoint(right, NAME), "a b c");
  await writeJoint(right, NAME, "");
  same([await readJoint(left, NAME), disk.rows.size], ["", 1]);
});

Deno.test("what is left while nothing can be kept goes on as one", async () => {
  const disk = new FakeDisk();
  const [store] = pages(disk);
  await store.ready;
  disk.broken = full();
  await leaveJoint(store, NAME, "", "a");
  await leaveJoint(store, NAME, "a", "a b");
  await leaveJoint(store, NAME, "a b", "a b c");
  disk.broken = undefined;
  same(await readJoint(store, NAME), "a b c");
  same([...disk.rows.values()], [["", "a b c"]]);
});

Deno.test("odd records beside a note do no harm", async () => {
  const disk = new FakeDisk();
  [null, 7, "text", {}, [], [1, 2]].forEach((odd, place) => disk.rows.set(`~list|${place}`, odd));
  const [store] = pages(disk);
  await writeJoint(store, NAME, "a");
  same(await readJoint(store, NAME), "a");
  await changeJoint(store, NAME, (text) => `${text} b`);
  same(await readJoint(store, NAME), "a b");
});
