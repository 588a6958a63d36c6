/** The items of an assignment as they are put together, and the exercises to choose from. */

import { html, nothing, type TemplateResult } from "../page/drawing.ts";
import { addressOf } from "../page/catalog-data.ts";
import type { AssignmentItem, CatalogData, CatalogExercise, Level } from "../contract/generated.ts";
import { KIND_WORDS } from "../handback/contents.ts";
import { counted } from "../contract/wording.ts";
import { canJoin, isMarked, isOfCalls, isPrivate, levelsOf } from "./assignment-draft.ts";
import { type Exercises, titleOf } from "../report-model/naming.ts";
import { NUMBER_WORDS, termsInWords } from "../report-model/standing-words.ts";

/** What the buttons of an item do. */
export interface Deeds {
  change: (id: string, more: Partial<AssignmentItem>) => void;
  move: (id: string, by: -1 | 1) => void;
  join: (id: string) => void;
  split: (id: string) => void;
  remove: (id: string) => void;
  /** The items whose settings are shown. */
  unfolded: Set<string>;
}

/** One item; `above` is the one before it. */
export function chosenView(
  item: AssignmentItem,
  above: AssignmentItem | undefined,
  last: boolean,
  exercises: Exercises,
  catalog: CatalogData,
  deeds: Deeds,
): TemplateResult {
  const { id } = item;
  const find = (each: string) => exercises.get(each);
  const titles = item.exercises.map((each) => titleOf(each, exercises));
  const name = titles.join(", ");
  const several = item.exercises.length > 1;
  const button = (words: string, act: () => void, off = false, more = "") =>
    html`
      <button class="pb-button pb-quiet ${more}" type="button" ?disabled=${off}
        @click=${act}
        aria-label=${`${words}: ${name}`}>${words}</button>
    `;
  const fold = ({ target }: Event) =>
    deeds.unfolded[(target as HTMLDetailsElement).open ? "add" : "delete"](id);
  return html`
    <li data-item=${id}>
      <details ?open=${deeds.unfolded.has(id)} @toggle=${fold}>
        <summary>${several ? `Any ${NUMBER_WORDS[item.needed]} of these: ` : nothing}${name}
          <span class="pb-meta">${about(item, exercises)}</span></summary>
        ${several
          ? html`<p><label>How many <input type="number" min="1" max=${item.exercises.length}
          .shown=${String(item.needed)} @change=${(event: Event) =>
            deeds.change(id, { needed: numberIn(event) ?? 1 })}></label></p>`
          : nothing}
        <div class="pb-fields">${isOfCalls(item, find)
          ? callFields(item, exercises, deeds)
          : nothing}
          ${isMarked(item, find) ? markFields(item, deeds) : nothing}</div>
        <p><label><input type="checkbox" .checked=${item.offered} ?disabled=${isPrivate(item, find)}
          @change=${(event: Event) =>
            deeds.change(id, { offered: (event.target as HTMLInputElement).checked })}>
          Offered: it may be left out</label>${isPrivate(item, find)
            ? html`
              <span class="pb-meta">It is private, so it can only be offered: learners skip it
                    without giving a reason.</span>
            `
            : nothing}</p>
        ${item.exercises.map((each) => preview(exercises.get(each), catalog))}
        </details>
      <div class="pb-bar">
          ${button("Up", () => deeds.move(id, -1), !above, "pb-up")}
          ${button("Down", () => deeds.move(id, 1), last, "pb-down")}
      ${button("Take out", () => deeds.remove(id))}
          ${above && canJoin(above, item)
            ? button("Let learners choose between this and the one above", () => deeds.join(id))
            : nothing}
          ${several ? button("Split apart", () => deeds.split(id)) : nothing}
            </div>
    </li>
  `;
}

/** What it is, and what is set. */
function about(item: AssignmentItem, exercises: Exercises): string {
  const { exercises: [id], level, cast, fresh } = item;
  const find = (each: string) => exercises.get(each);
  const found = find(id ?? "");
  if (!found) return "no longer in this playbook";
  const one = item.exercises.length === 1;
  return [
    ...one ? [found.id, KIND_WORDS[found.kind], `about ${counted(found.minutes, "minute")}`] : [],
    ...isOfCalls(item, find) ? [level === null ? "any level" : `level ${level}`] : [],
    ...fresh === "story"
      ? ["fresh people and story"]
      : fresh
      ? ["fresh people"]
      : cast
      ? [found.casts.find((each) => each.id === cast)!.words]
      : [],
    ...termsInWords(item, isMarked(item, find)),
  ].join(" · ");
}

function callFields(item: AssignmentItem, exercises: Exercises, deeds: Deeds): TemplateResult {
  const { id, level, cast, fresh } = item;
  const levels = levelsOf(item, (each) => exercises.get(each));
  const casts = item.exercises.length === 1
    ? exercises.get(item.exercises[0] ?? "")?.casts ?? []
    : [];
  const people = (value: string) =>
    deeds.change(id, {
      fresh: value === "**" ? "story" : value === "*",
      cast: /^[^*]/.test(value) ? value : null,
    });
  return html`
    <label>Level <select @change=${(event: Event) =>
      deeds.change(id, { level: (numberIn(event) as Level | undefined) ?? null })}>
          <option value="" .selected=${level === null}>any</option>
          ${levels.map((each) =>
            html`<option value=${each} .selected=${each === level}>${each}</option>`
          )}</select></label>
    <label>People <select @change=${(event: Event) =>
      people((event.target as HTMLSelectElement).value)}>
          <option value="" .selected=${!fresh && cast === null}>any</option>
          <option value="*" .selected=${fresh ===
            true}>fresh for each learner, drawn by name</option>
          <option value="**" .selected=${fresh ===
            "story"}>fresh, and a story drawn as well</option>
          ${casts.map(({ id: each, words }) =>
            html`<option value=${each} .selected=${each === cast}>${words}</option>`
          )}</select></label>
  `;
}

function markFields({ id, pass_mark, tries }: AssignmentItem, deeds: Deeds): TemplateResult {
  return html`
    <label>Pass mark, % <input type="number" min="0" max="100" placeholder="80"
          .shown=${String(pass_mark ?? "")} @change=${(event: Event) =>
            deeds.change(id, { pass_mark: within(numberIn(event), 0, 100) })}></label>
    <label>Tries that count <input type="number" min="1" max="9" placeholder="any"
          .shown=${String(tries ?? "")} @change=${(event: Event) =>
            deeds.change(id, { tries: within(numberIn(event), 1, 9) })}></label>
  `;
}

function numberIn(event: Event): number | undefined {
  const { value } = event.target as HTMLInputElement;
  return value.trim() === "" || Number.isNaN(Number(value)) ? undefined : Math.round(Number(value));
}

function within(number: number | undefined, least: number, most: number): number | null {
  return number === undefined ? null : Math.min(Math.max(number, least), most);
}

/** What an exercise in the list has beside its title. */
export function offerView(
  { id, title, minutes }: CatalogExercise,
  chosen: boolean,
  full: boolean,
  toggle: () => void,
): TemplateResult {
  return html`
    <span class="pb-meta">${id} · ${minutes} min</span>
    <button class="pb-button ${chosen ? "pb-quiet" : ""}" type="button"
      ?disabled=${full && !chosen}
      @click=${toggle}>${chosen
        ? "✓ Take out"
        : "Add"}<span class="pb-say-aloud"> “${title}”</span></button>
  `;
}

function preview(exercise: CatalogExercise | undefined, catalog: CatalogData) {
  if (!exercise) return nothing;
  const { title, summary, page, levels, causes, techniques } = exercise;
  const names = (ids: readonly string[], of: Record<string, string>) =>
    ids.map((id) => of[id] ?? id).join("; ");
  const facts = [
    ["Levels", levels.join(", ")],
    ["Practices on", names(causes, catalog.causes)],
    ["With", names(techniques, catalog.techniques)],
  ];
  return html`
    <p>${summary}</p>
    <dl class="pb-contents">${facts.map(([name, words]) =>
      words
        ? html`
          <dt>${name}</dt>
          <dd>${words}</dd>
        `
        : nothing
    )}</dl>
    <p><a href=${addressOf(
      page,
    )} target="_blank" rel="noopener">Open “${title}” in a new tab</a></p>
  `;
}
