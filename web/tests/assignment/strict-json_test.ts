/** JSON as pages write it is read; what JSON.parse lets pass besides is refused. */

import { parseStrict } from "../../src/assignment/strict-json.ts";
import { same } from "../expect.ts";

const SOUND = [
  "{}",
  ' {"a": [1, -2, 0, -9007199254740991, true, false, null, "x:{[\\"\\\\"]} \n',
  '{"__proto__": 1, "constructor": {"a": 1}, "b": {"a": 1}}',
  '"\\ud83d\\ude00 😀"',
  "[".repeat(20) + "]".repeat(20),
  '{"a": "' + "[".repeat(30) + '"}',
];

for (const text of SOUND) {
  Deno.test(`read: ${text.slice(0, 30)}`, () =>
    same(parseStrict(text), { value: JSON.parse(text) }));
}

const WRONG: [string, string][] = [
  ["", "It is empty."],
  [" \n", "It is empty."],
  ["{", "It is not whole JSON. It may have been cut short on its way."],
  ["{} {}", "It is not whole JSON. It may have been cut short on its way."],
  ['\ufeff{"a": 1}', "It is not whole JSON. It may have been cut short on its way."],
  ['{"a": NaN}', "It is not whole JSON. It may have been cut short on its way."],
  ["[".repeat(21) + "]".repeat(21), "It is nested more than 20 levels deep."],
  ['{"a":'.repeat(100_000), "It is nested more than 20 levels deep."],
  ['{"a": 1, "a": 1}', "The same key stands in it twice."],
  ['{"a": 1, "\\u0061": 1}', "The same key stands in it twice."],
  ['[{"b": {"a": 1, "c": 2, "a": {}}}]', "The same key stands in it twice."],
  ['{"__proto__": 1, "__proto__": 2}', "The same key stands in it twice."],
  ["[1.0]", "A number in it is not a whole number."],
  ["[-1.5]", "A number in it is not a whole number."],
  ["[1e2]", "A number in it is not a whole number."],
  ["[1E400]", "A number in it is not a whole number."],
  ["[9007199254740992]", "A number in it is too large."],
  ["[-9007199254740993]", "A number in it is too large."],
  [`[${"9".repeat(100_000)}]`, "A number in it is too large."],
  ['["\\ud800"]', "It holds half a character, which no page writes."],
  ['{"\\uDC00": 1}', "It holds half a character, which no page writes."],
  ['["\ud800"]', "It holds half a character, which no page writes."],
];

for (const [text, problem] of WRONG) {
  Deno.test(`refused: ${text.slice(0, 30)}: ${problem}`, () =>
    same(parseStrict(text), { problem }));
}
