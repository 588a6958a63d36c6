/** Codes hold what was put in; damaged and swollen ones are refused with a reason. */

import { CODE, fromCode, LARGEST, toCode } from "../../src/assignment/hand-back-code.ts";
import { toBase64 } from "../../src/assignment/link.ts";
import { same } from "../expect.ts";

const content = { learner: "Zoë \u{1f4de}", list: Array.from({ length: 400 }, (_, i) => `W${i}`) };

Deno.test("a code holds what was put in, whatever a mail did to its lines", async () => {
  const code = await toCode(content);
  same(code.startsWith("PBH1."), true);
  same(await fromCode(code), { text: JSON.stringify(content) });
  same(await fromCode(code.replace(/(.{60})/g, "$1\r\n > ".replace(">", ""))), {
    text: JSON.stringify(content),
  });
  same(`see below\n${code}\nthanks`.match(CODE), [code]);
});

Deno.test("a code that was not packed is read as well", async () => {
  const plain = new TextEncoder().encode(JSON.stringify(content));
  same(await fromCode(`PBH0.${toBase64(plain)}`), { text: JSON.stringify(content) });
});

Deno.test("a code that is cut short, or is none, is refused", async () => {
  const code = await toCode(content);
  for (const odd of ["", "PBH1.", "PBH1.!!!", "PBH7.abcd", "PBH1.AAAA", "hello", "PBH0.gIGC"]) {
    same(["problem" in await fromCode(odd), odd], [true, odd]);
  }
  for (let length = 6; length < code.length - 4; length += 13) {
    const read = await fromCode(code.slice(0, length));
    const whole = "text" in read && read.text === JSON.stringify(content);
    same([whole, length], [false, length]);
  }
});

Deno.test("a code that unpacks to far more than a hand-back is refused", async () => {
  const bomb = await toCode({ text: "a".repeat(LARGEST + 1) });
  same(bomb.length < 20_000, true);
  const read = await fromCode(bomb);
  same("problem" in read && read.problem.includes("more than 5 MB"), true);
});
