/** `<pb-call>`: a call to be played, line by line; which of its conversations is on: the one of the
 * page, of the address, or played last. */

import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import {
  choices,
  chooser,
  chosen,
  dots,
  earlier,
  end,
  happened,
  heard,
  situation,
} from "./call-views.ts";
import type { AttemptEvent, CallData, Choice, Turn } from "../contract/generated.ts";
import { ExerciseElement } from "./exercise-element.ts";
import { anotherLike, besides } from "./next-conversation.ts";
import { laterConversations } from "../page/deferred-data.ts";
import { newId } from "../store/store.ts";
import { byAttempt } from "../contract/event-order.ts";
import { taken, transcriptText } from "./transcript.ts";
import { printPage } from "../page/print-page.ts";
import { flagsOf, leadsTo, type Replay, replay, type Step } from "../judge/replay.ts";

export class CallElement extends ExerciseElement<CallData> {
  protected readonly kind = "call";
  #newAttempt = newId();
  /** The conversation of the page itself. */
  #first: CallData | undefined;
  /** Whether a conversation was wanted that is no longer here. */
  #lost = false;
  #plays = 0;
  /** Whether another conversation than the one on the page is on its way. */
  #coming = true;
  /** What was asked for of the parts that come in a script of their own. */
  readonly #asked = new Map<string, HTMLElement>();

  /** What was played last is played on, whichever conversation the page itself holds. */
  protected override connected(): void {
    const { signal } = this.leaving;
    addEventListener("hashchange", () => void this.#playAsked(), { signal });
    if (this.#first) return;
    this.#first = this.data;
    void this.#resume(this.#first);
    void this.store.note("voice").then((kept) => {
      if (kept === "on") void this.#ask("voice");
    });
  }

  /** Play what the address asks for, as in `#f05=2/freight`, or with a `+` at its end another like
   * that; false if it asks for nothing here. */
  async #playAsked(): Promise<boolean> {
    const [call, asked, like] = location.hash.slice(1).split(/[=+]/);
    if (call !== this.data.id.toLowerCase() || !asked) return false;
    const found = !!this.#first?.menu.some(({ variant }) => variant === asked);
    if (!found) this.#lose();
    else await (like === "" ? this.#playAnother(asked) : this.#play(asked));
    return found;
  }

  #lose(): void {
    this.#lost = true;
    this.#stay();
  }

  #stay(): void {
    this.#coming = false;
    this.draw();
  }

  protected override get ready(): boolean {
    return super.ready && !this.#coming;
  }

  async #resume({ id, variant, menu }: CallData): Promise<void> {
    if (await this.#playAsked()) return;
    const events = await this.#played(id);
    const last = events.reduce((a, b) => b.at > (a?.at ?? 0) ? b : a, events[0])?.variant ??
      variant;
    if (last === variant) return this.#stay();
    if (!menu.some((item) => item.variant === last)) return this.#lose();
    // Where the address names a place on the page, it goes on naming it.
    await this.#play(last, !location.hash || location.hash.includes("="));
  }

  async #played(id: string): Promise<AttemptEvent[]> {
    return (await this.store.all()).filter((event) => event.exercise === id);
  }

  /** Go to another conversation of this call; what was answered in this one is kept. With `follow`
   * the address bar goes along. */
  async #play(variant: string | null, follow = true): Promise<void> {
    const turn = ++this.#plays;
    this.#coming = true;
    const all = [
      this.#first,
      ...variant === this.#first?.variant ? [] : await laterConversations(this.data.id),
    ];
    // What was chosen since then counts.
    if (turn !== this.#plays) return;
    const found = all.find((data) => data?.variant === variant);
    this.#lost = this.#coming = false;
    this.#newAttempt = newId();
    if (found) {
      await this.show(found);
      try {
        if (follow) history.replaceState(history.state, "", this.#address());
      } catch {
        // Some browsers do not let a page from a file change its address; it stays as it is.
      }
    }
    this.say(
      found ? `${found.you} calls.` : "This could not be fetched. Try again when you are online.",
      !found,
    );
  }

  /** An address of this page that opens the conversation as it stands. */
  #address(): string {
    const { id, variant } = this.data;
    return `${location.href.split("#")[0]}#${id.toLowerCase()}=${variant}`;
  }

  protected override onPaper(): boolean {
    return this.started() || this.data !== this.#first;
  }

  protected attempt(): string {
    return byAttempt(this.events).at(-1)?.[0]?.attempt ?? this.#newAttempt;
  }

  /** Other people, other levels, other stories. */
  #others(): TemplateResult | typeof nothing {
    const menu = this.#first?.menu ?? [];
    if (!menu[1]) return nothing;
    const { variant } = this.data;
    const play = (variant: string) => void this.#play(variant);
    return html`
      <div class="pb-bar pb-more">
        ${chooser("Level", besides(menu, variant, 0), variant, ({ level }) => level, play)}
        ${chooser("People", besides(menu, variant, 1), variant, ({ words }) => words, play)}
        ${chooser("Story", besides(menu, variant, 2), variant, (_, place) => place + 1, play)}
        ${button("Another like this", () => void this.#playAnother(variant))}
        ${button(
          "Copy a link to this conversation",
          () => void this.copy(this.#address(), "The link"),
        )}
      </div>
    `;
  }

  async #playAnother(variant: string | null): Promise<void> {
    const played = await this.#played(this.data.id);
    await this.#play(anotherLike(this.#first?.menu ?? [], variant, played) ?? variant);
    this.focusOn(".pb-goal");
  }
  async #ask(part: string): Promise<void> {
    if (!await this.fetched("read-aloud", "pb-aloud")) return;
    this.#asked.set(part, document.createElement("pb-aloud"));
    this.draw();
  }

  /** Something to hear or to say: a button that asks for it, then the thing itself. */
  #aloud(part: string, words: string, line = "", looks = "pb-back") {
    const { data, store } = this;
    const asked = this.#asked.get(part);
    return asked
      ? Object.assign(asked, { what: { part, line, data, store, stands: this.#standing() } })
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
    this.focusOn(".pb-happens > div");
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
    this.#newAttempt = newId();
    void this.record({ type: "restart", attempt: this.#newAttempt });
    this.say("From the start. What you did before stands.");
    this.focusOn(".pb-choices legend");
  }

  protected view(): TemplateResult {
    const stands = this.#standing();
    const turn = this.#turnAt(stands);
    return html`
      ${this.#lost
        ? html`<p class="pb-mark" role="status">That conversation is no longer here. What you answered
          in it is kept. This is another one.</p>`
        : nothing}
      ${situation(this.data, this.heading("What you know"))}
      ${this.ready ? this.#talk(stands, turn) : nothing}
      ${this.#others()}
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
      ${end(stands, data, byAttempt(this.events), heading, this.#first?.menu[1])}
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
      ${choice.move === "say"
        ? html`\u2002${this.#aloud(`say ${turn.id} ${place}`, "Say it aloud", choice.say)}`
        : nothing}
    `;
    return html`${heard(turn)}${chosen(choice, step.changed, more)}${happened(turn, choice)}`;
  }

  #bar(stands: Replay): TemplateResult | typeof nothing {
    if (!stands.steps.length) return nothing;
    const key = html`<kbd class="pb-key" aria-hidden="true">Backspace</kbd>`;
    return html`
      <div class="pb-bar">
        ${button(html`Take that back ${key}`, () => this.#takeBack())}
        ${button("Start again", () => this.#startAgain())}
        ${stands.ending === null ? nothing : html`
          ${button(
            "Copy the talk",
            () => void this.copy(transcriptText(this.data, stands), "The talk"),
          )}
          ${button("Print", printPage)}
          ${this.#aloud("model after", "Hear a model", "", "pb-button pb-quiet")}
        `}
      </div>
    `;
  }
}

/** Makes ready for a voice that is heard only later. Call it in a press: on iOS a page may speak only
 * if it began to in one, and what has to be fetched before would come too late. */
function wakeVoice(): void {
  // Some browsers lack it, whatever the types promise.
  const voice: SpeechSynthesis | undefined = globalThis.speechSynthesis;
  if (!voice || voice.speaking) return;
  voice.speak(new SpeechSynthesisUtterance(""));
  voice.cancel();
}
