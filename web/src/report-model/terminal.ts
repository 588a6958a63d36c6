/** A report as lines for a terminal. */

import { counted } from "../contract/wording.ts";
import { type State, stateOf } from "./standing.ts";
import { STATE_WORDS } from "./standing-words.ts";
import type { Problem, Report, Row } from "./types.ts";
import { visible } from "./visible.ts";

const COUNTED: readonly State[] = ["no", "under-way"];
const HEAD: readonly [words: string, width: number][] = [
  ["learner", 26],
  ["done", 8],
  ["passed", 8],
  ...COUNTED.map((state): [string, number] => [STATE_WORDS[state], STATE_WORDS[state].length]),
  ["late", 4],
  ["next", 18],
  ["signed off", 10],
];
const MARKS = /\p{M}/gu;
/** What takes two cells of a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/gu;

/** The names of the columns, with what all of it rests on. */
export function terminalHead(): string {
  return "Self-reported: each line says what a learner's own browser counted.\n\n" +
    fit(HEAD.map(([words]) => words));
}

/** A learner's line: how many items stand how, and what comes next. */
export function terminalLine(row: Row): string {
  const states = row.cells.map(stateOf);
  const { signed_off: signed, done, required, passed, marked, next, again } = row;
  return fit([
    row.name,
    `${done} of ${required}`,
    marked ? `${passed} of ${marked}` : "",
    ...COUNTED.map((state) => orEmpty(states.filter((each) => each === state).length)),
    orEmpty(row.cells.filter(({ late }) => late).length),
    next ?? (again ? `again ${again.item}` : ""),
    !signed ? "" : signed.sit_in ? "sit in" : signed.signed_off ? "yes" : "not yet",
  ]);
}

/** What of the roster was taken for what, and who may be who. */
export function terminalNames(
  roster: string,
  perhaps: ReadonlyMap<string, readonly string[]>,
): string {
  const lines = [...perhaps].map(([name, names]) =>
    `  ${visible(name)}: perhaps ${names.map(visible).join(" or ")}`
  );
  const [first] = perhaps;
  const how = first
    ? [
      "Who is who goes into a file for --merge, a line a learner, such as:",
      `  ${visible(first[1][0]!)}; ${visible(first[0])}`,
    ]
    : [];
  return [
    `Roster: ${visible(roster)}`,
    ...lines.length ? ["Not on the roster:", ...lines, ...how] : [],
  ].join("\n");
}

/** What was merged or refused, and the counts. */
export function terminalEnd(
  { problems, read, copies, older, aside }: Omit<Report, "learners">,
  learners: number,
): string {
  const told = problems.map(({ file, reason }) => `  ${visible(file)}: ${visible(reason)}`);
  const counts = [
    `${counted(read, "file")} read, ${counted(learners, "learner")}`,
    ...copies ? [`${counted(copies, "identical file")} counted once`] : [],
    ...older ? [`${counted(older, "older result")} replaced`] : [],
    ...told.length ? [`${counted(filesOf(problems), "file")} not read`] : [],
    ...aside ? [asideInWords(aside)] : [],
  ];
  return [...told.length ? [["Not read:", ...told].join("\n")] : [], counts.join("; ")].join(
    "\n\n",
  );
}

/** What was passed over, in a line. */
export function asideInWords(aside: number): string {
  return `${counted(aside, "side file")} of a Mac or Windows passed over`;
}

/** How many files were not read; one problem may stand for many. */
export function filesOf(problems: readonly Problem[]): number {
  return problems.reduce((all, { files }) => all + (files ?? 1), 0);
}

function orEmpty(count: number): string {
  return count ? String(count) : "";
}

/** A line in which each cell takes its width, or more if it is wider and the last. */
function fit(cells: readonly string[]): string {
  const shown = cells.map((cell, place) => {
    const width = HEAD[place]![1];
    const text = shortened(visible(cell), width);
    return text + " ".repeat(Math.max(0, width - widthOf(text)));
  });
  return shown.join("  ").trimEnd();
}

function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text].slice(0, width);
  while (widthOf(letters.join("")) > width - 3) letters.pop();
  return `${letters.join("")}...`;
}

function widthOf(text: string): number {
  const letters = [...text].length;
  return letters + (text.match(WIDE)?.length ?? 0) - (text.match(MARKS)?.length ?? 0);
}
