/** Calendar files: times in UTC, text escaped, lines folded. */

import { calendar } from "../../src/assignment/ics.ts";
import type { Assignment } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const assignment = {
  ...{ site: "book", id: "week", title: "Calls; mails, notes", note: "One\nTwo\\", given: null },
  due: "2026-11-27T17:00-05:00",
} as Assignment;

Deno.test("the due date stands in UTC and text is escaped", () => {
  const lines = calendar(assignment, "http://docs.corp/a/", Date.UTC(2026, 0, 2))?.split("\r\n");
  same(lines?.includes("DTSTART:20261127T220000Z"), true);
  same(lines?.includes("DTSTAMP:20260102T000000Z"), true);
  same(lines?.includes("SUMMARY:Due: Calls\\; mails\\, notes"), true);
  same(lines?.includes("DESCRIPTION:One\\nTwo\\\\"), true);
  same(lines?.at(-1), "");
});

Deno.test("no line is over 75 octets, and nothing is lost in folding", () => {
  const link = `http://docs.corp/#a1.${"ü".repeat(300)}`;
  const file = calendar(assignment, link, 0) ?? "";
  const longest = Math.max(
    ...file.split("\r\n").map((line) => new TextEncoder().encode(line).length),
  );
  same(longest <= 75, true);
  same(file.replaceAll("\r\n ", "").includes(`URL:${link}`), true);
});

Deno.test("without a due date there is no file", () => {
  same(calendar({ ...assignment, due: null }, "", 0) ?? null, null);
});
