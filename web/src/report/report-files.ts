/** A report as files: a table for spreadsheets, and all of it as JSON. */

import { assignmentFile } from "../assignment/parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";
import { download, downloadText } from "../page/download.ts";
import { csv } from "../report-model/csv.ts";
import { mergeFile } from "../report-model/merging.ts";
import type { Roster } from "../report-model/roster.ts";
import type { Report } from "../report-model/types.ts";

export function saveCsv(report: Report, roster: Roster): void {
  downloadText(`report-${today()}.csv`, csv(report, roster), "text/csv;charset=utf-8");
}

/** Who is who, as the command takes it with `--merge`. */
export function saveMerges(merges: ReadonlyMap<string, string>): void {
  downloadText(`who-is-who-${today()}.txt`, mergeFile(merges), "text/plain;charset=utf-8");
}

export function saveJson(
  report: Report,
  assignment: Assignment | null,
  site: string,
  merges: ReadonlyMap<string, string>,
): void {
  download(`report-${today()}.json`, {
    format: "playbook-report",
    version: 1,
    site,
    made: new Date().toISOString(),
    self_reported: true,
    assignment: assignment && assignmentFile(assignment),
    ...report,
    ...merges.size ? { merges: Object.fromEntries(merges) } : {},
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
