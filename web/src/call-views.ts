/** The parts of a call that are only looked at. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { AttemptEvent, CallData, Choice, Rating, Turn } from "./contract.ts";
import { taken } from "./transcript.ts";
import type { Replay } from "./walk.ts";
import { counted, RATING_WORDS } from "./wording.ts";

/** What you see and hear at a turn. */
export function heard(turn: Turn): TemplateResult {
  return html`
    ${turn.scene ? html`<li class="pb-line pb-scene">${turn.scene}</li>` : nothing}
    ${turn.says
      ? html`<li class="pb-line pb-theirs">
          ${turn.speaker ? html`<span class="pb-who">${turn.speaker}</span>` : nothing}
          <q>${turn.says}</q>
        </li>`
      : nothing}
    ${turn.inner ? html`<li class="pb-line pb-inner">${turn.inner}</li>` : nothing}
  `;
}

/** What a choice does to the other person, and what the coach says of it. */
export function happened(choice: Choice): TemplateResult {
  return html`
    <li class="pb-line pb-happens">
      <p tabindex="-1">${choice.happens}</p>
      <aside class="pb-coach pb-${choice.rating}" role="note" aria-label="Coach">
        <p><strong class="pb-verdict">${RATING_WORDS[choice.rating]}</strong> ${choice.why}</p>
        ${hint("A better line:", choice.better)}
        ${hint("When it would be right:", choice.when_right)}
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
  heading: (words: string) => TemplateResult,
): TemplateResult {
  const words = ({ item, value }: AttemptEvent) =>
    turns.find((turn) => turn.id === item)?.choices.find((choice) => choice.id === value)?.say ??
      "A line that is no longer here.";
  return html`
    <section class="pb-earlier">
      ${heading("From an earlier edition")}
      <p>This call has been edited since you played it. What you chose after this point no longer
        fits. It is kept, it is not counted, and you can go on from here.</p>
      <ul>${events.filter(({ type }) => type === "answer").map((event) =>
        html`<li>${words(event)}</li>`
      )}</ul>
    </section>
  `;
}

const PARTS: [Rating, string][] = [
  ["best", "What worked"],
  ["defensible", "What could be right another time"],
  ["weak", "What did not work"],
];

/** The first try at each decision, by what it did. */
export function firstTries(
  stands: Replay,
  data: CallData,
  heading: (words: string) => TemplateResult,
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
            <span class="pb-who">${one.turn.ask}${kept(one) ? "" : " (taken back)"}</span>
            <q>${one.choice.say}</q><p>${one.choice.why}</p>${
              hint(
                rating === "weak" ? "A better line:" : "When it would be right:",
                rating === "weak" ? one.choice.better : one.choice.when_right,
              )
            }</li>`
          )
        }</ul>`
        : nothing;
    })}</section>
  `;
}

function hint(label: string, words: string | null): TemplateResult | typeof nothing {
  return words ? html`<p><strong>${label}</strong> ${words}</p>` : nothing;
}
