/** A due date as a calendar file, by RFC 5545. */

import type { Assignment } from "../contract/generated.ts";

/** Minutes that the event takes up: what begins as it ends, some calendars do not show. */
const SHOWN = 15;
/** A sequence counts seconds from here: it has 31 bits, and those since 1970 would end in 2038. */
const FIRST = Date.UTC(2026, 0, 1);

/** The calendar file; undefined if nothing is due. `link` opens the assignment; `made` is the
 * moment at which it is asked for: of two files of one assignment, calendars keep the later one. */
export function calendar({ site, id, title, note, due }: Assignment, link: string, made: number) {
  if (due === null) return undefined;
  const at = Date.parse(due);
  const summary = escaped(`Due: ${title}`);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${site}//assignment//EN`,
    "BEGIN:VEVENT",
    `UID:${id}@${site}`,
    `SEQUENCE:${Math.max(0, Math.floor((made - FIRST) / 1000))}`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(at + SHOWN * 60_000)}`,
    `SUMMARY:${summary}`,
    // Outlook shows no URL, so the words hold it as well.
    `DESCRIPTION:${escaped(note ? `${note}\n\n${link}` : link)}`,
    `URL:${link}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P1D",
    `DESCRIPTION:${summary}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(foldedLine).join("\r\n")}\r\n`;
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Text as a value may hold it: no line break of any kind, and no sign that nobody sees. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\n-\r\x85\u2028\u2029]/g, "\\n")
    .replace(/[^\P{Cc}\t]/gu, "");
}

/** At most 75 octets a line; what goes on begins with a blank. */
function foldedLine(line: string): string {
  const encoder = new TextEncoder();
  const parts = [""];
  let size = 0;
  for (const letter of line) {
    const more = encoder.encode(letter).length;
    if (size + more > 75) {
      parts.push("");
      size = 1;
    }
    parts[parts.length - 1] += letter;
    size += more;
  }
  return parts.join("\r\n ");
}
