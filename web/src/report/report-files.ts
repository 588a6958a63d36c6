/** A report as files: a workbook for people, a table for programs, and all of it as JSON. */

import { assignmentFile } from "../assignment/parse-assignment.ts";
import type { Assignment } from "../contract/generated.ts";
import { inSlices } from "../intake/yield-to-page.ts";
import { fetchBeside } from "../page/assets.ts";
import { jsonFile, type OfferedFile } from "../page/offered-file.ts";
import { csv } from "../report-model/csv.ts";
import { mergeFile } from "../report-model/merging.ts";
import type { Roster } from "../report-model/roster.ts";
import type { Report } from "../report-model/types.ts";
import { shared } from "../store/global.ts";
import type { About, reportWorkbook } from "./report-sheets.ts";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Make the workbook, with pauses; a text says why there is none. `stale` says that nobody waits for
 * it any more. */
export async function workbookFile(
  report: Report,
  about: Omit<About, "now">,
  stale: () => boolean,
): Promise<OfferedFile | string> {
  if (!shared().workbook) await fetchBeside("sheet");
  const make = shared().workbook as typeof reportWorkbook | undefined;
  if (!make) {
    return "The part for Excel could not be fetched. Try again when you are on the network.";
  }
  try {
    const blob = await inSlices(
      asBlob(make(report, { ...about, now: new Date().toISOString() })),
      stale,
    );
    if (!blob) return "";
    return {
      name: `report-${today()}.xlsx`,
      type: WORKBOOK,
      text: csv(report, about.people),
      blob,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function* asBlob(pieces: Generator<Uint8Array>): Generator<void, Blob> {
  const parts: BlobPart[] = [];
  for (const piece of pieces) {
    parts.push(piece as Uint8Array<ArrayBuffer>);
    yield;
  }
  return new Blob(parts);
}

export function csvFile(report: Report, roster: Roster): OfferedFile {
  const text = csv(report, roster);
  return { name: `report-${today()}.csv`, type: "text/csv;charset=utf-8", text };
}

/** Who is who, as the command takes it with `--merge`. */
export function mergesFile(merges: ReadonlyMap<string, string>): OfferedFile {
  const name = `who-is-who-${today()}.txt`;
  return { name, type: "text/plain;charset=utf-8", text: mergeFile(merges) };
}

export function reportFile(
  report: Report,
  assignment: Assignment | null,
  site: string,
  merges: ReadonlyMap<string, string>,
): OfferedFile {
  return jsonFile(`report-${today()}.json`, {
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
  return new Date().toLocaleDateString("sv");
}
