/** A code is found whatever programs did to it; where one begins and is damaged, that is told. */

import { toCode } from "../../src/assignment/hand-back-code.ts";
import { toBase64 } from "../../src/assignment/link.ts";
import { codesIn, LARGEST, unpacked } from "../../src/intake/codes.ts";
import { readBytes, type Reading, readText } from "../../src/intake/parse-hand-back.ts";
import { same } from "../expect.ts";
import { handBackOf, handed, SITE } from "./made.ts";

const ANA = handBackOf("Ana", [handed()]);
const BEN = handBackOf("Ben", [handed({ first: { finished: "2026-03-02T09:00:00.000Z" } })]);
const PACKED = await toCode(ANA);
const PLAIN = `PBH0.${toBase64(new TextEncoder().encode(JSON.stringify(ANA)))}`;

function told(readings: readonly Reading[]): string[] {
  return readings.map((one) => "content" in one ? one.content.learner : one.reason);
}

const inLines = (code: string, between: string, width = 60) =>
  code.replace(new RegExp(`.{${width}}`, "g"), `$&${between}`);

const AROUND: [string, (code: string) => string][] = [
  ["backticks of a chat", (code) => "```" + code + "```"],
  ["one backtick", (code) => "My code: `" + code + "`, thanks"],
  ["typographic quotes", (code) => `“${code}”`],
  ["quotes of other tongues", (code) => `»${code}« „${code}‟`],
  ["bold and italic", (code) => `**_${code}_**`],
  ["parentheses, and a full stop", (code) => `(here it is: ${code}).`],
  ["an address", (code) => `[code](http://${code})`],
  ["a time in brackets", (code) => `[1/12, 10:42] Ana: ${code}`],
  ["a cell of a table", (code) => `| Ana | ${code} | done |`],
  [
    "a table with lines",
    (code) => `+-------+\n| ${inLines(code, " |\n+-------+\n| ")} |\n+-------+`,
  ],
  ["a bullet on each line", (code) => `- ${inLines(code, "\n- ")}`],
  ["other bullets", (code) => ` • ${inLines(code, "\r\n • ", 30)}`],
  ["numbered lines", (code) => `1. ${inLines(code, "\n12. ")}`],
  ["marks of quoting", (code) => `> > ${inLines(code, "\n> > ")}`],
  ["hard wraps with blanks", (code) => inLines(code, "  \r\n\t", 10)],
  ["a line each of backticks", (code) => "`" + inLines(code, "`\n`") + "`"],
  ["blank lines between", (code) => inLines(code, "\n\n")],
  ["zero-width blanks", (code) => inLines(code, "\u200b", 5)],
  ["soft hyphens", (code) => inLines(code, "\u00ad", 7)],
  ["a byte order mark within", (code) => `x\ufeff${inLines(code, "\ufeff", 200)}`],
  ["no-break blanks", (code) => inLines(code, "\u00a0", 40)],
  ["marks of direction", (code) => `\u202a${code}\u202c`],
  ["a blank after the point", (code) => code.replace(".", ". \n")],
  ["invisible signs in its head", (code) => code.replace("PBH", "P\u200bB\u200dH")],
  ["small letters in its head", (code) => code.replace("PBH", "pbh")],
  ["another sign for the point", (code) => code.replace(".", ": ")],
  ["hyphens that do not break", (code) => code.replaceAll("-", "\u2011")],
  ["a minus", (code) => code.replaceAll("-", "\u2212")],
  ["a dash for one hyphen", (code) => code.replaceAll("-", "\u2013")],
  ["a dash for two", (code) => code.replaceAll("--", "\u2014")],
  ["signs behind a backslash", (code) => code.replace(/[-_]/g, "\\$&")],
  ["tags", (code) => `<p>${inLines(code, "<wbr>")}<br/></p>`],
  ["names for signs", (code) => `&nbsp;${inLines(code, "&#8203;&shy;")}&quot;`],
  ["soft breaks", (code) => inLines(code, "=\r\n", 70)],
  ["quoted-printable as it is", (code) => inLines(code, "=20=\n").replaceAll("_", "=5F")],
  ["words right behind it", (code) => `${code}Thanks and see you on Monday`],
  ["many words behind it", (code) => `${code}\n${"and more words ".repeat(200)}`],
  ["words on codes before it", (code) => `The code begins with PBH1. Here it is:\n${code}`],
  ["what a chat adds", (code) => `Ana Ruiz  10:42\n${code}\n[edited] 1 reply :thumbsup:`],
];

for (const [name, around] of AROUND) {
  Deno.test(`a code is found in spite of ${name}`, () => {
    for (const code of [PACKED, PLAIN]) {
      const found = told(readText(around(code), "x", SITE));
      same([...new Set(found)], ["Ana"]);
    }
  });
}

Deno.test("a code is found in files of wide letters, with and without a mark", () => {
  for (const mark of ["\ufeff", ""]) {
    for (const little of [true, false]) {
      const text = `${mark}Here: ${PACKED}\r\n`;
      const view = new DataView(new ArrayBuffer(2 * text.length));
      for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), little);
      same(told(readBytes(new Uint8Array(view.buffer), "x.txt", SITE)), ["Ana"]);
    }
  }
});

Deno.test("several codes are told apart, whatever stands between them", async () => {
  const given = [PACKED, PLAIN, await toCode(BEN)];
  for (const between of ["\n", " and ", "```\n```", "|", ""]) {
    same(told(readText(given.join(between), "x", SITE)), ["Ana", "Ana", "Ben"]);
  }
});

const CUT = "A code begins here and is cut short. Ask for it again, or for the file.";
const CHANGED = "A code begins here, but it was cut short or changed on its way. " +
  "Ask for it again, or for the file.";

Deno.test("a code that is cut short is told as that, and nothing is read of it", () => {
  for (const code of [PACKED, PLAIN]) {
    for (let length = 24; length < code.length - 2; length += 13) {
      same(told(readText(`Here: ${code.slice(0, length)}`, "x", SITE)), [CUT]);
    }
  }
  same(told(readText("PBH1.", "x", SITE)), [CUT]);
});

Deno.test("a code with a sign that was changed is told, and nothing is read of it", () => {
  for (const code of [PACKED, PLAIN]) {
    for (let at = 5; at < code.length; at += 7) {
      const other = code[at] === "A" ? "B" : "A";
      const [one] = told(readText(code.slice(0, at) + other + code.slice(at + 1), "x", SITE));
      // The last sign of all may hold bits that count for nothing.
      same(at < code.length - 2 && one === "Ana", false);
      same(/^A code begins here|^It was changed|^It is not|“/.test(one!) || one === "Ana", true);
    }
  }
  same(told(readText(`${PACKED.slice(0, 90)}\n\nSee you, Ana`, "x", SITE)), [CHANGED]);
});

Deno.test("a code that unpacks to far more than a hand-back is refused", async () => {
  const bomb = await toCode({ text: "a".repeat(LARGEST + 1) });
  same(bomb.length < 20_000, true);
  const found = codesIn(bomb).map(unpacked);
  same(found.map((one) => "problem" in one && one.problem.includes("more than 5 MB")), [true]);
});
