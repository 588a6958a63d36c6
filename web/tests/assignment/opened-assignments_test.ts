/** The list of opened assignments, which every tab adds to. */

import type { CatalogExercise } from "../../src/contract/generated.ts";
import { added, emptyDraft, titled } from "../../src/builder/assignment-draft.ts";
import { KeptStore } from "../../src/store/event-store.ts";
import { same } from "../expect.ts";
import { FakeDisk } from "../store/fake-disk.ts";

// What keeps assignments looks where its script came from as soon as it is loaded.
const SITE = "https://docs.corp/playbook/";
class HTMLScriptElement {
  src = `${SITE}assets/playbook/assignment.js`;
}
Object.assign(globalThis, {
  HTMLScriptElement,
  document: { currentScript: new HTMLScriptElement() },
  location: new URL(`${SITE}assignment/`),
});
const { opened, putOpened } = await import("../../src/assignment/opened-assignments.ts");

const EXERCISE = { id: "W05", kind: "worksheet", levels: [], private: false } as unknown;

function made(id: string, title = id) {
  const draft = titled(emptyDraft("a-site"), title);
  return { assignment: { ...added(draft, EXERCISE as CatalogExercise), id }, page: null };
}

Deno.test("assignments that two tabs open at once are both on the list, the newest first", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new KeptStore("a-site", disk), new KeptStore("a-site", disk)];
  await Promise.all([putOpened(one, "week", made("week")), putOpened(two, "month", made("month"))]);
  const ids = async () => (await opened(one)).map(({ assignment }) => assignment.id);
  same((await ids()).toSorted(), ["month", "week"]);
  await putOpened(two, "week", made("week", "A newer week"));
  same(await ids(), ["week", "month"]);
  same((await opened(two))[0]?.assignment.title, "A newer week");
  await putOpened(one, "week");
  same(await ids(), ["month"]);
});

Deno.test("what could not be kept comes to the list that another tab went on with", async () => {
  const disk = new FakeDisk();
  const [one, two] = [new KeptStore("a-site", disk), new KeptStore("a-site", disk)];
  disk.broken = new Error("aborted");
  await putOpened(one, "week", made("week"));
  same((await opened(one)).length, 1);
  disk.broken = undefined;
  await putOpened(two, "month", made("month"));
  await putOpened(one, "day", made("day"));
  const ids = (await opened(two)).map(({ assignment }) => assignment.id);
  same(ids, ["day", "month", "week"]);
});
