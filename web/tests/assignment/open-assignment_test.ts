/** Which assignments a trainer can choose from. */

import type { Assignment, CatalogExercise } from "../../src/contract/generated.ts";
import type { Store } from "../../src/store/store.ts";
import { added, emptyDraft, titled } from "../../src/builder/assignment-draft.ts";
import { linkOf, toBase64 } from "../../src/assignment/link.ts";
import { KeptStore } from "../../src/store/event-store.ts";
import { same } from "../expect.ts";
import { FakeDisk } from "../store/fake-disk.ts";

// What keeps assignments looks where its script came from as soon as it is loaded.
Object.assign(globalThis, { document: { currentScript: null }, HTMLScriptElement: class {} });
const { DRAFT, known, openedFrom } = await import("../../src/assignment/open-assignment.ts");

const SITE = "a-site";
const EXERCISE = { id: "W05", kind: "worksheet", levels: [], private: false } as unknown;

function made(id: string, title: string, site = SITE): Assignment {
  const draft = titled(emptyDraft(site), title);
  return { ...added(draft, EXERCISE as CatalogExercise), id };
}

function storeOf(draft: Assignment | null, opened: Assignment[]): Store {
  const list = opened.map((assignment) => ({ assignment, page: null }));
  const disk = new FakeDisk(
    new Map([[`~${DRAFT}`, JSON.stringify(draft)], ["~assignments", JSON.stringify(list)]]),
  );
  return new KeptStore(SITE, disk);
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

const ASSIGNMENT = { ...made("week", "Zoë’s week – “calls”"), note: "~~~???>>> ]" };
const LINK = linkOf(ASSIGNMENT, "https://docs.corp/playbook/assignment/");
const coded = encodeURIComponent(LINK);
const proofpoint = LINK.replace(
  /[^\w./]/g,
  (sign) => `-${sign.charCodeAt(0).toString(16).toUpperCase()}`,
).replaceAll("_", "-5F").replaceAll("/", "_");
const base64 = toBase64(new TextEncoder().encode(LINK));

const HERE = {
  ...{ site: SITE, assignments: [made("first", "First"), made("first-week", "First week")] },
  pages: ["assignments/first/", "assignments/first-week/"],
};

const GIVEN: Record<string, string> = {
  "as it is": LINK,
  "without an address": LINK.slice(LINK.indexOf("#")),
  "within words": `Please open ${LINK}. Thanks (and see ${LINK}) #a1. of #1`,
  "in pointed brackets": `<${LINK}>`,
  "of a markup": `[${LINK}](${LINK})`,
  "of an attribute": `<a href="${LINK}" class="x">open</a>`,
  "in lines": LINK.replace(/.{70}/g, "$&\r\n  "),
  "with signs that are not seen": LINK.replace(/.{20}/g, "$&\u200b"),
  "with hyphens that do not break": LINK.replaceAll("-", "\u2011"),
  "coded once more": coded,
  "coded three times": encodeURIComponent(encodeURIComponent(coded)),
  "by Outlook":
    `https://eur01.safelinks.protection.outlook.com/?url=${coded}&data=05%7C02&reserved=0`,
  "by Outlook twice": `https://x.outlook.com/?url=${
    encodeURIComponent(`https://y.outlook.com/?url=${coded}&data=05`)
  }&data=06`,
  "by Google": `https://www.google.com/url?q=${coded}&sa=D&source=docs&usg=AOv`,
  "by Google, the sign as it is": `https://www.google.com/url?q=${LINK}&sa=D`,
  "by Proofpoint, version 2":
    `https://urldefense.proofpoint.com/v2/url?u=${proofpoint}&d=DwMFAg&c=x`,
  "by Proofpoint, version 3": `https://urldefense.com/v3/__${LINK.replace("#", "*")}__;Iw!!AbC$ `,
  "by one that writes base64": `https://x.protection.sophos.com/?d=docs.corp&u=${base64}&i=1`,
  "by any other": `https://gate.example/click/7/${coded}/x?y=z`,
};

for (const [how, given] of Object.entries(GIVEN)) {
  Deno.test(`a pasted link opens ${how}`, () => {
    same(openedFrom(given, HERE), { assignment: ASSIGNMENT });
  });
}

for (
  const given of [
    "https://docs.corp/playbook/assignments/first-week/",
    "Here it is: https://docs.corp/assignments/first-week. Thanks",
    "file:///home/ana/playbook/assignments/first-week/index.html#hand-it-back",
    `https://x.outlook.com/?url=${
      encodeURIComponent("https://docs.corp/assignments/first-week/")
    }&data=05`,
  ]
) {
  Deno.test(`the address of a published page opens what stands there: ${given}`, () => {
    same(openedFrom(given, HERE), { assignment: HERE.assignments[1] });
  });
}

Deno.test("a page that is not published here is no assignment", () => {
  const read = openedFrom("https://docs.corp/assignments/first-week-two/", HERE);
  same("problem" in read && read.problem.includes("nor the address of one that is here"), true);
});

Deno.test("hostile addresses give a reason, and soon", () => {
  const given = [
    ...["", "#", "#a", "#a1.", "#a1..", "javascript:alert(1)//#a1.00000000.AAAA", "#a2.00000000.x"],
    ...["%", "%25".repeat(100_000), "#a1.".repeat(100_000), "-23a1.".repeat(100_000)],
    ...[
      "A".repeat(1_000_000),
      "A".repeat(43).concat(" ").repeat(50_000),
      "%23a1%2E".repeat(90_000),
    ],
    `https://docs.corp/?url=${LINK.slice(0, -9)}`,
  ];
  const begun = performance.now();
  for (const each of given) same("problem" in openedFrom(each, HERE), true);
  same(performance.now() - begun < 5000, true);
});
