/** How the items of an assignment stand for the learner, how that is shown, and what comes next. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import { addressOf } from "../page/catalog-data.ts";
import type {
  Assignment,
  AssignmentItem,
  CatalogData,
  CatalogExercise,
} from "../contract/generated.ts";
import { counted } from "../contract/wording.ts";
import { LIKE_IT } from "../exercises/next-conversation.ts";
import { KIND_WORDS } from "../handback/contents.ts";
import { drawn } from "../report-model/assigned-variant.ts";
import {
  answers,
  type ItemStanding,
  itemStanding,
  mayTryAgain,
  stateOf,
} from "../report-model/standing.ts";
import {
  flagsInWords,
  NUMBER_WORDS,
  STATE_WORDS,
  termsInWords,
} from "../report-model/standing-words.ts";
import type { Done } from "./learner-work.ts";

/** An exercise of an item; `again` says that another try at it is the next step. */
interface Part {
  id: string;
  exercise: CatalogExercise | undefined;
  edited: boolean;
  again: boolean;
}

/** An item with how it stands; `marked` says whether something in it has a mark to reach. */
export interface Line {
  item: AssignmentItem;
  offered: boolean;
  marked: boolean;
  standing: ItemStanding;
  exercises: Part[];
}

/** How each item stands by what was done; `now` in milliseconds since 1970. */
export function lines(
  assignment: Assignment,
  catalog: CatalogData,
  done: readonly Done[],
  now: number,
): Line[] {
  const entries = done.map(({ handed }) => ({ ...handed, other_edition: false }));
  return assignment.items.map((item) => {
    const standing = itemStanding(item, entries, assignment, now);
    const exercises = item.exercises.map((id, i) => {
      const exercise = catalog.exercises.find((each) => each.id === id);
      const edition = item.editions[i];
      const own = { ...item, exercises: [id], needed: 1 };
      const again = mayTryAgain(standing) &&
        mayTryAgain(itemStanding(own, entries, assignment, now));
      return { id, exercise, again, edited: !!edition && !exercise?.edition.startsWith(edition) };
    });
    const marked = exercises.some(({ exercise }) => exercise && exercise.kind !== "worksheet");
    return { item, offered: item.offered, marked, standing, exercises };
  });
}

/** What comes next: something to be said, and a link with its words; "" where there is none. */
interface Step {
  said: string;
  words: string;
  address: string;
}

/** What comes next; `place` gives the address of an exercise. */
export function nextStep(
  list: readonly Line[],
  place: (line: Line, exercise: CatalogExercise) => string,
): Step {
  const line = nextOf(list);
  const missed = list.filter(({ standing }) => standing.passed === "no").length;
  const { exercise } = line?.exercises.find(({ again }) => again) ??
    line?.exercises.find((each) => each.exercise) ?? {};
  if (!line || !exercise) {
    const said = list.some(({ offered, standing }) => !offered && standing.status !== "done")
      ? "What is left is no longer in this playbook."
      : missed
      ? `All done, ${missed} without passing, and no tries left.`
      : "All of it is done.";
    return { said: `${said} Hand it back below.`, words: "", address: "" };
  }
  const { status } = line.standing;
  const here = place(line, exercise);
  const again = status === "done" ? nextTry(exercise, line.item, here) : undefined;
  const words = again?.words ?? (status === "under-way" ? "Go on" : "Next");
  return {
    said: again ? `All done, ${missed} without passing.` : "",
    words: `${words}: ${exercise.title}`,
    address: again?.place ?? here,
  };
}

/** The first item that is not done, or else may be passed by another try; what is only offered comes
 * last. */
function nextOf(list: readonly Line[]): Line | undefined {
  const open = ({ standing }: Line) => standing.status !== "done";
  const again = ({ standing }: Line) => mayTryAgain(standing);
  const here = list.filter(({ exercises }) => exercises.some(({ exercise }) => exercise));
  const required = here.filter(({ offered }) => !offered);
  return required.find(open) ?? required.find(again) ?? here.find(open) ?? here.find(again);
}

/** The conversation that an item asks this learner to play; null for other kinds. */
export function variantFor(
  { item }: Line,
  exercise: CatalogExercise,
  assignment: Assignment,
  learner: string,
  done: readonly Done[],
): string | null {
  if (exercise.kind !== "call") return null;
  const begun = done.find(({ handed }) => handed.id === exercise.id && answers(item, handed));
  if (begun && !item.fresh) return begun.handed.variant;
  const level = item.level ?? exercise.levels[0];
  const draw = (choices: string[]) => drawn(choices, assignment.id, item.id, learner);
  const standard = exercise.variant?.split("/")[1];
  const cast = item.fresh ? draw(exercise.casts.map(({ id }) => id)) : item.cast ?? standard;
  const asked = `${level}/${cast}`;
  if (item.fresh !== "story") return asked;
  const stories = Object.keys(exercise.editions).filter((each) =>
    `${each}/`.startsWith(`${asked}/`)
  );
  return draw(stories) ?? asked;
}

/** Where what is done without passing is tried again: another like it, or where there is none, or
 * its people are given, the same. */
function nextTry(
  { levels, editions }: CatalogExercise,
  { cast }: AssignmentItem,
  place: string,
): { words: string; it: string; place: string } {
  return cast === null && Object.keys(editions).length > levels.length
    ? { words: "Try another like", it: " it", place: place + LIKE_IT }
    : { words: "Try again", it: "", place };
}

/** Where an exercise opens; a call at just this conversation. */
export function placeOf(exercise: CatalogExercise, variant: string | null): string {
  const mark = variant === null ? "" : `#${exercise.id.toLowerCase()}=${variant}`;
  return addressOf(exercise.page) + mark;
}

/** One item; `place` gives the address of an exercise. */
export function itemView(
  line: Line,
  place: (exercise: CatalogExercise) => string,
  changed: (id: string) => boolean,
): TemplateResult {
  const { item, standing, exercises, marked } = line;
  const state = STATE_WORDS[stateOf(standing)];
  const terms = termsInWords(item, marked);
  return html`<li class="pb-item" data-item=${item.id} data-state=${standing.status}>
    ${exercises.length > 1 ? html`<p>Any ${NUMBER_WORDS[item.needed]} of these:</p>` : nothing}
    ${
    exercises.map(({ id, exercise, edited, again }) =>
      html`<p>${
        exercise
          ? linked(exercise, item, place(exercise))
          : html`${id} <span class="pb-mark">No longer in this playbook. Tell your trainer.</span>`
      }
      ${exercise && again ? nextTryView(exercise, item, place(exercise)) : nothing}
      ${
        edited && exercise
          ? html`<span class="pb-mark">Changed since the assignment was made</span>`
          : nothing
      }
      ${changed(id) ? html`<span class="pb-mark">Changed since you answered</span>` : nothing}</p>`
    )
  }
    <p><strong class="pb-state">${[state, ...flagsInWords(standing)].join(", ")}</strong>${
    terms.length
      ? html`
        <span class="pb-meta">${terms.join("; ")}</span>
      `
      : nothing
  }</p></li>`;
}

function linked(exercise: CatalogExercise, item: AssignmentItem, address: string): TemplateResult {
  const { kind, title, minutes, private: own } = exercise;
  const about = [
    KIND_WORDS[kind],
    ...item.level === null || kind !== "call" ? [] : [`level ${item.level}`],
    ...item.fresh ? ["a conversation of your own"] : [],
    `about ${counted(minutes, "minute")}`,
    ...own ? ["private"] : [],
  ];
  return html`<a href=${address}>${title}</a> <span class="pb-meta">${about.join(" · ")}</span>`;
}

function nextTryView(
  exercise: CatalogExercise,
  item: AssignmentItem,
  address: string,
): TemplateResult {
  const { words, it, place } = nextTry(exercise, item, address);
  return html`<a class="pb-again" href=${place}>${words}${it}</a>`;
}
