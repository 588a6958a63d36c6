/** Codes hold what was put in. */

import { toCode } from "../../src/assignment/hand-back-code.ts";
import { codesIn, unpacked } from "../../src/intake/codes.ts";
import { same } from "../expect.ts";

Deno.test("a code holds what was put in", async () => {
  const content = {
    learner: "Zoë \u{1f4de}",
    list: Array.from({ length: 400 }, (_, i) => `W${i}`),
  };
  const code = await toCode(content);
  same(code.startsWith("PBH1."), true);
  same(codesIn(code).map(unpacked), [{ text: JSON.stringify(content) }]);
});
