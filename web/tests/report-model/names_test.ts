/** Which ways of writing a name are one name, and which are only offered. */

import { nameKey, near } from "../../src/report-model/names.ts";
import { same } from "../expect.ts";

const ONE: [string, string[]][] = [
  [
    "Chiara D'Angelo",
    ["D’Angelo", "D‘Angelo", "DʼAngelo", "D´Angelo", "D`Angelo", "D′Angelo"]
      .map((last) => `Chiara ${last}`),
  ],
  [
    "Anna-Lena Ruiz",
    ["‐", "‑", "‒", "–", "—", "−", "﹣", "－"].map((sign) => `Anna${sign}Lena Ruiz`),
  ],
  ["José Núñez", ["Jose\u0301 Nu\u0301n\u0303ez", "JOSÉ NÚÑEZ", "josé núñez"]],
  ["Ana Ruiz", [
    ...[" Ana  Ruiz ", "Ana\u00a0Ruiz", "Ana\tRuiz", "Ana\u2009Ruiz\u3000", "Ana Ru\u200biz"],
    ...[
      "\ufeffAna Ruiz",
      "Ana\u0007 \u009fRuiz",
      "A\u00adna Ruiz",
      "\u202aAna Ruiz\u202c",
      "Ａna Ruiz",
    ],
  ]],
];

for (const [name, others] of ONE) {
  Deno.test(`one name: ${name}`, () => {
    for (const other of others) same(nameKey(other), nameKey(name));
  });
}

Deno.test("names that differ in a letter, a mark or an order are not one", () => {
  for (
    const other of ["Ben Muller", "Ben Mueller", "Müller, Ben", "Ben Müler", "Ben", "B. Müller"]
  ) {
    same(nameKey(other) === nameKey("Ben Müller"), false);
  }
});

const ROSTER = [
  ...["Ben Müller", "Anna Müller", "Chiara D'Angelo", "Robert Ode", "Benjamin Okafor"],
  ...["Ana María Núñez", "Łukasz Wójcik", "Jörg Groß", "Ben"],
];
const NEAR: [string, string[]][] = [
  ["Müller, Ben", ["Ben Müller"]],
  ["Ben Mueller", ["Ben Müller"]],
  ["ben muller", ["Ben Müller"]],
  ["Ben Müler", ["Ben Müller"]],
  ["Bne Müller", ["Ben Müller"]],
  ["B. Müller", ["Ben Müller"]],
  ["Ben M.", ["Ben Müller", "Ben"]],
  ["A Müller", ["Anna Müller"]],
  ["bmueller", ["Ben Müller"]],
  ["anna.mueller@x.example", ["Anna Müller"]],
  ["Dr. Anna Müller", ["Anna Müller"]],
  ["Chiara", ["Chiara D'Angelo"]],
  ["D'Angelo", ["Chiara D'Angelo"]],
  ["Chiara DAngelo", ["Chiara D'Angelo"]],
  ["Robert (Bob) Ode", ["Robert Ode"]],
  ["Rob Ode", ["Robert Ode"]],
  ["Ana Núñez", ["Ana María Núñez"]],
  ["Lukasz Wojcik", ["Łukasz Wójcik"]],
  ["Joerg Gross", ["Jörg Groß"]],
  ["RO", ["Robert Ode"]],
  ["Müller", ["Ben Müller", "Anna Müller"]],
  ["Ben", ["Ben", "Ben Müller"]],
  ["Zoe Quist", []],
  ["", []],
  ["?!", []],
];

for (const [name, wanted] of NEAR) {
  Deno.test(`may be on the roster: ${name}`, () => same(near(name, ROSTER), wanted));
}

Deno.test("a nickname on the roster is offered for the name, and the other way round", () => {
  same(near("Bob Ode", ["Robert (Bob) Ode"]), ["Robert (Bob) Ode"]);
  same(near("Robert Ode", ["Robert “Bob” Ode"]), ["Robert “Bob” Ode"]);
});

Deno.test("many names are looked for in a large roster soon, and at the second time at once", () => {
  const roster = Array.from({ length: 3000 }, (_, i) => `Ana${i % 50} Ruiz${i}`);
  const names = Array.from({ length: 30 }, (_, i) => `Anna${i} Ruis${i}`);
  const took = () => {
    const begun = performance.now();
    for (const name of names) near(name, roster);
    return performance.now() - begun;
  };
  const [first, again] = [took(), took()];
  same(again < first / 5, true);
});
