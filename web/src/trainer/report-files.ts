/** A report as files: a table for spreadsheets, and all of it as JSON. */

import { assignmentFile } from "../assign/read.ts";
import type { Assignment } from "../assign/shapes.ts";
import { download, downloadText } from "../download.ts";
import { csv } from "./csv.ts";
import type { Report } from "./shapes.ts";

export function saveCsv(report: Report): void {
  downloadText(`report-${today()}.csv`, csv(report), "text/csv;charset=utf-8");
}

export function saveJson(report: Report, assignment: Assignment | null, site: string): void {
  download(`report-${today()}.json`, {
    format: "playbook-report",
    version: 1,
    site,
    made: new Date().toISOString(),
    self_reported: true,
    assignment: assignment && assignmentFile(assignment),
    ...report,
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
