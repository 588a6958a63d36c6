/** Calendar files: an event that calendars show, and that a later file of the same moves. */

import { calendar } from "../../src/assignment/ics.ts";
import type { Assignment } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const assignment = {
  ...{ site: "book", id: "week", title: "Calls; mails, notes", note: "One\nTwo\\", given: null },
  due: "2026-11-27T17:00-05:00",
} as Assignment;

const LINK = "http://docs.corp/a/#a1.x";
const MADE = Date.UTC(2026, 0, 2);

/** The properties of the event and those of its alarm, read as a calendar reads them. */
function read(made: Partial<Assignment>, link = LINK, at = MADE) {
  const file = calendar({ ...assignment, ...made }, link, at) ?? "";
  same(/[^\r]\n|\r[^\n]/.test(file), false);
  const parts: Record<string, Map<string, string>> = {};
  const open: string[] = [];
  for (const line of file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1)) {
    const [name, value] = [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)];
    if (name === "BEGIN") parts[open[open.push(value) - 1]!] = new Map();
    else if (name === "END") same(open.pop(), value);
    else {
      const inside = parts[open.at(-1)!]!;
      same(inside.has(name), false);
      inside.set(name, value.replace(/\\(.)/g, (_, sign) => sign === "n" ? "\n" : sign));
    }
  }
  same(open, []);
  return { file, calendar: parts["VCALENDAR"]!, event: parts["VEVENT"]!, alarm: parts["VALARM"]! };
}

Deno.test("the due date stands in UTC, the event ends later than it begins", () => {
  const { event, calendar } = read({});
  same(event.get("DTSTART"), "20261127T220000Z");
  same(event.get("DTEND"), "20261127T221500Z");
  same(event.get("DTSTAMP"), "20260102T000000Z");
  same(calendar.get("VERSION"), "2.0");
});

Deno.test("a calendar calls the day before", () => {
  const { alarm } = read({});
  same([alarm.get("ACTION"), alarm.get("TRIGGER")], ["DISPLAY", "-P1D"]);
  same(alarm.get("DESCRIPTION"), "Due: Calls; mails, notes");
});

Deno.test("the link stands in the words too, below the note if there is one", () => {
  same(read({}).event.get("DESCRIPTION"), `One\nTwo\\\n\n${LINK}`);
  same(read({ note: "" }).event.get("DESCRIPTION"), LINK);
  same(read({}).event.get("URL"), LINK);
});

Deno.test("a moved date moves the event: the same UID, a higher SEQUENCE, a later stamp", () => {
  const [before, after] = [
    read({}).event,
    read({ due: "2026-11-20T09:00-05:00", title: "Calls" }, LINK, MADE + 1000).event,
  ];
  same(after.get("UID"), before.get("UID"));
  same(+after.get("SEQUENCE")! > +before.get("SEQUENCE")!, true);
  same(after.get("DTSTAMP")! > before.get("DTSTAMP")!, true);
  for (const at of [0, Date.UTC(2094, 0)]) {
    const sequence = +read({}, LINK, at).event.get("SEQUENCE")!;
    same(sequence >= 0 && sequence < 2 ** 31, true);
  }
});

Deno.test("text is escaped, and no line breaks within it, whatever breaks lines", () => {
  const { file, event } = read({
    title: 'a;b,c\\d:e"f',
    note: "1\r\n2\r3\u20284\u20295\x856\v7\f8\x007",
  });
  same(event.get("SUMMARY"), 'Due: a;b,c\\d:e"f');
  same(event.get("DESCRIPTION"), `1\n2\n3\n4\n5\n6\n7\n87\n\n${LINK}`);
  same(file.includes('SUMMARY:Due: a\\;b\\,c\\\\d:e"f\r\n'), true);
  same([...file.replaceAll("\r\n", "")].every((sign) => sign >= " " && sign <= "~"), true);
});

Deno.test("no line is over 75 octets, and nothing is lost in folding", () => {
  for (let before = 0; before < 5; before++) {
    const link = `http://docs.corp/${"a".repeat(before)}#${"ü€😀".repeat(300)}`;
    const { file, event } = read({ title: "😀".repeat(60) }, link);
    const lines = file.split("\r\n");
    same(Math.max(...lines.map((line) => new TextEncoder().encode(line).length)) <= 75, true);
    same(lines.every((line) => line.isWellFormed()), true);
    same([event.get("URL"), event.get("SUMMARY")], [link, `Due: ${"😀".repeat(60)}`]);
  }
});

Deno.test("without a due date there is no file", () => {
  same(calendar({ ...assignment, due: null }, "", 0) ?? null, null);
});
