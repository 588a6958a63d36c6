/** A call as it goes when every line is the best one there, heard where the device has a voice. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import type { CallData, Choice, Rating, Turn } from "../contract/generated.ts";
import { leadsTo } from "../judge/replay.ts";
import { told } from "../exercises/told.ts";
import { MOVE_WORDS } from "../contract/wording.ts";
import { button, type Given, type Part } from "./part.ts";
import { read, stop, voicesFor } from "./voices.ts";

/** A line of the model. */
interface ModelLine {
  kind: "theirs" | "yours" | "scene";
  /** Who says it or does what; "" for what happens. */
  who: string;
  text: string;
  /** Whether somebody says it: only that is heard. */
  said: boolean;
  /** What was chosen, if it is yours. */
  choice?: Choice;
}

const RANK: Record<Rating, number> = { best: 0, defensible: 1, weak: 2 };

/** The best choice at each turn, from the start to an ending. */
export function bestPath(call: CallData): { turn: Turn; choice: Choice }[] {
  const path: { turn: Turn; choice: Choice }[] = [];
  const flags = new Set<string>();
  let here = call.start;
  // A path that came back to a turn would have no end.
  while (path.length < call.turns.length) {
    const turn = call.turns.find((each) => each.id === here);
    const choice = turn && [...turn.choices].sort((a, b) => RANK[a.rating] - RANK[b.rating])[0];
    if (!turn || !choice) break;
    path.push({ turn, choice });
    here = leadsTo(choice, flags);
    for (const flag of choice.sets) flags.add(flag);
  }
  return path;
}

/** The lines of the best path, with how it ends. */
export function modelLines(call: CallData): ModelLine[] {
  const scene = (text: string | null): ModelLine[] =>
    text ? [{ kind: "scene", who: "", text, said: false }] : [];
  const theirs = ({ speaker }: Turn, text: string | null): ModelLine[] =>
    text ? [{ kind: "theirs", who: speaker ?? "", text, said: true }] : [];
  const path = bestPath(call);
  const lines = path.flatMap(({ turn, choice }): ModelLine[] => {
    const { move, say: text, reply, happens } = choice;
    return [
      ...scene(turn.scene),
      ...theirs(turn, turn.says),
      ...scene(turn.after),
      { kind: "yours", who: MOVE_WORDS[move], text, said: move === "say", choice },
      ...theirs(turn, reply),
      ...scene(happens),
    ];
  });
  const flags = new Set(path.slice(0, -1).flatMap(({ choice }) => choice.sets));
  const last = path.at(-1)?.choice;
  const ending = call.endings.find(({ id }) => last && id === leadsTo(last, flags));
  return ending ? [...lines, ...scene(`${ending.title}. ${ending.text}`)] : lines;
}

/** How many lines to begin with: up to the first that is yours. */
export function opening(lines: readonly ModelLine[]): number {
  return lines.findIndex(({ kind }) => kind === "yours") + 1;
}

export class ModelPart implements Part {
  #voices: SpeechSynthesisVoice[] | undefined;
  #shown = 0;
  #now: number | null = null;
  /** The line that is being said aloud, and the element to say it in. */
  #saying: { place: number; element: HTMLElement } | undefined;
  readonly #told = (place: number | null): void => {
    this.#now = place;
    this.#shown = Math.max(this.#shown, (place ?? -1) + 1);
    this.draw();
  };

  constructor(private given: Given, private readonly draw: () => void) {
    this.#shown = opening(modelLines(given.data));
    void voicesFor(given.data.language).then((voices) => {
      this.#voices = voices;
      draw();
    });
  }

  take(given: Given): void {
    const other = given.data !== this.given.data;
    this.given = given;
    if (!other) return;
    this.leave();
    this.#saying = undefined;
    this.#show(opening(modelLines(given.data)));
  }

  leave(): void {
    stop(this.#told);
  }

  #read(): void {
    const [theirs, yours = theirs] = this.#voices ?? [];
    if (!theirs || !yours) return;
    const lines = modelLines(this.given.data);
    read(
      lines.map(({ kind, text, said }) => ({
        text: said ? text : "",
        voice: kind === "yours" ? yours : theirs,
      })),
      this.#told,
    );
  }

  #say(line: string, place: number): TemplateResult | HTMLElement {
    if (place === this.#saying?.place) {
      return Object.assign(this.#saying.element, { what: { ...this.given, part: "say", line } });
    }
    const open = () => {
      this.#saying = { place, element: document.createElement("pb-aloud") };
      this.draw();
    };
    return html`<div class="pb-who"><button class="pb-back" type="button" @click=${open}>
      Say it aloud</button></div>`;
  }

  #show(count: number): void {
    this.#shown = count;
    this.draw();
  }

  view(): TemplateResult {
    const given = this.given;
    const voices = this.#voices;
    const now = this.#now;
    const lines = modelLines(given.data);
    const all = this.#shown >= lines.length;
    return html`
      <section class="pb-model">
        <p><strong>A model.</strong> One way through this talk that works; there are others. Your own
          first tries still count.</p>
        <ol class="pb-talk" aria-live="polite">${lines.slice(0, this.#shown).map((line, place) =>
          html`
            <li class="pb-line pb-${line.kind}" aria-current=${place === now ? "true" : nothing}>
              ${line.who ? html`<span class="pb-who">${line.who}</span>` : nothing}
              ${line.choice ? told(line.choice) : line.said ? html`<q>${line.text}</q>` : line.text}
            ${line.choice && line.said ? this.#say(line.text, place) : nothing}
            </li>
          `
        )}</ol>
        <div class="pb-bar">
          ${button("Next line", () => this.#show(this.#shown + 1), all)}
          ${button("All lines", () => this.#show(lines.length), all)}
          ${voices?.length
            ? button(
              now === null ? "Read it to me" : "Stop the voice",
              () => now === null ? this.#read() : stop(this.#told),
            )
            : nothing}
        </div>
        ${voices && !voices.length
          ? html`<p class="pb-where">This device has no voice of its own for this language, so the model
            is here to read.</p>`
          : nothing}
      </section>
    `;
  }
}
