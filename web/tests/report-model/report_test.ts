/** The table of reports. */

import table from "../../../tests/cases/report.json" with { type: "json" };
import type { Judged } from "../../src/contract/generated.ts";
import { csv } from "../../src/report-model/csv.ts";
import { report } from "./whole.ts";
import type { Known, Report, ReportInput } from "../../src/report-model/types.ts";
import { same } from "../expect.ts";

type Given = Omit<ReportInput, "merges" | "judged" | "exercises"> & {
  merges: Record<string, string>;
};

type Exercise = Known & { judged: Record<string, Judged> };
const exercises = table.exercises as unknown as Exercise[];

function inputOf({ merges, ...given }: Given): ReportInput {
  const judged = new Map(exercises.map((each) => [each.id, each.judged]));
  return {
    ...given,
    exercises,
    merges: new Map(Object.entries(merges)),
    judged: (id, variant) => judged.get(id)?.[variant ?? ""],
  };
}

for (
  const one of table.cases as unknown as {
    name: string;
    input: Given;
    report: Report;
    csv?: string;
  }[]
) {
  Deno.test(`report: ${one.name}`, () => {
    const input = inputOf(one.input);
    same(report(input), one.report);
    const files = [...input.files, ...input.files].toReversed();
    same(report({ ...input, files }), one.report);
    if (one.csv !== undefined) same(csv(report(input)), one.csv);
  });
}
