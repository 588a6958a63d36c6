/** A note that two tabs show. */

import { KeptNote } from "../../src/store/shared-note.ts";
import type { Store } from "../../src/store/store.ts";
import { same } from "../expect.ts";

/** A store that keeps notes at once, or when it is let to. */
function storeOf(notes: Map<string, string>, until: Promise<void> = Promise.resolve()): Store {
  return {
    note: (name: string) => Promise.resolve(notes.get(name) ?? null),
    setNote: (name: string, value: string) => until.then(() => void notes.set(name, value)),
  } as unknown as Store;
}

Deno.test("what another tab keeps is news once, and what this one keeps is none", async () => {
  const notes = new Map([["roster", "Ana"]]);
  const [one, other] = [storeOf(notes), storeOf(notes)].map((each) => new KeptNote(each, "roster"));
  same([await one!.read(), await other!.read()], ["Ana", "Ana"]);
  same(await one!.news(), undefined);
  one!.write("Ana\nBen");
  await Promise.resolve().then(() => {});
  same([await one!.news(), await other!.news(), await other!.news()], [
    undefined,
    "Ana\nBen",
    undefined,
  ]);
});

Deno.test("while this tab writes, nothing that is older is news", async () => {
  const notes = new Map([["roster", "Ana"]]);
  const { promise, resolve } = Promise.withResolvers<void>();
  const note = new KeptNote(storeOf(notes, promise), "roster");
  await note.read();
  note.write("Ana\nB");
  notes.set("roster", "Zoe");
  const asked = note.news();
  note.write("Ana\nBe");
  resolve();
  same(await asked, undefined);
});
