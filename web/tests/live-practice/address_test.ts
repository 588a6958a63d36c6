import {
  asksInVain,
  chosenIn,
  hashFor,
  mostSets,
  setsFor,
} from "../../src/live-practice/address.ts";
import type { CardMenu } from "../../src/contract/generated.ts";
import { same } from "../expect.ts";

const MENU: CardMenu = {
  call: "F05",
  levels: [1, 2],
  casts: [{ id: "freight", words: "" }, { id: "crates", words: "" }],
  seats: 3,
  sets: [],
};
const ALL = { level: null, cast: "freight", seat: null };

Deno.test("an address names a set, and one card of it", () => {
  same(chosenIn("#f05=2/crates", MENU), { level: 2, cast: "crates", seat: null });
  same(chosenIn("#f05=2/crates/caller", MENU), { level: 2, cast: "crates", seat: "caller" });
});

Deno.test("an address that fits nothing shows what stands there", () => {
  for (const hash of ["", "#", "#f06=1/crates", "#f05=3/crates", "#f05=1/none", "#f05", "#%"]) {
    same(chosenIn(hash, MENU), ALL);
  }
  same(chosenIn("#f05=1/crates/toString", MENU), { level: 1, cast: "crates", seat: null });
});

Deno.test("an address that asks for a set that is not there is told from one that asks for none", () => {
  for (const hash of ["#f05=3/crates", "#f05=1/none", "#f05=", "#f05=%3Cb%3E"]) {
    same(asksInVain(hash, MENU), true);
  }
  for (const hash of ["", "#f05", "#f06=1/crates", "#f05=2/crates/caller", "#%"]) {
    same(asksInVain(hash, MENU), false);
  }
});

Deno.test("what is chosen has an address that reads the same", () => {
  for (const seat of [null, "observer"]) {
    const chosen = { level: 1, cast: "crates", seat };
    same(chosenIn(hashFor(chosen, MENU), MENU), chosen);
  }
  same(hashFor(ALL, MENU), "");
});

Deno.test("so many threes get so many different sets, the chosen one first", () => {
  const chosen = { level: 2, cast: "crates", seat: null };
  same(setsFor(chosen, MENU, 0), ["2/crates"]);
  same(setsFor(chosen, MENU, 3), ["2/crates", "2/freight", "1/crates"]);
  same(new Set(setsFor(chosen, MENU, mostSets(MENU))).size, 4);
  same(setsFor(ALL, MENU, 0), ["1/freight", "2/freight"]);
  same(setsFor(ALL, MENU, 2), ["1/freight", "1/crates"]);
});
