/** The table of mails and quoted codes. */

import table from "../../../tests/cases/mail.json" with { type: "json" };
import { readFile, type Reading, readText } from "../../src/intake/parse-hand-back.ts";
import { same } from "../expect.ts";
import { SITE } from "./made.ts";

interface Case {
  name: string;
  file: string;
  text: [string, number][];
  found: { file: string; learner?: string; reason?: string }[];
}

const CASES = table.cases as unknown as Case[];

function textOf({ text }: Case): string {
  return text.map(([piece, times]) => piece.repeat(times)).join("");
}

/** As the table tells it; of a reason only the part that the table names. */
function told(one: Reading | undefined, wanted: Case["found"][number] | undefined) {
  if (!one) return one;
  if ("content" in one) return { file: one.name, learner: one.content.learner };
  const named = wanted?.reason && one.reason.toLowerCase().includes(wanted.reason);
  return { file: one.file, reason: named ? wanted.reason : one.reason };
}

for (const each of CASES) {
  Deno.test(`mail: ${each.name}`, () => {
    const readings = readText(textOf(each), each.file, SITE);
    const most = Math.max(readings.length, each.found.length);
    for (let i = 0; i < most; i++) same(told(readings[i], each.found[i]), each.found[i]);
  });
}

Deno.test("a mail that is chosen or dropped is read as a file", async () => {
  const text = textOf(CASES.find(({ file }) => file === "mail.eml")!);
  same((await readFile(new File([text], "mail.eml"), SITE)).map((one) => "content" in one), [true]);
});

Deno.test("mails in mails that are each written in base64 are read, and far too deep told", () => {
  const within = (text: string, times: number): string =>
    times
      ? within(
        `Subject: x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${
          btoa(text)
        }`,
        times - 1,
      )
      : text;
  const code = textOf(CASES.find(({ name }) => name.startsWith("a code on one line"))!);
  const found = [3, 25].map((times) => readText(within(code, times), "a.eml", SITE));
  same(found.map(([one]) => "reason" in one! ? one.reason : one!.content.learner), [
    "Ana",
    "Its parts are nested too deep. Save its attachments, and read those.",
  ]);
});

const SLOW: [string, string][] = [
  ["a header of marks", 'Content-Type: text/plain; a="' + ";".repeat(4_900_000)],
  [
    "deep parts with many lines",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(45) + "x\n".repeat(190_000),
  ],
  [
    "marks that are none",
    "Content-Type: multipart/mixed; boundary=b\n\n" + "--bb\n".repeat(190_000),
  ],
  ["open tags", "Content-Type: text/html\n\n" + "<".repeat(4_900_000)],
  ["open breaks", "Content-Type: text/html\n\n" + "<br ".repeat(1_200_000)],
  [
    "blanks in quoted-printable",
    "Content-Transfer-Encoding: quoted-printable\n\n" + " ".repeat(4_900_000) + "x",
  ],
  ["marks of soft breaks", "Content-Type: text/plain\n\n" + "= ".repeat(2_400_000)],
  ["quotes in quotes", "Content-Type: text/plain\n\n" + "\n> > >".repeat(190_000)],
  ["words of a name", 'Content-Type: text/plain; name="' + "=?utf-8?q?".repeat(480_000) + '"'],
  ["padding", "Content-Transfer-Encoding: base64\n\n" + "====".repeat(1_200_000)],
  ["lines between mails", "From x\n" + "\n\nFrom a".repeat(90_000)],
  ["mails of a mailbox", "From x 1:11\na: b\n\n".repeat(60_000)],
  ["ends of lines", "\r".repeat(4_900_000)],
];

for (const [name, text] of SLOW) {
  Deno.test(`a mail made to take long does not: ${name}`, () => {
    const begun = performance.now();
    const readings = readText(text, "a.eml", SITE);
    same(readings.every((one) => "reason" in one), true);
    same(performance.now() - begun < 5000, true);
  });
}

Deno.test("no change to a mail makes the reader throw, or read what was not sent", () => {
  const sound = CASES.filter(({ found }) => found[0]?.learner).map(textOf);
  for (let number = 0; number < 1500; number++) {
    const text = sound[number % sound.length]!;
    const at = (number * 7919) % text.length;
    const put = ["", "=", "\n", "\0", "--", "{", "\ud800", "PBH1."][number % 8];
    const given = text.slice(0, at) + put + text.slice(at + number % 3);
    for (const one of readText(given, "a.eml", SITE)) {
      same("reason" in one || ["Ana", "Bo"].includes(one.content.learner), true);
    }
  }
});
