/** Templates become text in which nothing runs, and the printed page stands alone. */

import { html, nothing, svg } from "lit/html.js";
import { toHtml } from "../../src/report/to-html.ts";
import { same } from "../expect.ts";

const text = (value: unknown) => [...toHtml(value)].join("");

Deno.test("text, lists, templates in templates and attributes are written", () => {
  const list = ["a", "b"].map((each) => html`<li>${each}</li>`);
  same(
    text(html`<ul class=${"x y"} data-n="a ${1} b">${list}${nothing}${null}</ul>`),
    '<ul class="x y" data-n="a 1 b"><li>a</li><li>b</li></ul>',
  );
  same(text(svg`<rect width=${0.5} height="2"></rect>`), '<rect width="0.5" height="2"></rect>');
});

Deno.test("whatever is put in is escaped, in text and in attributes, and hidden signs are shown", () => {
  const evil = `"'><script>&\u202e`;
  const safe = "&quot;&#39;&gt;&lt;script&gt;&amp;\\u202e";
  same(
    text(html`<p title=${evil} class="a ${evil}">${evil}</p>`),
    `<p title="${safe}" class="a ${safe}">${safe}</p>`,
  );
});

Deno.test("what listens or is set as a property is left out, what is on or off is told", () => {
  same(
    text(html`<a @click=${() => 1} .value=${"x"} ?disabled=${true} ?hidden=${false}>b</a>`),
    "<a disabled>b</a>",
  );
  same(text(html`<a title=${nothing}>1 < 2</a>`), "<a>1 < 2</a>");
});
