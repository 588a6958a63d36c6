/** What the build and the client say to each other, and what leaves the browser.
 * Written by `python3 dev.py schema` from `hooks/playbook/render/contract`: change it there. */

export type Kind = "call" | "worksheet" | "gate";

export type Fingerprint = string;

/** What every exercise has; `site` names the store, `variant` is like `1/freight`. */
export interface Base {
  readonly site: string;
  readonly id: string;
  readonly variant: string | null;
  readonly edition: Fingerprint;
  readonly title: string;
  readonly minutes: number;
}

/** Another way on, taken if the flag is set. */
export interface Branch {
  readonly flag: string;
  readonly to: string;
}

export type Rating = "best" | "defensible" | "weak";

/** Of a choice, what judging needs. */
export interface JudgedChoice {
  readonly id: string;
  readonly rating: Rating;
  readonly next: string;
  readonly next_if: readonly Branch[];
  readonly sets: readonly string[];
}

export type Move = "say" | "call" | "write" | "wait" | "ask-source" | "do-not-call";

/** One thing to say or do. */
export interface Choice extends JudgedChoice {
  readonly move: Move;
  readonly say: string;
  readonly happens: string;
  readonly why: string;
  readonly better: string | null;
  readonly when_right: string | null;
}

/** A moment of decision; `speaker` is a first name. */
export interface Turn {
  readonly id: string;
  readonly fp: Fingerprint;
  readonly scene: string | null;
  readonly speaker: string | null;
  readonly says: string | null;
  readonly inner: string | null;
  readonly ask: string;
  readonly choices: readonly Choice[];
}

export type Quality = "good" | "acceptable" | "poor";

/** Of an ending, what judging needs. */
export interface JudgedEnding {
  readonly id: string;
  readonly quality: Quality;
}

/** Where a conversation ends. */
export interface Ending extends JudgedEnding {
  readonly title: string;
  readonly text: string;
}

export type Level = 1 | 2 | 3;

/** A conversation of a call that can be chosen; `words` say who calls whom. */
export interface MenuItem {
  readonly variant: string;
  readonly level: Level;
  readonly words: string;
}

/** One conversation. `you` and `them` are like `Amara Nwosu, sales representative`. */
export interface CallData extends Base {
  readonly kind: "call";
  /** What the lines are in, such as `en`: the page itself may be shown in another language. */
  readonly language: string;
  readonly level: Level;
  readonly cast: string;
  readonly goal: string;
  readonly you: string;
  readonly them: string;
  readonly situation: readonly string[];
  readonly hidden: readonly string[];
  readonly start: string;
  readonly turns: readonly Turn[];
  readonly endings: readonly Ending[];
  /** Points of the best path: two for each best choice on it. */
  readonly best: number;
  readonly worked: string;
  readonly debrief: readonly string[];
  /** All conversations of the call; empty in those that are fetched later. */
  readonly menu: readonly MenuItem[];
}

export type WorksheetSlotKind = "line" | "text" | "lines" | "date" | "choice";

/** Of a slot, what judging needs. */
export interface JudgedSlot {
  readonly id: string;
  readonly fp: Fingerprint;
  readonly label: string;
  readonly kind: WorksheetSlotKind;
  readonly optional: boolean;
  readonly placeholder: string | null;
  /** So many words that are words, or it is no answer. */
  readonly least: number;
}

/** A slot to fill. */
export interface WorksheetSlot extends JudgedSlot {
  readonly help: string | null;
  readonly rows: number;
  readonly options: readonly string[];
}

/** Of an assembled text, what judging needs. */
export interface JudgedText {
  readonly id: string;
  readonly template: string;
}

/** A text that grows from the slots. */
export interface Assembled extends JudgedText {
  readonly label: string;
  readonly spoken: boolean;
  readonly better: string | null;
  readonly difference: string | null;
}

/** What is asked of a slot or a text; all of it must hold. */
export interface Check {
  readonly of: string;
  readonly lines_at_least?: number;
  readonly words_at_most?: number;
  readonly words_at_least?: number;
  readonly seconds_at_most?: number;
  readonly sentence_words_at_most?: number;
  readonly is_question?: true;
  readonly is_open_question?: true;
  readonly questions_at_most?: number;
  readonly names_a_day?: true;
  readonly names_somebody?: true;
  readonly is_about_them?: true;
  readonly leaves_a_no?: true;
  readonly lacks?: readonly string[];
  readonly has_one_of?: readonly string[];
}

/** Of a criterion, what judging needs. */
export interface JudgedCriterion {
  readonly id: string;
  readonly check: Check;
}

/** Something the page can count. */
export interface Criterion extends JudgedCriterion {
  readonly label: string;
  readonly why: string;
}

/** Of a question, what judging needs. */
export interface JudgedQuestion {
  readonly id: string;
  readonly fp: Fingerprint;
}

/** Something only a person can judge. */
export interface Question extends JudgedQuestion {
  readonly label: string;
  readonly why: string;
}

/** One worksheet. */
export interface WorksheetData extends Base {
  readonly kind: "worksheet";
  readonly intro: string;
  readonly slots: readonly WorksheetSlot[];
  readonly texts: readonly Assembled[];
  readonly criteria: readonly Criterion[];
  readonly questions: readonly Question[];
  /** The slots of the strong example, and what it does. */
  readonly strong: Readonly<Record<string, string>>;
  readonly strong_note: string;
  /** Checksums, four digits each, of all that is a copy if it stands in a slot. */
  readonly copies: string;
  readonly private: boolean;
  /** After so many days the page offers to delete what was written; null if it does not. */
  readonly delete_after_days: number | null;
}

/** One line of what is known. */
export interface Evidence {
  readonly id: string;
  readonly text: string;
}

export type Verdict = "call-now" | "warm-first" | "ask-source" | "do-not-call";

/** A verdict that could be right as well, and when. */
export interface Second {
  readonly verdict: Verdict;
  readonly when: string;
}

/** A name on a list, and what follows. */
export interface Case {
  readonly id: string;
  readonly fp: Fingerprint;
  readonly title: string;
  readonly story: string;
  readonly evidence: readonly Evidence[];
  readonly verdict: Verdict;
  readonly decides: string;
  readonly why: string;
  readonly next_step: string;
  readonly second: Second | null;
}

/** Cases to sort. */
export interface GateData extends Base {
  readonly kind: "gate";
  readonly intro: string;
  readonly cases: readonly Case[];
}

export type ExerciseData = CallData | WorksheetData | GateData;

/** Of a turn, what judging needs. */
export interface JudgedTurn {
  readonly id: string;
  readonly fp: Fingerprint;
  readonly choices: readonly JudgedChoice[];
}

/** Of a conversation, what judging needs. */
export interface JudgedCall {
  readonly kind: "call";
  readonly start: string;
  readonly turns: readonly JudgedTurn[];
  readonly endings: readonly JudgedEnding[];
  readonly best: number;
}

/** Of a worksheet, what judging needs. */
export interface JudgedWorksheet {
  readonly kind: "worksheet";
  readonly slots: readonly JudgedSlot[];
  readonly texts: readonly JudgedText[];
  readonly criteria: readonly JudgedCriterion[];
  readonly questions: readonly JudgedQuestion[];
  readonly copies: string;
}

/** Of a second-best verdict, what judging needs. */
export interface JudgedSecond {
  readonly verdict: Verdict;
}

/** Of a case, what judging needs. */
export interface JudgedCase {
  readonly id: string;
  readonly fp: Fingerprint;
  readonly verdict: Verdict;
  readonly second: JudgedSecond | null;
}

/** Of a gate, what judging needs. */
export interface JudgedGate {
  readonly kind: "gate";
  readonly cases: readonly JudgedCase[];
}

/** What judging needs of an exercise, and no more: the progress page holds this of all of them. */
export type Judged = JudgedCall | JudgedWorksheet | JudgedGate;

/** One exercise on the progress page; `page` is relative to that page. */
export interface ProgressItem {
  readonly kind: Kind;
  readonly id: string;
  readonly variant: string | null;
  readonly title: string;
  readonly page: string;
  readonly edition: Fingerprint;
  readonly delete_after_days: number | null;
  readonly judged: Judged;
}

/** What the progress page knows. */
export interface ProgressData {
  readonly site: string;
  readonly title: string;
  readonly exercises: readonly ProgressItem[];
}

/** Two people of a call to choose; `words` say who calls whom. */
export interface CastChoice {
  readonly id: string;
  readonly words: string;
}

/** An exercise as trainers choose it. */
export interface CatalogExercise {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** Of calls; empty for other kinds. */
  readonly levels: readonly Level[];
  readonly causes: readonly string[];
  readonly techniques: readonly string[];
  readonly private: boolean;
  /** Relative to the root of the site. */
  readonly page: string;
  /** Of the whole exercise, all its conversations included. */
  readonly edition: Fingerprint;
  /** Of each conversation, by variant; empty for other kinds. */
  readonly editions: Readonly<Record<string, Fingerprint>>;
  readonly casts: readonly CastChoice[];
  /** What stands on its page; `variant` says which conversation that is. */
  readonly judged: Judged;
  readonly variant: string | null;
}

/** One behavior that an observer listens for, with what earns each mark. */
export interface Behavior {
  readonly id: string;
  readonly name: string;
  readonly listen_for: string;
  readonly zero: string;
  readonly one: string;
  readonly two: string;
}

/** Everything that can be assigned, and what it is about. */
export interface CatalogData {
  readonly site: string;
  readonly title: string;
  readonly exercises: readonly CatalogExercise[];
  readonly causes: Readonly<Record<string, string>>;
  readonly techniques: Readonly<Record<string, string>>;
  readonly behaviors: readonly Behavior[];
}

/** Paragraphs, a list, numbered steps, something said, an observer's marks, lines to write on. */
export type Style = "text" | "list" | "steps" | "say" | "marks" | "room";

/** Lines under a heading. */
export interface Block {
  readonly title: string;
  readonly style: Style;
  readonly lines: readonly string[];
}

/** One card; `seat` is who holds it: caller, other, observer, after, source ... */
export interface CardData {
  readonly seat: string;
  readonly title: string;
  readonly who: string;
  readonly blocks: readonly Block[];
}

/** One set. `four` are the cards that come in where four people play; mostly none. */
export interface SetData {
  readonly variant: string;
  readonly level: Level;
  readonly cast: string;
  readonly words: string;
  readonly cards: readonly CardData[];
  readonly four: readonly CardData[];
}

/** What can be chosen on a call's page of cards; `seats` is how many people can play. `sets` are
 * those that stand in the page, as they are to be copied. */
export interface CardMenu {
  readonly call: string;
  readonly levels: readonly Level[];
  readonly casts: readonly CastChoice[];
  readonly seats: number;
  readonly sets: readonly SetData[];
}

/** Ids, each with the words that stand for it. */
export type Choices = readonly (readonly [string, string])[];

export type PersonaId = string;

export type Pronoun = "she" | "he" | "they";

export type Side = "seller" | "counterpart";

/** Somebody who can stand in for a real person. */
export interface StandIn {
  readonly id: PersonaId;
  readonly name: string;
  readonly pronoun: Pronoun;
  readonly side: Side;
}

export type BehaviorId = string;

/** Something that an observer listens for. */
export interface Heard {
  readonly id: BehaviorId;
  readonly name: string;
  readonly listen_for: string;
}

/** What the form has to choose from. */
export interface OwnData {
  readonly site: string;
  readonly people: readonly StandIn[];
  /** First and last names of all people who may be cast, part by part. */
  readonly names: readonly string[];
  readonly relationships: Choices;
  readonly channels: Choices;
  readonly attitudes: Choices;
  readonly causes: Choices;
  readonly techniques: Choices;
  /** Of techniques with whom they may not be used, where that is so. */
  readonly unsuited: Readonly<Record<string, readonly string[]>>;
  readonly behaviors: readonly Heard[];
  /** Phrases that this playbook avoids. */
  readonly avoid: readonly string[];
}

/** A permanent id inside one exercise: a turn, choice, ending, slot, criterion, case. */
export type ItemId = string;

/** A date, hours and minutes, and the offset from UTC there and then. */
export type Moment = string;

export type EarlierWork = "counts" | "does-not-count";

/** A permanent id of an exercise; never reused, never derived from a path. */
export type ExerciseId = string;

/** `true` or `false`; the words yes, no, on and off are text. */
export type YesNo = boolean;

export type Percent = number;

export type Tries = number;

export type EditionStart = string;

/** One line of an assignment: an exercise, or some of several. */
export interface AssignmentItem {
  readonly id: ItemId;
  /** One exercise, or several of which `needed` are to be done. */
  readonly exercises: readonly ExerciseId[];
  readonly needed: number;
  /** Of calls: any level, if null. */
  readonly level: Level | null;
  /** Of calls: any people, if null. */
  readonly cast: ItemId | null;
  /** Of calls: each learner gets people of their own, drawn from the name. */
  readonly fresh: YesNo;
  /** May be left out; private exercises always may. */
  readonly offered: YesNo;
  /** Percent of the points; null: 80 where there are points to reach. */
  readonly pass_mark: Percent | null;
  /** How many tries count; null: any number. */
  readonly tries: Tries | null;
  /** For each exercise the first four digits of its edition when this was made; null: unknown. */
  readonly editions: readonly (EditionStart | null)[];
}

/** An assignment as a page, a link and a file carry it. */
export interface Assignment {
  readonly format: "playbook-assignment";
  readonly version: 1;
  readonly site: ItemId;
  readonly id: ItemId;
  readonly title: string;
  readonly audience: string;
  readonly note: string;
  /** ISO 8601 to the minute, with an offset from UTC. */
  readonly given: Moment | null;
  readonly due: Moment | null;
  /** Whether work from before `given` counts. */
  readonly earlier_work: EarlierWork;
  readonly items: readonly AssignmentItem[];
}

export type Token = string;

export type EventType = "answer" | "rewind" | "restart" | "reset" | "restore" | "finish" | "reopen";

/** One thing that happened. Never changed once written; the verdict is computed from these. `n`
 * counts up within an exercise (1, 2, ...) and orders events of several tabs together with `at` and
 * `id`; `at` is the learner's clock in milliseconds since 1970, which may be wrong. */
export interface AttemptEvent {
  readonly v: 1;
  readonly id: Token;
  readonly site: ItemId;
  readonly exercise: string;
  readonly variant: string | null;
  readonly edition: Fingerprint;
  readonly attempt: Token;
  readonly n: number;
  readonly at: number;
  readonly type: EventType;
  readonly item: string | null;
  readonly value: string | null;
  readonly to: string | null;
  readonly fp: Fingerprint | null;
}

export type Iso = string;

export type Count = number;

/** How one attempt stands, computed from events. */
export interface Result {
  readonly finished: Iso | null;
  readonly points: Count | null;
  readonly of: Count | null;
  readonly passed: boolean | null;
  readonly ending: string | null;
}

/** One exercise in a hand-back. */
export interface HandedBack {
  readonly id: string;
  readonly variant: string | null;
  readonly kind: string;
  readonly title: string;
  readonly edition: Fingerprint;
  readonly status: "under-way" | "done";
  readonly started: Iso;
  readonly finished: Iso | null;
  readonly attempts: number;
  readonly first: Result;
  readonly latest: Result;
  /** null: not shared. */
  readonly events: readonly AttemptEvent[] | null;
}

/** Which assignment a hand-back answers. */
export interface AssignmentName {
  readonly id: string;
  readonly title: string;
}

/** A hand-back file: self-reported, with a checksum against truncation and accident. Files from
 * before there were assignments lack `assignment` and `not_shared`. */
export interface HandBack {
  readonly format: "playbook-hand-back";
  readonly version: 1;
  readonly site: ItemId;
  readonly made: Iso;
  readonly learner: string;
  readonly self_reported: true;
  readonly exercises: readonly HandedBack[];
  readonly assignment?: AssignmentName | null;
  /** Older files name here what was left out. */
  readonly not_shared?: readonly string[];
  readonly checksum: string;
}

export type Mark = 0 | 1 | 2;

/** A sign-off file, with a checksum against truncation and accident. */
export interface SignOff {
  readonly format: "playbook-sign-off";
  readonly version: 1;
  readonly site: ItemId;
  readonly made: Iso;
  readonly learner: string;
  readonly observer: string;
  readonly role: "triad" | "manager";
  readonly exercise: string | null;
  readonly assignment: string | null;
  /** null: not heard for. */
  readonly scores: Readonly<Record<BehaviorId, Mark | null>>;
  readonly heard: Readonly<Record<BehaviorId, string>>;
  readonly note: string;
  readonly signed_off: boolean;
  readonly next_action: string;
  readonly sit_in: boolean;
  readonly checksum: string;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  "call-now": "Call now",
  "warm-first": "Warm it first",
  "ask-source": "Ask the source",
  "do-not-call": "Do not call",
};

export const RATING_WORDS: Readonly<Record<Rating, string>> = {
  best: "Best line here",
  defensible: "Could be right",
  weak: "Costs you something",
};
