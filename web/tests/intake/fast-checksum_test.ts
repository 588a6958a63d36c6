/** The fast checksum is the checksum: by the table, and for what objects do not keep in order. */

import table from "../../../tests/cases/checksum.json" with { type: "json" };
import { checksum } from "../../src/contract/checksum.ts";
import { fastChecksum } from "../../src/intake/fast-checksum.ts";
import { same } from "../expect.ts";

for (const { name, value, checksum: sum } of table) {
  Deno.test(`fast checksum: ${name}`, () => same(fastChecksum(value as object), sum));
}

Deno.test("keys in any order, numbers as keys, and names that every object knows", () => {
  const odd = [
    '{"b": 1, "a": 2}',
    '{"10": 1, "9": 2, "a": {"2": 1, "b": [{"1": 0}]}}',
    '{"__proto__": {"a": 1}, "constructor": 2}',
    '{"": 1, "checksum": "x", "😀": 2, "\\uffff": 3}',
    `{"long": "${"é".repeat(100_000)}"}`,
    '[{"a": 1, "b": 2}, {"b": 1, "a": 2}, {"a": 1, "c": 2}]',
  ];
  for (const text of odd) {
    const value = { part: JSON.parse(text) };
    same(fastChecksum(value), checksum(value));
  }
});
