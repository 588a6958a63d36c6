/** What stands at the end of a call: where it ended, what it came to, and what to look back on. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { hint } from "./call-views.ts";
import type { AttemptEvent, CallData, Choice, Rating, Turn } from "../contract/generated.ts";
import { taken, transcript } from "./transcript.ts";
import { type Replay, replay } from "../judge/replay.ts";
import { pointsInWords } from "../contract/wording.ts";

type Heading = (words: string) => TemplateResult;

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
  return html`
    <section class="pb-end pb-${ending.quality}">
      ${heading(ending.title)}
      <p>${ending.text}</p>
      <p class="pb-worked"><strong>What carries this call.</strong> ${data.worked}</p>
      <p class="pb-points"><strong>Points.</strong> ${pointsOf(
        stands,
        attempts.map((each) => replay(each, data)),
        more,
      )}</p>
    </section>
    ${data.hidden.length
      ? html`<section class="pb-hidden">
          ${heading("What you could not know at the start")}
          <ul>${data.hidden.map((fact) => html`<li>${fact}</li>`)}</ul>
        </section>`
      : nothing}
    ${firstTries(stands, data, heading)}
    <section class="pb-debrief">
      ${heading("Look back")}
      <ol>${data.debrief.map((question) => html`<li>${question}</li>`)}</ol>
    </section>
    <details class="pb-transcript">
      <summary>The whole talk in plain words, with the coach's lines</summary>
      <ol>${transcript(data, stands).map((line) => html`<li>${line}</li>`)}</ol>
    </details>
  `;
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
