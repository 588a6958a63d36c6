/** The report of the command line. It is run by deno without a permission for anything: it asks
 * whoever started it for what it needs, and hands back what is to be printed and written.
 *
 * A question is a line of JSON on standard output. Its answer, on standard input, is four bytes that
 * say how long a text of JSON is, that text, and the bytes whose sizes stand in it. Results go the
 * way of questions, with their bytes behind the line, and get no answer. `cli/report.py` is the other
 * side. */

import type { Assignment, CallData, CatalogData, GateData, Judged } from "../contract/generated.ts";
import { type Archive, isArchive, membersOf } from "../intake/archive.ts";
import { takenOf } from "../intake/folders.ts";
import { readBytes, type Reading, TOO_LARGE } from "../intake/parse-hand-back.ts";
import { messageIn } from "../intake/outlook.ts";
import { shared } from "../store/global.ts";
import { NO_TEXT, plainText, WESTERN } from "../intake/plain-text.ts";
import { readMember } from "../intake/read-files.ts";
import { csvHead, csvLines } from "../report-model/csv.ts";
import { People } from "../report-model/learners.ts";
import { DAY, Matrix } from "../report-model/matrix.ts";
import { mergesIn, nearest } from "../report-model/merging.ts";
import { isChoice, LINES, type Roster, rosterInWords, rosterOf } from "../report-model/roster.ts";
import { Today } from "../report-model/rejudge.ts";
import {
  terminalEnd,
  terminalHead,
  terminalLine,
  terminalNames,
} from "../report-model/terminal.ts";
import type { Aside, JudgedOf, Problem, Row } from "../report-model/types.ts";
import type { WordedOf } from "../report-model/chosen-words.ts";
import { NoRoomError } from "../report-model/workbook.ts";
import { printedPage } from "../report/printed-page.ts";
import { reportWorkbook } from "../report/report-sheets.ts";

/** What is wanted, and all that is known beforehand. */
interface Task {
  /** The site whose files are taken; null for any. */
  site: string | null;
  assignment: Assignment | null;
  catalog: CatalogData | null;
  /** ISO 8601. */
  now: string;
  roster: string | null;
  /** Which of the roster are the names. */
  names: string | null;
  merge: string | null;
  csv: boolean;
  html: boolean;
  json: boolean;
  xlsx: boolean;
  files: Found[];
}

/** A file by its path; one in a folder that was named, with that folder, with which it begins. */
interface Found {
  path: string;
  folder: string | null;
}

/** Its size, or why it cannot be read. */
type Size = number | string;

interface Answer {
  value: unknown;
  sizes: Size[];
  bytes: Uint8Array;
}

/** So many files are asked for at once. */
const BATCH = 64;
/** So many letters are handed back at once. */
const AT_ONCE = 200_000;
const encoder = new TextEncoder();

/** Whoever started this. */
class Host {
  #room = new Uint8Array(1 << 20);

  ask(question: object): Answer {
    send(encoder.encode(`${JSON.stringify(question)}\n`));
    const length = new DataView(this.#take(4).slice().buffer).getUint32(0);
    const { value, sizes = [] } = JSON.parse(new TextDecoder().decode(this.#take(length)));
    const all = sizes.reduce((sum: number, size: Size) => sum + (Number(size) || 0), 0);
    return { value, sizes, bytes: this.#take(all) };
  }

  /** The bytes that come next; they last until more are taken. */
  #take(length: number): Uint8Array {
    if (this.#room.length < length) this.#room = new Uint8Array(2 * length);
    for (let at = 0; at < length;) {
      const count = Deno.stdin.readSync(this.#room.subarray(at, length));
      // Nobody is there any more.
      if (count === null) Deno.exit(1);
      at += count;
    }
    return this.#room.subarray(0, length);
  }
}

/** One of the results, handed back as it comes. */
class Output {
  #waiting = "";

  constructor(private readonly name: string) {}

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length > AT_ONCE) this.flush();
  }

  flush(): void {
    const bytes = encoder.encode(this.#waiting);
    this.#waiting = "";
    this.send(bytes);
  }

  send(bytes: Uint8Array): void {
    if (!bytes.length) return;
    send(encoder.encode(`${JSON.stringify({ write: this.name, size: bytes.length })}\n`));
    send(bytes);
  }
}

function send(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
}

/** A reason for doing nothing at all. */
class Refusal extends Error {}

const host = new Host();
shared().outlook = messageIn;

/** What is asked about exercises, answered from the catalog, and asked for once where it is not. */
class LookUp {
  readonly #onPages = new Map<string, Judged>();
  readonly #found = new Map<string, CallData | GateData | undefined>();

  constructor(catalog: CatalogData | null) {
    for (const { id, variant, judged } of catalog?.exercises ?? []) {
      this.#onPages.set(JSON.stringify([id, variant]), judged);
    }
  }

  judged: JudgedOf = (exercise, variant) =>
    this.#onPages.get(JSON.stringify([exercise, variant])) ?? this.worded(exercise, variant);

  worded = (exercise: string, variant: string | null): CallData | GateData | undefined => {
    const key = JSON.stringify([exercise, variant]);
    if (!this.#found.has(key)) {
      const { value } = host.ask({ ask: "exercise", exercise, variant });
      this.#found.set(key, (value as CallData | GateData | null) ?? undefined);
    }
    return this.#found.get(key);
  };
}

async function main(): Promise<void> {
  const task = host.ask({ ask: "task" }).value as Task;
  const roster = rosterFor(task);
  const merges = new Map([...roster.also, ...mergesOf(task, roster)]);
  const now = Date.parse(task.now);
  const lookUp = new LookUp(task.catalog);
  const today = new Today(task.catalog?.exercises ?? null, lookUp.judged);
  const people = new People(roster.names, merges, now + DAY);
  const problems: Problem[] = [];
  let aside = 0;
  for await (const one of readings(task)) {
    if ("aside" in one) aside += one.aside;
    else if ("reason" in one) problems.push(one);
    else people.add(today.kept(one));
  }
  write(
    new Matrix(people, task.assignment, now, today),
    { problems, aside, roster },
    task,
    lookUp.worded,
  );
  end({ code: people.read ? (problems.length ? 1 : 0) : 2 });
}

function end(how: { code: number } | { stop: string }): void {
  send(encoder.encode(`${JSON.stringify(how)}\n`));
}

/** Hand back everything that was asked for, in one walk through the learners. */
function write(
  matrix: Matrix,
  { problems, aside, roster }: {
    problems: readonly Problem[];
    aside: number;
    roster: Roster & { words: string };
  },
  task: Task,
  worded: WordedOf,
): void {
  const [shown, table] = [new Output("shown"), new Output("csv")];
  const learners: Row[] = [];
  const strangers: string[] = [];
  let count = 0;
  if (task.csv) table.write(csvHead(roster));
  for (const row of matrix.rows()) {
    if (task.json) shown.write(`${count ? "," : '{"learners": ['}\n${ascii(row)}`);
    else shown.write(`${count ? "" : `${terminalHead()}\n`}${terminalLine(row)}\n`);
    if (task.csv) table.write(csvLines(row, matrix.columns, roster));
    if (task.html || task.xlsx) learners.push(row);
    if (row.not_on_roster && roster.names.length) strangers.push(row.name);
    count++;
  }
  const totals = matrix.totals(problems, aside);
  const perhaps = nearest(strangers, roster.names);
  if (task.json) {
    const rest = {
      self_reported: true,
      ...totals,
      problems: totals.problems.map(({ file, reason }) => ({ file, reason })),
      ...perhaps.size ? { perhaps: Object.fromEntries(perhaps) } : {},
      ...task.roster === null ? {} : { roster: roster.words },
    };
    shown.write(`${count ? "" : '{"learners": ['}],\n${ascii(rest).slice(1)}\n`);
  } else {
    const names = task.roster === null ? "" : `${terminalNames(roster.words, perhaps)}\n\n`;
    shown.write(`${count ? "\n" : ""}${names}${terminalEnd(totals, count)}\n`);
  }
  const report = { learners, ...totals };
  const [page, book] = [new Output("html"), new Output("xlsx")];
  if (task.html) {
    for (const piece of printedPage(report, { ...task, worded })) page.write(piece);
  }
  page.flush();
  if (task.xlsx) {
    for (const piece of reportWorkbook(report, { ...task, people: roster })) book.send(piece);
  }
  table.flush();
  shown.flush();
}

/** JSON that any encoding can carry. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const MOST_BYTES = 5_000_000;

/** The text of a list of names; none if there is none. */
function listed(file: string | null, what: string, words: string) {
  if (file === null) return { text: "", western: false };
  const { sizes: [size], bytes } = host.ask({ ask: what });
  if (typeof size === "string") throw new Refusal(`${words}${file}: ${size}`);
  if (size! > MOST_BYTES) throw new Refusal(`${words}${file}: ${TOO_LARGE}`);
  const read = plainText(bytes);
  if (!read) throw new Refusal(`${words}${file}: ${NO_TEXT}`);
  return read;
}

function rosterFor(task: Task): Roster & { words: string } {
  const choice = task.names ?? "";
  const { text, western } = listed(task.roster, "roster", "the roster ");
  const roster = rosterOf(text, choice);
  if (choice && task.roster === null) {
    throw new Refusal("--roster-names says which of a roster are the names; name it with --roster");
  }
  if (isChoice(choice, roster)) {
    const words = rosterInWords(roster);
    return { ...roster, words: western ? `${words.slice(0, -1)}; ${WESTERN}.` : words };
  }
  const there = roster.headings.map((each) => `“${each}”`).join(", ") || "no columns";
  throw new Refusal(
    `the roster ${task.roster} has no column “${choice}”; it has ${there}. ` +
      `Name one of them or its number, two with + between, or ${LINES} for whole lines`,
  );
}

function mergesOf({ merge }: Task, roster: Roster): Map<string, string> {
  if (merge === null) return new Map();
  if (!roster.names.length) {
    throw new Refusal("--merge leads names to those of a roster; name it with --roster");
  }
  const found = mergesIn(listed(merge, "merge", "").text, roster, merge);
  if ("problem" in found) throw new Refusal(found.problem);
  return found.merges;
}

/** All that the files hold, one by one, and what of folders is not taken. */
async function* readings(task: Task): AsyncGenerator<Reading | Aside> {
  const { places, others, aside } = placesTaken(task);
  yield* [...others, { aside }];
  let batch: number[] = [];
  for (const place of places) {
    const archive = isArchive(task.files[place]!.path);
    if (!archive) batch.push(place);
    if (!archive && batch.length < BATCH) continue;
    yield* readAll(batch, task);
    batch = [];
    if (archive) yield* readArchive(place, task);
  }
  yield* readAll(batch, task);
}

/** Which of the files are read, in their order: what was named by itself is, whatever it is called. */
function placesTaken({ files }: Task) {
  const all = files.map((each, place) => (
    { ...each, name: each.path.split(/[/\\]/).at(-1)!, place }
  ));
  const { taken, others, aside } = takenOf(all, ({ folder }) => folder ?? "", Infinity);
  return { places: taken.map(({ place }) => place).sort((a, b) => a - b), others, aside };
}

function* readAll(places: readonly number[], { files, site }: Task): Generator<Reading> {
  // Of large files fewer come at once than were asked for.
  for (let done = 0; done < places.length;) {
    const asked = places.slice(done);
    const { sizes, bytes } = host.ask({ ask: "files", places: asked });
    done += sizes.length;
    let at = 0;
    yield* sizes.flatMap((size, index) => {
      const name = files[asked[index]!]!.path;
      if (typeof size === "string") return [{ file: name, reason: size }];
      const own = bytes.subarray(at, at + size);
      at += size;
      return readBytes(own, name, site);
    });
  }
}

async function* readArchive(
  place: number,
  { files, site }: Task,
): AsyncGenerator<Reading | Aside> {
  const name = files[place]!.path;
  const size = host.ask({ ask: "size", place }).value as Size;
  if (typeof size === "string") return yield { file: name, reason: size };
  const slice = (from: number, to: number) => ({
    arrayBuffer: () => Promise.resolve().then(() => sliceOf(place, from, to)),
  });
  const archive: Archive = { name, size, slice };
  for (const member of await membersOf(archive)) yield* await readMember(member, site);
}

function sliceOf(place: number, from: number, to: number): ArrayBuffer {
  const { sizes: [size], bytes } = host.ask({ ask: "slice", place, from, to });
  if (typeof size === "string") throw new Error(size);
  return bytes.slice().buffer as ArrayBuffer;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal || error instanceof NoRoomError)) throw error;
  end({ stop: error.message });
}
