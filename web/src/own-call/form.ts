/** The fields of the form. What is typed goes to `put`, at every key. */

import type { Choices, OwnData } from "../contract/generated.ts";
import { button, html, nothing, type TemplateResult } from "../page/drawing.ts";
import { otherWordsView, together } from "../page/other-words.ts";
import {
  type End,
  ENDS,
  fair,
  FEWEST_MOMENTS,
  LONGEST,
  type Moment,
  MOST_MOMENTS,
  offers,
  type Story,
  type Worth,
  WORTHS,
} from "./story.ts";

export interface Form {
  story: Story;
  data: OwnData;
  put(more: Partial<Story>): void;
  add(): void;
  remove(id: string): void;
  /** Words from another tab that are offered beside a field. */
  others(field: string): string | undefined;
  /** Offer them no longer. */
  settle(field: string): void;
}

const WORTH_LABELS: Record<Worth, string> = {
  best: "The best line here",
  right: "A line that could be right",
  costs: "A line that costs something",
};
const END_LABELS: Record<End, string> = {
  good: "The good one",
  middle: "One in between",
  poor: "The poor one",
};

const OPTIONAL = html`<span class="pb-optional">(if you like)</span>`;

interface Field {
  id: string;
  label: string;
  value: string;
  help?: string;
  rows?: number;
  optional?: boolean;
  change(value: string): void;
}

function field(form: Form, field: Field): TemplateResult {
  const { id, label, value, help, rows, optional, change } = field;
  const others = form.others(id);
  const put = (words: string) => {
    change(words.slice(0, LONGEST));
    form.settle(id);
  };
  const about = help ? `own-${id}-help` : nothing;
  const typed = (event: Event) => change((event.target as HTMLInputElement).value);
  return html`
    <div class="pb-entry">
      <label for=${`own-${id}`}>${label}${optional ? OPTIONAL : nothing}</label>
      ${help ? html`<p class="pb-help" id=${`own-${id}-help`}>${help}</p>` : nothing}
      ${rows
        ? html`
          <textarea id=${`own-${id}`} rows=${rows} maxlength=${LONGEST} aria-describedby=${about}
            .value=${value} @input=${typed}></textarea>
        `
        : html`
          <input type="text" id=${`own-${id}`} maxlength=${LONGEST} autocomplete="off"
            aria-describedby=${about} .value=${value} @input=${typed}>
        `}
      ${otherWordsView(label, others, {
        use: () => put(others ?? ""),
        both: () => put(together(value, others ?? "", Boolean(rows))),
        leave: () => put(value),
      })}
    </div>
  `;
}

function choice(
  id: string,
  label: string,
  choices: Choices,
  value: string,
  change: (value: string) => void,
): TemplateResult {
  return html`
    <label for=${`own-${id}`}>${label}
      <select id=${`own-${id}`} @change=${(event: Event) =>
        change((event.target as HTMLSelectElement).value)}>${choices.map(([each, words]) =>
          html`<option value=${each} .selected=${each === value}>${words}</option>`
        )}</select></label>
  `;
}

/** Who it was, and what happened before. */
export function story(form: Form): TemplateResult {
  const { story, data, put } = form;
  const offered = { ...offers(data), technique: fair(data, story.relationship) };
  const text = (key: "title" | "other" | "before" | "goal" | "hidden", label: string, more = {}) =>
    field(form, {
      id: key,
      label,
      value: story[key],
      change: (value) => put({ [key]: value }),
      ...more,
    });
  const pick = (key: keyof typeof offered, label: string) =>
    choice(key, label, offered[key], story[key], (value) => put({ [key]: value }));
  return html`
    ${text("title", "A name for this call", { help: "A few words, and no names of people." })}
    ${text("other", "Who was it?", {
      help: "Initials with their dots, such as R. or R.B., or a record number. Use the same below.",
    })}
    <div class="pb-picks">
      ${pick("buyer", "Who stands in for them in the file")}
      ${pick("seller", "Who stands in for you")}
      ${pick("relationship", "How you stood")}
      ${pick("channel", "How you reached them")}
      ${pick("attitude", "How they were")}
      ${pick("cause", "What held you back")}
      ${pick("technique", "What would have helped")}
    </div>
    ${text("before", "What happened before", { rows: 3 })}
    ${text("goal", "What would have been a good end?", {
      rows: 2,
      help: "A no may be a good end, if it is true.",
    })}
    ${text("hidden", "What did they know that you learned only later?", {
      rows: 2,
      optional: true,
    })}
  `;
}

/** The moments of the call, each with three lines. */
export function moments(form: Form): TemplateResult {
  const { story } = form;
  const { length } = story.moments;
  return html`
    ${story.moments.map((each, place) => moment(each, place, form))}
    <div class="pb-bar">${length < MOST_MOMENTS
      ? button("Add a moment", form.add, "pb-quiet pb-add")
      : nothing}</div>
  `;
}

function moment(moment: Moment, place: number, form: Form): TemplateResult {
  const { story, put } = form;
  const change = (more: Partial<Moment>) =>
    put({
      moments: story.moments.map((each) => each.id === moment.id ? { ...each, ...more } : each),
    });
  const text = (key: "says" | "inner" | "when", label: string, more = {}) =>
    field(form, {
      ...{ id: `${moment.id}-${key}`, label, value: moment[key] },
      ...{ change: (value: string) => change({ [key]: value }), ...more },
    });
  const last = place === story.moments.length - 1;
  return html`
    <fieldset class="pb-moment" id=${`own-${moment.id}`} tabindex="-1">
      <legend>Moment ${place + 1}</legend>
      ${text("says", "What did they say?", { rows: 2, help: "One breath: thirty words at most." })}
      ${text("inner", "What went through your head?", { optional: true })}
      ${WORTHS.map((worth) => line(form, worth, moment, change))}
      ${text("when", "When would the line that could be right be right?")}
      ${last ? nothing : html`<p><label><input type="checkbox" .checked=${moment.ends}
        @change=${(event: Event) => change({ ends: (event.target as HTMLInputElement).checked })}>
        The line that costs something ends the call here.</label></p>`}
      ${story.moments.length > FEWEST_MOMENTS
        ? html`<p>${button(`Remove moment ${place + 1}`, () => form.remove(moment.id))}</p>`
        : nothing}
    </fieldset>
  `;
}

function line(
  form: Form,
  worth: Worth,
  moment: Moment,
  change: (more: Partial<Moment>) => void,
): TemplateResult {
  const here = moment[worth];
  const text = (key: "say" | "happens" | "why", label: string) =>
    field(form, {
      ...{ id: `${moment.id}-${worth}-${key}`, label, value: here[key] },
      change: (value) => change({ [worth]: { ...here, [key]: value } }),
    });
  return html`
    <fieldset class="pb-own-line pb-own-${worth}"><legend>${WORTH_LABELS[worth]}</legend>
      ${text("say", "What you say")}
      ${text("happens", "What it does to them")}
      ${text("why", "Why: the line and its effect, not the person")}
    </fieldset>
  `;
}

/** Three endings, and what carried it. */
export function endings(form: Form): TemplateResult {
  const { story, put } = form;
  const text = (end: End, key: "title" | "text", label: string, rows = 0) =>
    field(form, {
      ...{ id: `${end}-${key}`, label, value: story.endings[end][key], rows },
      change: (value) =>
        put({ endings: { ...story.endings, [end]: { ...story.endings[end], [key]: value } } }),
    });
  return html`
    ${ENDS.map((end) =>
      html`<fieldset><legend>${END_LABELS[end]}</legend>
        ${text(end, "title", "In a few words")} ${text(end, "text", "What is so then", 2)}
      </fieldset>`
    )}
    ${field(form, {
      ...{ id: "worked", label: "What carries the best way through?", value: story.worked },
      ...{ help: "One line.", change: (value: string) => put({ worked: value }) },
    })}
  `;
}
