/** What the build writes for the client, and what the client keeps: the only shapes both sides share.
 * The other side is `hooks/playbook/render/contract.py`; `model/attempt.py` describes the record. */

export type Rating = "best" | "defensible" | "weak";
export type Quality = "good" | "acceptable" | "poor";
export type Move =
  | "say"
  | "call"
  | "write"
  | "wait"
  | "ask-source"
  | "do-not-call";
export type Verdict = "call-now" | "warm-first" | "ask-source" | "do-not-call";
export type Kind = "call" | "worksheet" | "gate";

/** A short hash of an item as shown, 12 hexadecimal digits. */
export type Fingerprint = string;

export interface Base {
  kind: Kind;
  site: string;
  id: string;
  variant: string | null;
  edition: Fingerprint;
  title: string;
  minutes: number;
}

export interface Branch {
  flag: string;
  to: string;
}

export interface Choice {
  id: string;
  move: Move;
  say: string;
  happens: string;
  why: string;
  better: string | null;
  when_right: string | null;
  rating: Rating;
  next: string;
  next_if: Branch[];
  sets: string[];
}

export interface Turn {
  id: string;
  fp: Fingerprint;
  scene: string | null;
  speaker: string | null;
  says: string | null;
  inner: string | null;
  ask: string;
  choices: Choice[];
}

export interface Ending {
  id: string;
  quality: Quality;
  title: string;
  text: string;
}

export interface CallData extends Base {
  kind: "call";
  level: number;
  cast: string;
  goal: string;
  you: string;
  them: string;
  situation: string[];
  hidden: string[];
  start: string;
  turns: Turn[];
  endings: Ending[];
  /** Points of the best path: two for each best choice on it. */
  best: number;
  worked: string;
  debrief: string[];
  /** All conversations of the call; empty in those that are fetched later. */
  menu: MenuItem[];
}

/** A conversation that can be chosen; `words` say who calls whom. */
export interface MenuItem {
  variant: string;
  level: number;
  words: string;
}

export interface Entry {
  id: string;
  fp: Fingerprint;
  label: string;
  help: string | null;
  kind: "line" | "text" | "lines" | "date" | "choice";
  rows: number;
  options: string[];
  optional: boolean;
  placeholder: string | null;
}

export interface Assembled {
  id: string;
  label: string;
  template: string;
  spoken: boolean;
}

/** Exactly one key beside `of`; the names are those of `model/worksheet.py`. */
export interface Check {
  of: string;
  filled?: true;
  lines_at_least?: number;
  words_at_most?: number;
  words_at_least?: number;
  seconds_at_most?: number;
  sentence_words_at_most?: number;
  is_question?: true;
  questions_at_most?: number;
  names_a_day?: true;
  lacks?: string[];
  has_one_of?: string[];
}

export interface Criterion {
  id: string;
  label: string;
  why: string;
  check: Check;
}

export interface Question {
  id: string;
  fp: Fingerprint;
  label: string;
  why: string;
}

export interface Example {
  slots: Record<string, string>;
  note: string;
}

export interface WorksheetData extends Base {
  kind: "worksheet";
  intro: string;
  slots: Entry[];
  texts: Assembled[];
  criteria: Criterion[];
  questions: Question[];
  examples: { weak: Example; strong: Example };
  private: boolean;
  /** After so many days the page offers to delete what was written; null if it does not. */
  delete_after_days: number | null;
}

export interface Evidence {
  id: string;
  text: string;
}

export interface Case {
  id: string;
  fp: Fingerprint;
  title: string;
  story: string;
  evidence: Evidence[];
  verdict: Verdict;
  decides: string;
  why: string;
  next_step: string;
  second: { verdict: Verdict; when: string } | null;
}

export interface GateData extends Base {
  kind: "gate";
  intro: string;
  cases: Case[];
}

export type ExerciseData = CallData | WorksheetData | GateData;

/** What judging needs of an exercise, and no more: the progress page holds this of all of them. */
export type Judged = JudgedCall | JudgedWorksheet | JudgedGate;

export interface JudgedCall {
  kind: "call";
  start: string;
  turns: (Pick<Turn, "id" | "fp"> & {
    choices: Pick<Choice, "id" | "rating" | "next" | "next_if" | "sets">[];
  })[];
  endings: Pick<Ending, "id" | "quality">[];
  best: number;
}

export interface JudgedWorksheet {
  kind: "worksheet";
  slots: Pick<Entry, "id" | "fp" | "label" | "kind" | "optional" | "placeholder">[];
  texts: Pick<Assembled, "id" | "template">[];
  criteria: Pick<Criterion, "id" | "check">[];
  questions: Pick<Question, "id" | "fp">[];
}

export interface JudgedGate {
  kind: "gate";
  cases: (Pick<Case, "id" | "fp" | "verdict"> & { second: { verdict: Verdict } | null })[];
}

/** What the progress page knows of each exercise. `page` is relative to the progress page. */
export interface ProgressItem {
  kind: Kind;
  id: string;
  variant: string | null;
  title: string;
  page: string;
  edition: Fingerprint;
  delete_after_days: number | null;
  judged: Judged;
}

export interface ProgressData {
  site: string;
  title: string;
  exercises: ProgressItem[];
}

export type EventType =
  | "answer"
  | "rewind"
  | "restart"
  | "reset"
  | "restore"
  | "finish"
  | "reopen";

/** One thing that happened; append-only. See `model/attempt.py` for what each field means. */
export interface AttemptEvent {
  v: 1;
  id: string;
  site: string;
  exercise: string;
  variant: string | null;
  edition: Fingerprint;
  attempt: string;
  n: number;
  at: number;
  type: EventType;
  item: string | null;
  value: string | null;
  to: string | null;
  fp: Fingerprint | null;
}
