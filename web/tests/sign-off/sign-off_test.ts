/** What an observer heard, as a file that the report reads. */

import { pointsOf } from "../../src/report-model/rejudge.ts";
import { verify } from "../../src/intake/parse-hand-back.ts";
import {
  asHeard,
  emptyHeard,
  type Heard,
  lacks,
  signOff,
  signOffName,
} from "../../src/sign-off/sign-off.ts";
import { same } from "../expect.ts";
import { SITE } from "../intake/made.ts";

const MADE = "2026-03-05T05:06:07.089Z";
const HEARD: Heard = {
  ...emptyHeard(),
  learner: "  Ana\n<script>alert(1)</script>",
  observer: "Mo",
  scores: { O2: 1, O1: 2, O3: null },
  heard: { O1: " My name is ", O2: " " },
  next_action: " Call two sources by Friday. ",
};

Deno.test("the report reads what the form makes", () => {
  const file = signOff(HEARD, ["O1", "O2", "O3", "O4"], SITE, MADE);
  same(file.scores, { O1: 2, O2: 1, O3: null, O4: null });
  same(file.heard, { O1: "My name is" });
  same([file.learner, file.next_action], [
    "Ana <script>alert(1)</script>",
    "Call two sources by Friday.",
  ]);
  same(verify(JSON.stringify(file), "x", SITE), { name: "x", content: file });
  same(signOffName(file), "sign-off-ana-script-alert-1-script-2026-03-05.json");
});

Deno.test("what is lacking is said before it is saved", () => {
  same(lacks(emptyHeard()).length, 4);
  same(lacks(HEARD), []);
  same(lacks({ ...HEARD, next_action: " " }).length, 1);
  same(lacks({ ...HEARD, next_action: "", signed_off: true }), []);
});

Deno.test("only what was listened for has points", () => {
  same(pointsOf(HEARD.scores), { points: 3, of: 4 });
  same(pointsOf(emptyHeard().scores), { points: 0, of: 0 });
});

Deno.test("a form is kept whole, and anything else is an empty one", () => {
  same(asHeard(JSON.parse(JSON.stringify(HEARD))), HEARD);
  for (const odd of [null, "", 7, [], {}, { ...HEARD, note: 1 }, { ...HEARD, scores: { O1: 3 } }]) {
    same(asHeard(odd), emptyHeard());
  }
});
