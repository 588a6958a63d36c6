/** The whole report at once. */

import { reportSteps } from "../../src/report-model/matrix.ts";
import type { Report, ReportInput } from "../../src/report-model/types.ts";

export function report(input: ReportInput): Report {
  const steps = reportSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
