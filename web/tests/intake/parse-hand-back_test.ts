/** What comes back is read whole or refused with a reason; nothing in it is believed. */

import { toCode } from "../../src/assignment/hand-back-code.ts";
import { checksum } from "../../src/contract/checksum.ts";
import type { HandBack } from "../../src/contract/generated.ts";
import {
  readBytes,
  readFile,
  type Reading,
  readText,
  verify,
} from "../../src/intake/parse-hand-back.ts";
import { same } from "../expect.ts";
import handBacks from "../../../tests/cases/handback.json" with { type: "json" };
import { handBackOf, handed, signOffOf, SITE } from "./made.ts";

const ANA = handBackOf("Ana", [handed()]);
const text = (content: object) => JSON.stringify(content, null, 1);

/** With a checksum that fits, whatever was changed. */
function resummed(change: (file: Record<string, unknown>) => void, from: object = ANA): string {
  const file = structuredClone(from) as Record<string, unknown>;
  change(file);
  return text({ ...file, checksum: checksum(file) });
}

function reasonOf(given: string): string {
  const reading = verify(given, "ana.json", SITE);
  return "reason" in reading ? reading.reason : `read ${reading.content.learner}`;
}

function learnersOf(readings: Reading[]): string[] {
  return readings.map((each) => "reason" in each ? each.reason : each.content.learner);
}

for (const { name, file } of handBacks.cases) {
  if (!file) continue;
  Deno.test(`read: ${name}`, () => same(reasonOf(text(file)), `read ${file.learner}`));
}

Deno.test("the widened fields are read, and may be absent", () => {
  const wide = handBackOf("Ana", [handed()], {
    assignment: { id: "first-week", title: "Your first week" },
    not_shared: ["W24"],
  });
  same(reasonOf(text(wide)), "read Ana");
  const reading = verify(text(wide), "x", SITE);
  same("content" in reading && (reading.content as HandBack).not_shared, ["W24"]);
  const none = handBackOf("Ana", [handed()], { assignment: null, not_shared: [] });
  same(reasonOf(text(none)), "read Ana");
});

Deno.test("a sign-off is read", () => {
  same(reasonOf(text(signOffOf("Ana"))), "read Ana");
  const odd = resummed((file) => file["scores"] = { O1: 3 }, signOffOf("Ana"));
  same(reasonOf(odd), "It is not as a sign-off should be, at “scores.O1”.");
});

const SHAPE = "It is not as a hand-back should be";
const first = (file: Record<string, unknown>) =>
  (file["exercises"] as Record<string, unknown>[])[0]!;
const WRONG: [string, string, string][] = [
  [
    "cut short",
    text(ANA).slice(0, -30),
    "It is not whole JSON. It may have been cut short on its way.",
  ],
  ["a list", "[]", "It is not a hand-back."],
  ["nothing", "null", "It is not a hand-back."],
  ["a number", "7", "It is not a hand-back."],
  ["another format", '{"format":"song"}', "It is not a hand-back."],
  ["a backup", '{"format":"playbook-backup"}', "It is a learner’s backup, not a hand-back."],
  [
    "an assignment",
    '{"format":"playbook-assignment"}',
    "It is an assignment, not a hand-back. Give it as what was assigned.",
  ],
  [
    "a newer version",
    resummed((file) => file["version"] = 2),
    "It was made by a newer playbook. Update this one to read it.",
  ],
  ["no version", resummed((file) => delete file["version"]), `${SHAPE}, at “version”.`],
  ["a key too many", resummed((file) => file["more"] = 1), `${SHAPE}, at “more”.`],
  [
    "a key of every object",
    resummed((file) => file["constructor"] = "x"),
    `${SHAPE}, at “constructor”.`,
  ],
  [
    "a prototype",
    text(ANA).replace("{", '{"__proto__": {"learner": "Eve"},'),
    `${SHAPE}, at “__proto__”.`,
  ],
  ["a number for a name", resummed((file) => file["learner"] = 7), `${SHAPE}, at “learner”.`],
  ["no name", resummed((file) => file["learner"] = ""), `${SHAPE}, at “learner”.`],
  [
    "an endless name",
    resummed((file) => file["learner"] = "a".repeat(81)),
    `${SHAPE}, at “learner”.`,
  ],
  ["no exercises", resummed((file) => file["exercises"] = []), `${SHAPE}, at “exercises”.`],
  [
    "half points",
    resummed((file) => (first(file)["first"] as { points: number }).points = 0.5),
    "A number in it is not a whole number.",
  ],
  [
    "a day that is none",
    resummed((file) => file["made"] = "2026-02-30T05:06:07Z"),
    `${SHAPE}, at “made”.`,
  ],
  [
    "a date without a time",
    resummed((file) => file["made"] = "2026-02-20"),
    `${SHAPE}, at “made”.`,
  ],
  [
    "an event that is none",
    resummed((file) => first(file)["events"] = [{ v: 1 }]),
    `${SHAPE}, at “exercises.0.events.0”.`,
  ],
  [
    "another sum",
    text({ ...ANA, learner: "Eve" }),
    "It was changed or damaged on its way: the checksum does not fit.",
  ],
  [
    "another playbook",
    resummed((file) => file["site"] = "other"),
    "It comes from another playbook, “other”.",
  ],
  [
    "an exercise twice",
    resummed((file) => (file["exercises"] as unknown[]).push(first(file))),
    "It holds the same exercise twice.",
  ],
  [
    "attempts of another exercise",
    resummed((file) => first(file)["events"] = [eventOf("F06")]),
    "It holds attempts of another exercise under F05.",
  ],
  ["deep", "[".repeat(100_000), "It is nested more than 20 levels deep."],
  ["large", " ".repeat(5_000_001), "It is larger than 5 MB."],
];

function eventOf(exercise: string) {
  return {
    ...{ v: 1, id: "a", site: SITE, exercise, variant: "1/payroll", edition: "0".repeat(12) },
    ...{ attempt: "a", n: 1, at: 1, type: "answer", item: "x", value: "y", to: null, fp: null },
  };
}

for (const [name, given, reason] of WRONG) {
  Deno.test(`refused: ${name}`, () => same(reasonOf(given), reason));
}

Deno.test("what JSON.parse lets pass is refused: keys twice, 1.0, large numbers, half letters", () => {
  const sum = (given: string) => given.replace(/ +/g, " ");
  const odd: [string, string][] = [
    ['"site": "a-site"', '"site": "a-site", "site": "a-site"'],
    ['"attempts": 1', '"attempts": 1.0'],
    ['"attempts": 1', '"attempts": 1e0'],
    ['"attempts": 1', '"attempts": 9007199254740993'],
    ['"learner": "Ana"', '"learner": "\\ud800"'],
  ];
  const found = odd.map(([from, to]) => reasonOf(sum(text(ANA)).replace(from, to)));
  same(found, [
    "The same key stands in it twice.",
    "A number in it is not a whole number.",
    "A number in it is not a whole number.",
    "A number in it is too large.",
    "It holds half a character, which no page writes.",
  ]);
});

Deno.test("one byte order mark does no harm, two are no JSON", () => {
  const bytes = (given: string) => new TextEncoder().encode(given);
  const read = (given: Uint8Array) => learnersOf(readBytes(given, "a.json", SITE));
  same(read(bytes(`\ufeff${text(ANA)}`)), ["Ana"]);
  same(read(bytes(`\ufeff\ufeff${text(ANA)}`)), [
    "It is not whole JSON. It may have been cut short on its way.",
  ]);
});

Deno.test("what is not in UTF-8 is told; a code among odd letters is found all the same", async () => {
  const read = (given: Uint8Array) => learnersOf(readBytes(given, "a", SITE));
  const no = "It is not text in UTF-8. Open it where it was made, and save it as UTF-8.";
  same(read(Uint8Array.of(0xff, 0xfe, 0x7b)), [no]);
  same(read(Uint8Array.of(0x7b, 0x22, 0xe9)), [no]);
  const code = new TextEncoder().encode(` ${await toCode(ANA)} `);
  same(read(Uint8Array.of(0xe9, ...code)), ["Ana"]);
});

Deno.test("numbers of events end where pages stop counting, and letters count one by one", () => {
  const events = (more: object) =>
    resummed((file) => first(file)["events"] = [{ ...eventOf("F05"), ...more }]);
  same(reasonOf(events({ n: 1_000_000_001 })), `${SHAPE}, at “exercises.0.events.0”.`);
  same(reasonOf(events({ to: "😀".repeat(80) })), "read Ana");
  same(reasonOf(events({ to: "😀".repeat(81) })), `${SHAPE}, at “exercises.0.events.0”.`);
});

Deno.test("no variant and an empty one are two entries", () => {
  const both = resummed((file) => {
    const one = { ...first(file), kind: "gate" };
    file["exercises"] = [{ ...one, variant: null }, { ...one, variant: "" }];
  });
  same(reasonOf(both), "read Ana");
});

Deno.test("many codes that unpack to much are not all unpacked", async () => {
  const bomb = await toCode({ text: " ".repeat(4_900_000) });
  const given = [await toCode(ANA), ...Array(30).fill(bomb)].join("\n");
  const found = learnersOf(readText(given, "a.txt", SITE));
  same([found[0], found.at(-1)], ["Ana", "Its codes unpack to more than 50 MB."]);
  same(found.length < 15, true);
});

Deno.test("shared attempts of this exercise are read", () => {
  same(reasonOf(resummed((file) => first(file)["events"] = [eventOf("F05")])), "read Ana");
});

Deno.test("one code, two codes, codes that a mail broke into lines, words around them", async () => {
  const ana = await toCode(ANA);
  const ben = await toCode(handBackOf("Ben", [handed()]));
  const plain = `PBH0.${btoa(JSON.stringify(ANA)).replace(/=+$/, "")}`;
  const broken = ben.replace(/.{60}/g, "$&\r\n ");
  for (const given of [ana, `Here: ${ana}`, `\ufeff${ana}\n`, `${ana} Thanks Ana`, `<${plain}`]) {
    same(learnersOf(readText(given, "x", SITE)), ["Ana"]);
  }
  same(learnersOf(readText(`${ana}\n${broken}\n\nBest, Ben`, "x", SITE)), ["Ana", "Ben"]);
  same(learnersOf(readText(`${broken} ${ana}`, "x", SITE)), ["Ben", "Ana"]);
});

Deno.test("a code that is cut is told beside one that is whole", async () => {
  const ana = await toCode(ANA);
  const readings = readText(`${ana.slice(0, 90)} ${ana}`, "pasted", SITE);
  same(learnersOf(readings), [
    "A code begins here and is cut short. Ask for it again, or for the file.",
    "Ana",
  ]);
  same("file" in readings[0]! && readings[0].file, "pasted, code 1");
});

Deno.test("text without a code, and none at all", () => {
  same(learnersOf(readText("Hello", "x", SITE)), ["It holds no hand-back."]);
  same(learnersOf(readText(" \n", "x", SITE)), ["It is empty."]);
  same(
    learnersOf(readText("PBH1.aa ".repeat(501), "x", SITE)),
    ["It holds more than 500 codes."],
  );
});

Deno.test("a file is looked at before it is opened", async () => {
  const never = () => Promise.reject(new Error("opened"));
  const given = (name: string, size: number) => readFile({ name, size, arrayBuffer: never }, SITE);
  same(learnersOf(await given("big.json", 50_000_000)), ["It is larger than 5 MB."]);
  same(learnersOf(await given("folder", 0)), ["It is empty, or it is a folder."]);
  same(learnersOf(await given("gone.json", 9)), [
    "It could not be read. If it is a folder, choose the files in it.",
  ]);
});

Deno.test("no change to a file makes the reader throw", () => {
  const whole = text(handBackOf("Ana", [handed({ events: [eventOf("F05")] as never })]));
  for (let place = 0; place < whole.length; place += 3) {
    for (const put of ["", "{", '"', "\\", "9", "[", "\ud800"]) {
      const given = whole.slice(0, place) + put + whole.slice(place + 1);
      same((readText(given, "x", SITE)).length, 1);
    }
  }
});

Deno.test("no change to a code makes the reader throw, or read what was not sent", async () => {
  const code = await toCode(ANA);
  for (let place = 0; place < code.length; place++) {
    for (const put of ["", "A", "_", ".", " ", "é"]) {
      const readings = readText(
        code.slice(0, place) + put + code.slice(place + 1),
        "x",
        SITE,
      );
      const learners = readings.filter((each) => "content" in each).map((each) =>
        each.content.learner
      );
      same(learners.length === 0 || learners.every((each) => each === "Ana"), true);
    }
  }
});
