/** `<pb-call>`: a call to be played, line by line. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { AttemptEvent, CallData, Choice, Turn } from "./contract.ts";
import { ExerciseElement } from "./exercise.ts";
import { laterConversations } from "./later.ts";
import { byAttempt } from "./order.ts";
import { newId } from "./store.ts";
import { taken, transcript, transcriptText } from "./transcript.ts";
import { flagsOf, leadsTo, type Replay, replay, type Step } from "./walk.ts";
import { counted, MOVE_WORDS, pointsInWords, RATING_WORDS } from "./wording.ts";

export class CallElement extends ExerciseElement<CallData> {
  protected readonly kind = "call";
  private newAttempt = newId();

  private first: CallData | undefined;

  /** What was played last is played on, whichever conversation the page itself holds. */
  protected override connected(): void {
    const { signal } = this.leaving;
    addEventListener("hashchange", () => void this.playAsked(), { signal });
    if (this.first) return;
    this.first = this.data;
    void this.resume(this.first);
  }

  /** Play what the address asks for, as in `#f05=2/freight`; false if it asks for nothing here. */
  private async playAsked(): Promise<boolean> {
    const asked = location.hash.slice(1).split("=");
    const found = asked[0] === this.data.id.toLowerCase() &&
      this.first?.menu.find(({ variant }) => variant === asked[1]);
    if (found) await this.play(found.variant);
    return !!found;
  }

  private async resume({ id, variant, menu }: CallData): Promise<void> {
    if (await this.playAsked()) return;
    const events = (await this.store.all()).filter((event) => event.exercise === id);
    const last = events.reduce((a, b) => b.at > (a?.at ?? 0) ? b : a, events[0])?.variant ??
      variant;
    if (last !== variant && menu.some((item) => item.variant === last)) await this.play(last);
  }

  /** Go to another conversation of this call; what was answered in this one is kept. */
  private async play(variant: string | null): Promise<void> {
    const all = [
      this.first,
      ...variant === this.first?.variant ? [] : await laterConversations(this.data.id),
    ];
    const found = all.find((data) => data?.variant === variant);
    this.newAttempt = newId();
    if (found) await this.show(found);
    this.say(found ? `${found.you} calls.` : "This conversation could not be fetched.");
  }

  private another(): string | null {
    const same = this.first?.menu.filter(({ level }) => level === this.data.level) ?? [];
    const here = same.findIndex(({ variant }) => variant === this.data.variant);
    return same[(here + 1) % same.length]?.variant ?? null;
  }

  protected started(): boolean {
    return this.events.some((event) => event.type === "answer");
  }

  protected attempt(): string {
    return byAttempt(this.events).at(-1)?.[0]?.attempt ?? this.newAttempt;
  }

  private standing(): Replay {
    return replay(byAttempt(this.events).at(-1) ?? [], this.data);
  }

  protected override keys(): Record<string, () => void> {
    if (!this.ready) return {};
    const choices = this.turnAt(this.standing())?.choices ?? [];
    return {
      Backspace: () => this.takeBack(),
      ...Object.fromEntries(
        choices.map((choice, place) => [`${place + 1}`, () => this.choose(choice)]),
      ),
    };
  }

  private turnAt(stands: Replay): Turn | undefined {
    return this.data.turns.find((turn) => turn.id === stands.here);
  }

  private choose(choice: Choice): void {
    const stands = this.standing();
    const turn = this.turnAt(stands);
    if (!turn) return;
    // What an edit has cut off stays behind; from here the call goes on.
    if (stands.stopped) void this.record({ type: "rewind", item: turn.id });
    const to = leadsTo(choice, flagsOf(stands.steps, this.data));
    void this.record({ type: "answer", item: turn.id, value: choice.id, to, fp: turn.fp });
    this.say(this.data.endings.some((ending) => ending.id === to) ? "The call is over." : "");
    this.focusOn(".pb-happens > p");
  }

  private takeBack(): void {
    const last = this.standing().steps.at(-1);
    if (!last) return;
    void this.record({ type: "rewind", item: last.turn });
    this.say("Taken back. Both tries are kept; the first one counts.");
    this.focusOn(".pb-choices legend");
  }

  private startAgain(): void {
    this.newAttempt = newId();
    void this.record({ type: "restart", attempt: this.newAttempt });
    this.say("From the start. What you did before is kept.");
    this.focusOn(".pb-choices legend");
  }

  protected view(): TemplateResult {
    const { data } = this;
    const stands = this.standing();
    const turn = this.turnAt(stands);
    return html`
      <p class="pb-goal" tabindex="-1"><strong>Your goal.</strong> ${data.goal}</p>
      <section class="pb-situation">
        ${this.heading("What you know")}
        <p class="pb-cast">Level ${data.level}. You are ${data.you}. You are dealing with ${data
          .them}.</p>
        <ul>${data.situation.map((fact) => html`<li>${fact}</li>`)}</ul>
      </section>
      ${this.ready ? this.talk(stands, turn) : nothing}
      ${(this.first?.menu.length ?? 0) > 1 ? this.others() : nothing}
    `;
  }

  /** Other people, other levels. */
  private others(): TemplateResult {
    const { menu = [] } = this.first ?? {};
    const levels = [...new Set(menu.map(({ level }) => level))];
    return html`
      <div class="pb-bar pb-more">
        <label>Level and people
          <select @change=${(event: Event) =>
            void this.play((event.target as HTMLSelectElement).value)}>
            ${levels.map((level) =>
              html`<optgroup label="Level ${level}">
              ${
                menu.filter((item) => item.level === level).map((item) =>
                  html`<option value=${item.variant} .selected=${
                    item.variant === this.data.variant
                  }>
                  ${item.words}</option>`
                )
              }
            </optgroup>`
            )}
          </select>
        </label>
        ${this.button("Another like this", () => void this.playAnother())}
      </div>
    `;
  }

  private async playAnother(): Promise<void> {
    await this.play(this.another());
    this.focusOn(".pb-goal");
  }

  private talk(stands: Replay, turn: Turn | undefined): TemplateResult {
    return html`
      ${this.heading("The talk")}
      ${this.dots(stands)}
      <ol class="pb-talk">
        ${stands.steps.map((step) => this.past(step))}
        ${turn ? heard(turn) : nothing}
      </ol>
      ${turn ? this.choices(turn) : nothing}
      ${stands.ending === null ? nothing : this.end(stands)}
      ${stands.earlier.length ? this.earlier(stands.earlier) : nothing}
      ${this.bar(stands)}
    `;
  }

  private dots(stands: Replay): TemplateResult {
    const done = stands.steps.length;
    const over = stands.ending !== null;
    const about = over ? done : Math.max(this.data.best / 2, done + 1);
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

  private past(step: Step): TemplateResult | typeof nothing {
    const both = taken(step, this.data);
    if (!both) return nothing;
    const { turn, choice } = both;
    return html`
      ${heard(turn)}
      <li class="pb-line pb-yours">
        <span class="pb-who">${MOVE_WORDS[choice.move]}</span>
        <q>${choice.say}</q>
        ${step.changed ? html`<span class="pb-mark">Changed since you answered</span>` : nothing}
      </li>
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

  private choices(turn: Turn): TemplateResult {
    return html`
      <fieldset class="pb-choices">
        <legend tabindex="-1">${turn.ask}</legend>
        ${turn.choices.map((choice, place) =>
          html`<button class="pb-choice" type="button" @click=${() => this.choose(choice)}>
            <kbd class="pb-key" aria-hidden="true">${place + 1}</kbd><span>${choice.say}</span>
          </button>`
        )}
      </fieldset>
    `;
  }

  private end(stands: Replay): TemplateResult | typeof nothing {
    const { data } = this;
    const ending = data.endings.find((each) => each.id === stands.ending);
    if (!ending) return nothing;
    return html`
      <section class="pb-end pb-${ending.quality}">
        ${this.heading(ending.title)}
        <p>${ending.text}</p>
        <p class="pb-worked"><strong>What carries this call.</strong> ${data.worked}</p>
        <p class="pb-points"><strong>Points.</strong> ${pointsInWords(
          stands.points,
          stands.of,
          stands.passed,
        )} ${this.firstAttempt()}</p>
      </section>
      ${data.hidden.length
        ? html`<section class="pb-hidden">
            ${this.heading("What you could not know at the start")}
            <ul>${data.hidden.map((fact) => html`<li>${fact}</li>`)}</ul>
          </section>`
        : nothing}
      <section class="pb-debrief">
        ${this.heading("Look back")}
        <ol>${data.debrief.map((question) => html`<li>${question}</li>`)}</ol>
      </section>
      <details class="pb-transcript">
        <summary>The whole talk in plain words, with the coach's lines</summary>
        <ol>${transcript(data, stands).map((line) => html`<li>${line}</li>`)}</ol>
      </details>
    `;
  }

  /** How the first attempt went, where this is a later one. */
  private firstAttempt(): string {
    const [first, ...later] = byAttempt(this.events);
    if (!first || !later.length) return "";
    const { points, of } = replay(first, this.data);
    return `Your first attempt stands at ${points} of ${of}.`;
  }

  private earlier(events: readonly AttemptEvent[]): TemplateResult {
    const answers = events.filter((event) => event.type === "answer");
    const words = ({ item, value }: AttemptEvent) =>
      this.data.turns.find((turn) => turn.id === item)?.choices
        .find((choice) => choice.id === value)?.say ?? "A line that is no longer here.";
    return html`
      <section class="pb-earlier">
        ${this.heading("From an earlier edition")}
        <p>This call has been edited since you played it. What you chose after this point no longer
          fits. It is kept, it is not counted, and you can go on from here.</p>
        <ul>${answers.map((event) => html`<li>${words(event)}</li>`)}</ul>
      </section>
    `;
  }

  private bar(stands: Replay): TemplateResult | typeof nothing {
    if (!stands.steps.length) return nothing;
    const key = html`<kbd class="pb-key" aria-hidden="true">Backspace</kbd>`;
    return html`
      <div class="pb-bar">
        ${this.button(html`Take that back ${key}`, () => this.takeBack())}
        ${this.button("Start again", () => this.startAgain())}
        ${stands.ending === null ? nothing : html`
          ${this.button(
            "Copy the talk",
            () => void this.copy(transcriptText(this.data, stands), "The talk"),
          )}
          ${this.button("Print", () => print())}
        `}
      </div>
    `;
  }
}

/** What you see and hear at a turn. */
function heard(turn: Turn): TemplateResult {
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

function hint(label: string, words: string | null): TemplateResult | typeof nothing {
  return words ? html`<p><strong>${label}</strong> ${words}</p>` : nothing;
}
