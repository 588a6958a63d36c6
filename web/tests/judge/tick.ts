/** Ticks what was written in worksheets, for the tests in Python: `deno run tick.ts <file>`.
 *
 * The file holds, for each worksheet, its data and what was written; what is printed, the criteria
 * that each of these meets. */

import type { WorksheetData } from "../../src/contract/generated.ts";
import { ticks, type Values } from "../../src/judge/criteria.ts";

const sheets = JSON.parse(await Deno.readTextFile(Deno.args[0] ?? "")) as {
  sheet: WorksheetData;
  fillings: Values[];
}[];
console.log(JSON.stringify(sheets.map(({ sheet, fillings }) =>
  fillings.map((values) => {
    const met = ticks(sheet, values);
    return sheet.criteria.filter((_, place) => met[place]).map(({ id }) => id);
  })
)));
