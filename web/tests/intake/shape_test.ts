/** A shape says the same of an object whatever the order of its keys. */

import { whole } from "../../src/contract/shape.ts";
import { list, maybe, object } from "../../src/intake/shape.ts";
import { words } from "../../src/store/event-schema.ts";
import { same } from "../expect.ts";

const SHAPE = object({
  id: words(5),
  note: maybe(words(5)),
  parts: list(object({ n: whole(1) }), 0, 2),
});

Deno.test("well: in order, in another order, and without what may be lacking", () => {
  for (
    const value of [
      { id: "a", note: "b", parts: [{ n: 1 }] },
      { parts: [{ n: 1 }], note: null, id: "a" },
      { id: "a", parts: [] },
      { parts: [], id: "a" },
    ]
  ) same(SHAPE(value), true);
});

Deno.test("wrong: lacking, not known, or not of the shape, and where", () => {
  const cases: [object, string | false][] = [
    [{}, "id"],
    [{ id: "a" }, "parts"],
    [{ note: "b", parts: [] }, "id"],
    [{ id: "a", parts: [], more: 1 }, "more"],
    [{ more: 1, id: "a", parts: [] }, "more"],
    [{ id: "a", constructor: 1, parts: [] }, "constructor"],
    [JSON.parse('{"id": "a", "__proto__": null, "parts": []}'), "__proto__"],
    [{ id: "a", parts: [{ n: 1 }, { n: 0 }] }, "parts.1.n"],
    [{ parts: [{ n: 1, m: 1 }], id: "a" }, "parts.0.m"],
    [{ parts: [{ n: 0 }], id: "longer" }, "id"],
    [[], false],
  ];
  for (const [value, where] of cases) same(SHAPE(value), where);
});
