/** Reads a backup file with suspicion, and tells when one is due. */

import { checksum } from "../contract/checksum.ts";
import type { AttemptEvent } from "../contract/generated.ts";
import type { Backup } from "./backup.ts";
import { oneOf, optional, parsed, shaped, text } from "../contract/shape.ts";
import { asEvent, isNewer, site, words } from "./event-schema.ts";

/** As many bytes as a file may have. */
export const LARGEST = 20_000_000;
/** After so many days answers without a backup are spoken of. */
const REMIND_AFTER_DAYS = 7;
/** The longest draft of one's own call that a backup holds. */
const LONGEST_DRAFT = 200_000;
const DAY = 86_400_000;

/** A backup file; its events are still to be looked at one by one. */
type BackupFile = Omit<Backup, "events"> & { events: unknown[] };

const isBackup = shaped<BackupFile>({
  format: oneOf("playbook-backup"),
  version: oneOf(1),
  site,
  made: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/),
  events: Array.isArray,
  own: optional(words(LONGEST_DRAFT)),
  checksum: text(/^crc32:[0-9a-f]{8}$/),
});

/** What a file gave: events to add, and why others, or all, were refused. */
export interface Read {
  events: AttemptEvent[];
  /** Reasons, each with how many records it concerns. */
  refused: { reason: string; count: number }[];
  /** The draft of one's own call, "" if there is none. */
  own: string;
  /** Why nothing at all could be read. */
  problem: string | null;
}

/** The backup, if it has the shape of one. */
export function asBackup(value: unknown): BackupFile | undefined {
  return isBackup(value) ? value : undefined;
}

/** Read the text of a backup file for `site`; never throws. */
export function readBackup(text: string, site: string): Read {
  const value = parsed(text);
  if (value === undefined) {
    return nothing("This is not a whole backup file. It may have been cut short on its way.");
  }
  const file = asBackup(value);
  if (!file) return nothing(whyNoBackup(value));
  if (!sumFits(value as object, file.checksum)) {
    return nothing("The file was changed or damaged after it was made: its checksum does not fit.");
  }
  if (file.site !== site) {
    return nothing(`The file comes from another playbook, “${file.site}”.`);
  }
  const counts = new Map<string, number>();
  const events = file.events.flatMap((record): AttemptEvent[] => {
    const event = asEvent(record);
    if (event?.site === site) return [event];
    const reason = event
      ? "from another playbook"
      : isNewer(record)
      ? "from a newer edition of this playbook"
      : "not readable";
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return [];
  });
  const refused = [...counts].map(([reason, count]) => ({ reason, count }));
  return { events, refused, own: file.own ?? "", problem: null };
}

/** Whether answers have been without a backup for too long. `lastBackup` and `now` as `at`. */
export function backupDue(
  events: readonly AttemptEvent[],
  lastBackup: number,
  now: number,
): boolean {
  const most = REMIND_AFTER_DAYS * DAY;
  return events.some((event) => event.at > lastBackup && now - event.at >= most);
}

function whyNoBackup(value: unknown): string {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format === "playbook-hand-back") {
    return "This is a hand-back file, not a backup. A backup is made on this page.";
  }
  if (format !== "playbook-backup") return "This is not a backup file of a playbook.";
  if (typeof version === "number" && version > 1) {
    return "The file was made by a newer edition of this playbook. Update the site first.";
  }
  return "The file is not as a backup should be, so none of it was taken.";
}

/** Whether the checksum fits; a file nested without end fits none. */
function sumFits(value: object, sum: string): boolean {
  try {
    return checksum(value) === sum;
  } catch {
    return false;
  }
}

function nothing(problem: string): Read {
  return { events: [], refused: [], own: "", problem };
}
