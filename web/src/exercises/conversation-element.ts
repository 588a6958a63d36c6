/** Which conversation of a call is on: the one of the page, of the address, or played last. */

import { html } from "../page/drawing.ts";
import { nothing, type TemplateResult } from "lit/html.js";
import { chooser } from "./call-views.ts";
import { anotherLike, levelsOf } from "./next-conversation.ts";
import type { AttemptEvent, CallData } from "../contract/generated.ts";
import { ExerciseElement } from "./exercise-element.ts";
import { laterConversations } from "../page/deferred-data.ts";
import { newId } from "../store/new-id.ts";
import { byAttempt } from "../contract/event-order.ts";

/** A call that may be at any of its conversations. */
export abstract class ConversationElement extends ExerciseElement<CallData> {
  protected readonly kind = "call";
  protected newAttempt = newId();

  /** The conversation of the page itself. */
  protected first: CallData | undefined;
  /** Whether a conversation was wanted that is no longer here. */
  #lost = false;
  #plays = 0;

  /** What was played last is played on, whichever conversation the page itself holds. */
  protected override connected(): void {
    const { signal } = this.leaving;
    addEventListener("hashchange", () => void this.#playAsked(), { signal });
    if (this.first) return;
    this.first = this.data;
    void this.#resume(this.first);
  }

  /** Play what the address asks for, as in `#f05=2/freight`, or with a `+` at its end another like
   * that; false if it asks for nothing here. */
  async #playAsked(): Promise<boolean> {
    const [call, asked, like] = location.hash.slice(1).split(/[=+]/);
    if (call !== this.data.id.toLowerCase() || !asked) return false;
    const found = !!this.first?.menu.some(({ variant }) => variant === asked);
    if (!found) this.#lose();
    else await (like === "" ? this.#playAnother(asked) : this.#play(asked));
    return found;
  }

  #lose(): void {
    this.#lost = true;
    this.draw();
  }

  async #resume({ id, variant, menu }: CallData): Promise<void> {
    if (await this.#playAsked()) return;
    const events = await this.#played(id);
    const last = events.reduce((a, b) => b.at > (a?.at ?? 0) ? b : a, events[0])?.variant ??
      variant;
    if (last === variant) return;
    if (!menu.some((item) => item.variant === last)) return this.#lose();
    // Where the address names a place on the page, it goes on naming it.
    await this.#play(last, !location.hash || location.hash.includes("="));
  }

  async #played(id: string): Promise<AttemptEvent[]> {
    return (await this.store.all()).filter((event) => event.exercise === id);
  }

  /** Go to another conversation of this call; what was answered in this one is kept. */
  async #play(variant: string | null, follow = true): Promise<void> {
    const turn = ++this.#plays;
    const all = [
      this.first,
      ...variant === this.first?.variant ? [] : await laterConversations(this.data.id),
    ];
    // What was chosen since then counts.
    if (turn !== this.#plays) return;
    const found = all.find((data) => data?.variant === variant);
    this.#lost = false;
    this.newAttempt = newId();
    if (found) {
      await this.show(found);
      if (follow) this.#lead();
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

  /** Let the address bar follow the conversation. */
  #lead(): void {
    try {
      history.replaceState(history.state, "", this.#address());
    } catch {
      // Some browsers do not let a page from a file change its address; it stays as it is.
    }
  }

  protected override onPaper(): boolean {
    return this.started() || this.data !== this.first;
  }

  protected attempt(): string {
    return byAttempt(this.events).at(-1)?.[0]?.attempt ?? this.newAttempt;
  }

  /** What is said where another conversation was wanted than the one that is on. */
  protected lostWords(): TemplateResult | typeof nothing {
    return this.#lost
      ? html`<p class="pb-mark" role="status">That conversation is no longer here. What you answered
          in it is kept. This is another one.</p>`
      : nothing;
  }

  /** Other people, other levels. */
  protected others(): TemplateResult | typeof nothing {
    const menu = this.first?.menu ?? [];
    if (!menu[1]) return nothing;
    const { level, variant } = this.data;
    const play = (variant: string) => void this.#play(variant);
    return html`
      <div class="pb-bar pb-more">
        ${chooser("Level", levelsOf(menu, variant), variant, ({ level }) => level, play)}
        ${chooser(
          "People",
          menu.filter((item) => item.level === level),
          variant,
          ({ words }) => words,
          play,
        )}
        ${this.button("Another like this", () => void this.#playAnother(variant))}
        ${this.button(
          "Copy a link to this conversation",
          () => void this.copy(this.#address(), "The link"),
        )}
      </div>
    `;
  }

  async #playAnother(variant: string | null): Promise<void> {
    const played = await this.#played(this.data.id);
    await this.#play(anotherLike(this.first?.menu ?? [], variant, played) ?? variant);
    this.focusOn(".pb-goal");
  }
}
