/** A due date as a calendar file, by RFC 5545. */

import type { Assignment } from "../contract/generated.ts";

/** The calendar file; undefined if nothing is due. `link` opens the assignment. */
export function calendar({ site, id, title, note, due }: Assignment, link: string, made: number) {
  if (due === null) return undefined;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${site}//assignment//EN`,
    "BEGIN:VEVENT",
    `UID:${id}@${site}`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(Date.parse(due))}`,
    `DTEND:${stamp(Date.parse(due))}`,
    `SUMMARY:${escaped(`Due: ${title}`)}`,
    ...note ? [`DESCRIPTION:${escaped(note)}`] : [],
    `URL:${link}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(foldedLine).join("\r\n")}\r\n`;
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n");
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
