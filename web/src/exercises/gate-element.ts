/** `<pb-gate>`: names to sort into four verdicts, with the evidence that decides each. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { type Case, type GateData, type Verdict, VERDICT_WORDS } from "../contract/generated.ts";
import { ExerciseElement } from "./exercise-element.ts";
import { printPage } from "../page/print-page.ts";
import { newId } from "../store/store.ts";
import { type Sorted, type Sorting, sortOut, VERDICTS } from "../judge/gate-answers.ts";
import { counted, pointsInWords } from "../contract/wording.ts";

export class GateElement extends ExerciseElement<GateData> {
  protected readonly kind = "gate";
  #newAttempt = newId();

  protected started(): boolean {
    return this.events.length > 0;
  }

  protected attempt(): string {
    return this.events[0]?.attempt ?? this.#newAttempt;
  }

  #choose(one: Case, verdict: Verdict): void {
    const before = sortOut(this.events, this.data);
    void this.record({ type: "answer", item: one.id, value: verdict, fp: one.fp });
    const after = sortOut(this.events, this.data);
    this.say(after.complete && !before.complete ? sum(after) : "");
    this.focusOn(`[data-case="${one.id}"] .pb-coach > p`);
  }

  protected view(): TemplateResult {
    const { data } = this;
    return html`
      <p class="pb-intro">${data.intro}</p>
      ${this.heading("The cases")}
      ${this.ready ? this.#cases(sortOut(this.events, data)) : nothing}
    `;
  }

  #cases(sorting: Sorting): TemplateResult {
    const answers = new Map(sorting.cases.map((each) => [each.case, each]));
    return html`
      <p class="pb-where">${sorting.cases.length} of ${counted(
        this.data.cases.length,
        "case",
      )} sorted</p>
      <ol class="pb-cases">
        ${this.data.cases.map((one, place) => this.#case(one, place, answers.get(one.id)))}
      </ol>
      ${sorting.complete
        ? html`<section class="pb-end">
        ${this.heading("All sorted")}
        <p class="pb-points">${sum(sorting)}</p>
        <p>Sort a case again once you see what decides it; it may still pass.</p>
      </section>`
        : nothing}
      ${sorting.earlier.length
        ? html`<section class="pb-earlier">
        ${this.heading("From an earlier edition")}
        <p>${
          counted(sorting.earlier.length, "answer")
        } to cases that are no longer here. Kept, not counted.</p>
      </section>`
        : nothing}
      ${sorting.cases.length
        ? html`<div class="pb-bar">${button("Print", printPage)}</div>`
        : nothing}
    `;
  }

  #case(one: Case, place: number, answer: Sorted | undefined): TemplateResult {
    const decides = (id: string) => answer && id === one.decides;
    return html`
      <li class="pb-case" data-case=${one.id}>
        ${this.heading(`${place + 1}. ${one.title}`, 1)}
        <p class="pb-story">${one.story}</p>
        <ul class="pb-evidence">
          ${one.evidence.map((line) =>
            html`<li class=${decides(line.id) ? "pb-decides" : nothing}>${
              decides(line.id)
                ? html`
                  <strong>This decides it:</strong>
                `
                : nothing
            }${line.text}</li>`
          )}
        </ul>
        <fieldset class="pb-verdicts">
          <legend>What do you do about ${one.title}?</legend>
          ${VERDICTS.map((verdict) =>
            html`
              <button class="pb-verdict pb-${verdict}" type="button"
                aria-pressed=${answer?.latest === verdict ? "true" : "false"}
                @click=${() => this.#choose(one, verdict)}>${VERDICT_WORDS[verdict]}</button>
            `
          )}
        </fieldset>
        ${answer ? coach(one, answer) : nothing}
      </li>
    `;
  }
}

function coach(one: Case, answer: Sorted): TemplateResult {
  return html`
    <aside class="pb-coach pb-${one.verdict}" role="note" aria-label="What decides it">
      <p tabindex="-1">
        <strong class="pb-verdict">${VERDICT_WORDS[one.verdict]}</strong> ${standing(one, answer)}
      </p>
      ${answer.changed ? html`<p class="pb-mark">Changed since you answered</p>` : nothing}
      <p class="pb-why">${one.why}</p>
      <p class="pb-next-step"><strong>Next step:</strong> ${one.next_step}</p>
      ${one.second
        ? html`<p class="pb-when"><strong>${VERDICT_WORDS[one.second.verdict]}</strong>
          could be right: ${one.second.when}</p>`
        : nothing}
    </aside>
  `;
}

/** What was answered, beside what the evidence says. */
function standing(one: Case, answer: Sorted): string {
  const said = `You said "${VERDICT_WORDS[answer.latest]}".`;
  const agrees = answer.latest === one.verdict
    ? "The evidence says the same."
    : answer.latest === one.second?.verdict
    ? "That could be right; see below."
    : "The evidence says otherwise.";
  const first = answer.first === answer.latest
    ? ""
    : ` At first you said "${VERDICT_WORDS[answer.first]}".`;
  return `${said} ${agrees}${first}`;
}

function sum({ cases, of }: Sorting): string {
  const points = cases.reduce((all, each) => all + each.points, 0);
  const latest = cases.reduce((all, each) => all + each.latestPoints, 0);
  const alike = cases.filter((each) => each.points === 2).length;
  return `${alike} of ${cases.length} as the evidence has it. Points: ${
    pointsInWords(points, of, points * 5 >= of * 4, latest * 5 >= of * 4)
  }`;
}
