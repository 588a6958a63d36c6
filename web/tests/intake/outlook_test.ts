/** Messages in Outlook's own format: codes in their texts, files attached, and what is none. */

import CFB from "cfb";
import { toCode } from "../../src/assignment/hand-back-code.ts";
import { messageIn } from "../../src/intake/outlook.ts";
import { readBytes, type Reading } from "../../src/intake/parse-hand-back.ts";
import { shared } from "../../src/store/global.ts";
import { same } from "../expect.ts";
import { handBackOf, handed, SITE } from "./made.ts";

const ANA = handBackOf("Ana", [handed()]);
const BEN = handBackOf("Ben", [handed()]);
const ATTACHED = "/__attach_version1.0_#00000000";

function wide(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), true);
  return new Uint8Array(view.buffer);
}

const narrow = (text: string) => new TextEncoder().encode(text);

function message(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) {
    CFB.utils.cfb_add(file, path, content as unknown as number[]);
  }
  return Uint8Array.from(CFB.write(file, { type: "array" }) as unknown as number[]);
}

function told(bytes: Uint8Array): string[] {
  shared().outlook = messageIn;
  const found: Reading[] = readBytes(bytes, "x.msg", SITE);
  return found.map((one) => "content" in one ? `${one.name}: ${one.content.learner}` : one.reason);
}

const NOT_READ =
  "It is a message in Outlook’s own format. Open it in Outlook; save it as .eml, or " +
  "save what is attached, and read that.";

Deno.test("a code in the text of a message, a file attached to it, one in a message within", async () => {
  const bytes = message({
    "/__substg1.0_1000001F": wide(`Hello\r\n${await toCode(ANA)}\r\n`),
    [`${ATTACHED}/__substg1.0_37010102`]: narrow(JSON.stringify(BEN)),
    [`${ATTACHED}/__substg1.0_3707001F`]: wide("b.json"),
    "/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001E": narrow(
      await toCode(BEN),
    ),
  });
  same(told(bytes), ["x.msg/b.json: Ben", "x.msg, code 1: Ana", "x.msg, code 2: Ben"]);
});

Deno.test("a code in HTML alone, a large file, and a file under its short name", async () => {
  const html = narrow(`<html><p>${(await toCode(ANA)).replace(/.{60}/g, "$&<br>\r\n")}</p></html>`);
  same(told(message({ "/__substg1.0_10130102": html })), ["x.msg: Ana"]);
  const many = Array.from({ length: 300 }, (_, place) => handed({ id: `X${place}` }));
  const large = message({
    [`${ATTACHED}/__substg1.0_37010102`]: narrow(JSON.stringify(handBackOf("Cy", many))),
    [`${ATTACHED}/__substg1.0_3704001E`]: narrow("C.JSO"),
  });
  same(large.length > 50_000, true);
  same(told(large), ["x.msg/C.JSO: Cy"]);
});

Deno.test("a message without a hand-back, what is no message, and no reader for it", () => {
  same(told(message({ "/__substg1.0_1000001F": wide("Hello") })), ["It holds no hand-back."]);
  same(told(message({ "/WordDocument": narrow("x") })), [NOT_READ]);
  const signature = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  same(told(signature), [NOT_READ]);
  delete shared().outlook;
  same(readBytes(signature, "x.msg", SITE).map((one) => "reason" in one && one.reason), [NOT_READ]);
});

Deno.test("no change to a message makes the reader throw, hang, or read what was not sent", async () => {
  const whole = message({
    "/__substg1.0_1000001F": wide(await toCode(ANA)),
    [`${ATTACHED}/__substg1.0_37010102`]: narrow(JSON.stringify(BEN)),
  });
  let chance = 7;
  const next = (below: number) => (chance = (chance * 48_271) % 2_147_483_647) % below;
  const begun = performance.now();
  for (let number = 0; number < 600; number++) {
    const changed = whole.slice(0, number % 4 ? whole.length : next(whole.length));
    for (let flips = 1 + next(4); flips; flips--) {
      // Most of what leads from one place to another stands at the beginning.
      const at = next(number % 2 ? Math.min(512, changed.length) : changed.length);
      changed[at] = next(256);
    }
    for (const one of told(changed)) same(/\.$|Ana$|Ben$/.test(one), true);
  }
  same(performance.now() - begun < 30_000, true);
});
