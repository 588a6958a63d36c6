/** `<pb-call>`: a call to be played, line by line. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { end } from "./call-end.ts";
import { choices, chosen, dots, earlier, happened, heard, situation } from "./call-views.ts";
import type { Choice, Turn } from "../contract/generated.ts";
import { ConversationElement } from "./conversation-element.ts";
import { newId } from "../store/new-id.ts";
import { byAttempt } from "../contract/event-order.ts";
import { taken, transcriptText } from "./transcript.ts";
import { printPage } from "../page/print-page.ts";
import { wakeVoice } from "../page/wake-voice.ts";
import { flagsOf, leadsTo, type Replay, replay, type Step } from "../judge/replay.ts";
import { isSaid } from "../contract/wording.ts";

export class CallElement extends ConversationElement {
  /** What was asked for of the parts that come in a script of their own. */
  readonly #asked = new Set<string>();

  protected override connected(): void {
    const again = !!this.first;
    super.connected();
    if (again) return;
    void this.store.note("voice").then((kept) => {
      if (kept === "on") void this.#ask("voice");
    });
  }

  async #ask(part: string): Promise<void> {
    if (!await this.fetched("read-aloud", "pb-aloud")) return;
    this.#asked.add(part);
    this.draw();
  }

  /** Something to hear or to say: a button that asks for it, then the thing itself. */
  #aloud(part: string, words: string, line = "", looks = "pb-back") {
    return this.#asked.has(part)
      ? html`<pb-aloud .what=${{
        part,
        line,
        data: this.data,
        store: this.store,
        stands: this.#standing(),
      }}></pb-aloud>`
      : html`<button class=${looks} type="button" @click=${() => {
        wakeVoice();
        void this.#ask(part);
      }}>
          ${words}</button>`;
  }

  protected started(): boolean {
    return this.events.some((event) => event.type === "answer");
  }

  #standing(): Replay {
    return replay(byAttempt(this.events).at(-1) ?? [], this.data);
  }

  protected override keys(): Record<string, () => void> {
    if (!this.ready) return {};
    const choices = this.#turnAt(this.#standing())?.choices ?? [];
    return {
      Backspace: () => this.#takeBack(),
      ...Object.fromEntries(
        choices.map((choice, place) => [`${place + 1}`, () => this.#choose(choice)]),
      ),
    };
  }

  #turnAt(stands: Replay): Turn | undefined {
    return this.data.turns.find((turn) => turn.id === stands.here);
  }

  #choose(choice: Choice): void {
    const stands = this.#standing();
    const turn = this.#turnAt(stands);
    if (!turn || !this.ready) return;
    // What an edit has cut off stays behind; from here the call goes on.
    if (stands.stopped) void this.record({ type: "rewind", item: turn.id });
    const to = leadsTo(choice, flagsOf(stands.steps, this.data));
    void this.record({ type: "answer", item: turn.id, value: choice.id, to, fp: turn.fp });
    this.say(this.data.endings.some((ending) => ending.id === to) ? "The call is over." : "");
    this.focusOn(".pb-happens > p");
  }

  #takeBack(): void {
    this.#backTo(this.#standing().steps.length - 1);
  }

  /** Go back to a decision, the first being 0; what followed is taken back as well. */
  #backTo(place: number): void {
    const gone = this.#standing().steps.slice(place < 0 ? Infinity : place);
    if (!gone[0]) return;
    // A rewind goes to where a turn was met last: one for each time since.
    for (const { turn } of gone) {
      if (turn === gone[0].turn) void this.record({ type: "rewind", item: turn });
    }
    this.say("Taken back. Both tries stand; the first one counts.");
    this.focusOn(".pb-choices legend");
  }

  #startAgain(): void {
    this.newAttempt = newId();
    void this.record({ type: "restart", attempt: this.newAttempt });
    this.say("From the start. What you did before stands.");
    this.focusOn(".pb-choices legend");
  }

  protected view(): TemplateResult {
    const stands = this.#standing();
    const turn = this.#turnAt(stands);
    return html`
      ${this.lostWords()}
      ${situation(this.data, this.heading("What you know"))}
      ${this.ready ? this.#talk(stands, turn) : nothing}
      ${this.others()}
    `;
  }

  #talk(stands: Replay, turn: Turn | undefined): TemplateResult {
    const { data } = this;
    const heading = (words: string) => this.heading(words);
    return html`
      ${this.heading("The talk")}
      ${dots(stands, data.best)}
      <div class="pb-who">
        ${this.#aloud("voice", "Hear their lines")}
        ${stands.steps.length ? nothing : html`\u2002${this.#aloud("model", "Hear a model first")}`}
      </div>
      <ol class="pb-talk">
        ${stands.steps.map((step, place) => this.#past(step, place))}
        ${turn ? heard(turn) : nothing}
      </ol>
      ${turn ? choices(turn, (choice) => this.#choose(choice)) : nothing}
      ${end(stands, data, byAttempt(this.events), heading, this.first?.menu[1])}
      ${stands.earlier.length ? earlier(stands.earlier, data, heading) : nothing}
      ${this.#bar(stands)}
    `;
  }

  #past(step: Step, place: number): TemplateResult | typeof nothing {
    const both = taken(step, this.data);
    if (!both) return nothing;
    const { turn, choice } = both;
    const more = html`
      <button class="pb-back" type="button" aria-label="Back to here, decision ${place + 1}"
        @click=${() => this.#backTo(place)}>Back to here</button>
      ${isSaid(choice.move)
        ? html`\u2002${this.#aloud(`say ${turn.id}`, "Say it aloud", choice.say)}`
        : nothing}
    `;
    return html`${heard(turn)}${chosen(choice, step.changed, more)}${happened(choice)}`;
  }

  #bar(stands: Replay): TemplateResult | typeof nothing {
    if (!stands.steps.length) return nothing;
    const key = html`<kbd class="pb-key" aria-hidden="true">Backspace</kbd>`;
    return html`
      <div class="pb-bar">
        ${this.button(html`Take that back ${key}`, () => this.#takeBack())}
        ${this.button("Start again", () => this.#startAgain())}
        ${stands.ending === null ? nothing : html`
          ${this.button(
            "Copy the talk",
            () => void this.copy(transcriptText(this.data, stands), "The talk"),
          )}
          ${this.button("Print", printPage)}
          ${this.#aloud("model after", "Hear a model", "", "pb-button pb-quiet")}
        `}
      </div>
    `;
  }
}
