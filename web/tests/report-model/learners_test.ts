/** The table of rosters. */

import table from "../../../tests/cases/roster.json" with { type: "json" };
import { namesIn } from "../../src/report-model/learners.ts";
import { same } from "../expect.ts";

for (const { name, roster, names } of table) {
  Deno.test(`roster: ${name}`, () => same(namesIn(roster), names));
}
