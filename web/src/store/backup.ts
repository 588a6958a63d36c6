/** The backup file: every event of a site, written to a file and read back with suspicion. */

import { asBackup, asEvent, isNewer } from "./event-schema.ts";
import { checksum } from "../contract/checksum.ts";
import type { AttemptEvent } from "../contract/generated.ts";

/** As many bytes as a file may have. */
export const LARGEST = 20_000_000;
/** After so many days answers without a backup are spoken of. */
export const REMIND_AFTER_DAYS = 7;
const DAY = 86_400_000;

export interface Backup {
  format: "playbook-backup";
  version: 1;
  site: string;
  made: string;
  events: AttemptEvent[];
  /** The draft of one's own call, as its page keeps it. */
  own?: string;
  checksum: string;
}

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

/** The backup of these events, and of one's own call if one is being written. */
export function backup(
  site: string,
  events: readonly AttemptEvent[],
  made: string,
  own = "",
): Backup {
  const content = {
    format: "playbook-backup" as const,
    version: 1 as const,
    site,
    made,
    events: [...events],
    ...own ? { own } : {},
  };
  return { ...content, checksum: checksum(content) };
}

/** The name of the file. */
export function backupName({ site, made }: Backup): string {
  return `backup-${site}-${made.slice(0, 10)}.json`;
}

/** Read the text of a backup file for `site`; never throws. */
export function readBackup(text: string, site: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
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
