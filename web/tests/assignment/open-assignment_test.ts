/** Which assignments a trainer can choose from. */

import type { Assignment, CatalogExercise } from "../../src/contract/generated.ts";
import type { Store } from "../../src/store/store.ts";
import { added, emptyDraft, titled } from "../../src/builder/assignment-draft.ts";
import { same } from "../expect.ts";

// What keeps assignments looks where its script came from as soon as it is loaded.
Object.assign(globalThis, { document: { currentScript: null }, HTMLScriptElement: class {} });
const { DRAFT, known } = await import("../../src/assignment/open-assignment.ts");

const SITE = "a-site";
const EXERCISE = { id: "W05", kind: "worksheet", levels: [], private: false } as unknown;

function made(id: string, title: string, site = SITE): Assignment {
  const draft = titled(emptyDraft(site), title);
  return { ...added(draft, EXERCISE as CatalogExercise), id };
}

function storeOf(draft: Assignment | null, opened: Assignment[]): Store {
  const notes: Record<string, unknown> = {
    [DRAFT]: draft,
    assignments: opened.map((assignment) => ({ assignment, page: null })),
  };
  const note = (name: string) => Promise.resolve(JSON.stringify(notes[name] ?? null));
  return { site: SITE, note } as unknown as Store;
}

Deno.test("a draft and another assignment of the same short name are both there", async () => {
  const draft = { ...made("week", "First week"), note: "Newer." };
  const opened = [
    made("week", "A published week"),
    made("week", "First week"),
    made("other", "First week"),
    made("away", "Elsewhere", "another-site"),
  ];
  const found = await known(storeOf(draft, opened));
  same(found, [draft, opened[0], opened[2]]);
  same(await known(storeOf(null, [])), []);
});
