/** The parts of a call that need to know nothing but what they are given. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import {
  type AttemptEvent,
  type CallData,
  type Choice,
  type Hidden,
  type MenuItem,
  type Rating,
  type Turn,
} from "../contract/generated.ts";
import { lookBack } from "../judge/look-back.ts";
import { type Replay, replay } from "../judge/replay.ts";
import { counted, MOVE_WORDS, pointsInWords, ratingInWords } from "../contract/wording.ts";
import { told } from "./told.ts";
import { taken, transcript } from "./transcript.ts";

type Heading = (words: string) => TemplateResult;

/** What you see and hear at a turn. */
export function heard(turn: Turn): TemplateResult {
  return html`
    ${seen("pb-scene", turn.scene)}
    ${turn.says ? html`<li class="pb-line pb-theirs">${speech(turn, turn.says)}</li>` : nothing}
    ${seen("pb-scene", turn.after)}
    ${seen("pb-inner", turn.inner)}
  `;
}

function seen(looks: string, words: string | null): TemplateResult | typeof nothing {
  return words ? html`<li class="pb-line ${looks}">${words}</li>` : nothing;
}

/** What whoever speaks at a turn says. */
function speech({ speaker }: Turn, words: string): TemplateResult {
  return html`<span class="pb-who">${speaker}</span> <q>${words}</q>`;
}

/** What was said or done; `more` can be done with it. */
export function chosen(choice: Choice, changed: boolean, more: TemplateResult): TemplateResult {
  return html`
    <li class="pb-line pb-yours">
      <span class="pb-who">${MOVE_WORDS[choice.move]}</span>
      ${told(choice)}
      ${changed ? html`<span class="pb-mark">Changed since you answered</span>` : nothing}
      <div class="pb-who">${more}</div>
    </li>
  `;
}

/** What they say in return, what comes of it, and what the coach says of it. */
export function happened(turn: Turn, { reply, happens, rating, why, better }: Choice) {
  return html`
    <li class="pb-line pb-happens">
      <div tabindex="-1">
        ${reply ? html`<p class="pb-theirs">${speech(turn, reply)}</p>` : nothing}
        ${happens ? html`<p>${happens}</p>` : nothing}
      </div>
      <aside class="pb-coach pb-${rating}" role="note" aria-label="Coach">
        <p><strong class="pb-verdict">${ratingInWords(turn, rating)}</strong> ${why}</p>
        ${hint("A better line:", better)}
      </aside>
    </li>
  `;
}

/** How far the talk is, in dots and in words. */
export function dots(stands: Replay, best: number): TemplateResult {
  const done = stands.steps.length;
  const over = stands.ending !== null;
  const about = over ? done : Math.max(best / 2, done + 1);
  const state = (place: number) => place < done ? "pb-past" : place === done ? "pb-now" : nothing;
  return html`
    <ol class="pb-dots" aria-hidden="true">
      ${Array.from({ length: about }, (_, place) => html`<li class=${state(place)}></li>`)}
    </ol>
    <p class="pb-where">${over
      ? `Over after ${counted(done, "decision")}`
      : `Decision ${done + 1} of about ${about}`}</p>
  `;
}

/** What was chosen and has no place in today's edition. */
export function earlier(
  events: readonly AttemptEvent[],
  { turns }: CallData,
  heading: Heading,
): TemplateResult {
  const words = ({ item, value }: AttemptEvent) =>
    turns.find((turn) => turn.id === item)?.choices.find((choice) => choice.id === value)?.say ??
      "A line that is no longer here.";
  return html`
    <section class="pb-earlier">
      ${heading("From an earlier edition")}
      <p>This call has been edited since. What you chose after this point is kept, not counted. Go on
        from here.</p>
      <ul>${events.filter(({ type }) => type === "answer").map((event) =>
        html`<li>${words(event)}</li>`
      )}</ul>
    </section>
  `;
}

/** What is known before the talk. */
export function situation(
  { goal, level, you, them, situation }: CallData,
  heading: TemplateResult,
): TemplateResult {
  return html`
    <p class="pb-goal" tabindex="-1"><strong>Your goal.</strong> ${goal}</p>
    <section class="pb-situation">
      ${heading}
      <p class="pb-cast">Level ${level}. You are ${you}. You are dealing with ${them}.</p>
      <ul>${situation.map((fact) => html`<li>${fact}</li>`)}</ul>
    </section>
  `;
}

/** One of several conversations to be chosen; `variant` is the one that is open. */
export function chooser(
  label: string,
  items: readonly MenuItem[],
  variant: string | null,
  words: (item: MenuItem, place: number) => string | number,
  play: (variant: string) => void,
): TemplateResult | typeof nothing {
  if (!items[1]) return nothing;
  return html`<label>${label}
    <select .shown=${variant}
      @change=${(event: Event) => play((event.target as HTMLSelectElement).value)}>${
    items.map((item, place) => html`<option value=${item.variant}>${words(item, place)}</option>`)
  }</select></label>`;
}

/** What can be said or done at a turn. */
export function choices(turn: Turn, choose: (choice: Choice) => void): TemplateResult {
  return html`
    <fieldset class="pb-choices">
      <legend tabindex="-1">${turn.ask}</legend>
      ${turn.choices.map((choice, place) =>
        html`<button class="pb-choice" type="button" @click=${() => choose(choice)}>
          <kbd class="pb-key" aria-hidden="true">${place + 1}</kbd><span>${
          choice.move === "write" ? "Write: " : nothing
        }${told(choice)}</span>
        </button>`
      )}
    </fieldset>
  `;
}

/** A line with a label of its own, if there is one. */
export function hint(label: string, words: string | null): TemplateResult | typeof nothing {
  return words ? html`<p><strong>${label}</strong> ${words}</p>` : nothing;
}

/** The end of a talk, nothing before it; `attempts` are all of this conversation, in order;
 * `more` says that there are other conversations. */
export function end(
  stands: Replay,
  data: CallData,
  attempts: readonly AttemptEvent[][],
  heading: Heading,
  more: unknown,
): TemplateResult | typeof nothing {
  const ending = data.endings.find((each) => each.id === stands.ending);
  if (!ending) return nothing;
  const { lines, found, never } = lookBack(data, stands);
  return html`
    <section class="pb-end pb-${ending.quality}">
      ${heading(ending.title)}
      <p>${ending.text}</p>
      <p class="pb-points"><strong>Points.</strong> ${pointsOf(
        stands,
        attempts.map((each) => replay(each, data)),
        more,
      )}</p>
    </section>
    ${listed(heading("What you found out"), found)}
    ${listed(heading("What you never learned"), never)}
    ${firstTries(stands, data, heading)}
    <section class="pb-debrief">
      ${heading("Look back")}
      <ol>${lines.map(({ text }) => html`<li>${text}</li>`)}</ol>
    </section>
    <details class="pb-transcript">
      <summary>The whole talk in plain words, with the coach's lines</summary>
      <ol>${transcript(data, stands).map((line) => html`<li>${line}</li>`)}</ol>
    </details>
  `;
}

function listed(heading: TemplateResult, facts: Hidden[]): TemplateResult | typeof nothing {
  return facts[0]
    ? html`<section class="pb-hidden">${heading}
      <ul>${facts.map(({ text }) => html`<li>${text}</li>`)}</ul></section>`
    : nothing;
}

/** What the talk came to, beside all attempts at it; where none has passed, what comes next. */
function pointsOf({ points, of, passed }: Replay, all: readonly Replay[], more: unknown): string {
  const elsewhere = all.some((each) => each.passed);
  const [first, later] = all;
  return pointsInWords(points, of, passed, elsewhere) +
    (more && !elsewhere ? " Next: another like this." : "") +
    (first && later ? ` First attempt: ${first.points} of ${first.of}.` : "");
}

const PARTS: [Rating, string][] = [
  ["best", "What worked"],
  ["defensible", "What could be right another time"],
  ["weak", "What did not work"],
];

/** The first try at each decision, by what it did. */
function firstTries(
  stands: Replay,
  data: CallData,
  heading: Heading,
): TemplateResult {
  const tries = stands.tries.flatMap((each) => taken(each, data) ?? []);
  const kept = ({ turn, choice }: { turn: Turn; choice: Choice }) =>
    stands.steps.some((step) => step.turn === turn.id && step.choice === choice.id);
  return html`
    <section class="pb-tries">${PARTS.map(([rating, words]) => {
      const some = tries.filter(({ choice }) => choice.rating === rating);
      return some.length
        ? html`${heading(words)}
          <ul>${
          some.map((one) =>
            html`<li class="pb-${rating}">
            <span class="pb-who">${
              one.turn.nothing_good ? `${ratingInWords(one.turn, rating)}. ` : ""
            }${one.turn.ask}${kept(one) ? "" : " (taken back)"}</span>
            ${told(one.choice)}<p>${one.choice.why}</p>${
              rating === "weak" ? hint("A better line:", one.choice.better) : nothing
            }</li>`
          )
        }</ul>`
        : nothing;
    })}</section>
  `;
}
