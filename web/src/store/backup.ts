/** The backup file: every event of a site. `read-backup.ts` reads it back. */

import { checksum } from "../contract/checksum.ts";
import type { AttemptEvent } from "../contract/generated.ts";

export interface Backup {
  format: "playbook-backup";
  version: 1;
  site: string;
  made: string;
  events: AttemptEvent[];
  /** The draft of one's own call, as its page keeps it. */
  own?: string | undefined;
  checksum: string;
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
