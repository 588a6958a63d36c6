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
  mixes: ["plain", "server"],
  seats: 3,
  sets: [],
};
const ALL = { level: null, cast: "freight", mix: "plain", seat: null };
const CRATES = { level: 2, cast: "crates", mix: "plain", seat: null };

Deno.test("an address names a set, and one card of it", () => {
  same(chosenIn("#f05=2/crates", MENU), CRATES);
  same(chosenIn("#f05=2/crates/caller", MENU), { ...CRATES, seat: "caller" });
  same(chosenIn("#f05=2/crates/server", MENU), { ...CRATES, mix: "server" });
  same(chosenIn("#f05=2/crates/server/caller", MENU), {
    ...CRATES,
    ...{ mix: "server", seat: "caller" },
  });
});

Deno.test("an address that fits nothing shows what stands there", () => {
  for (const hash of ["", "#", "#f06=1/crates", "#f05=3/crates", "#f05=1/none", "#f05", "#%"]) {
    same(chosenIn(hash, MENU), ALL);
  }
  same(chosenIn("#f05=2/crates/toString", MENU), ALL);
});

Deno.test("an address that asks for a set that is not there is told from one that asks for none", () => {
  for (const hash of ["#f05=3/crates", "#f05=1/none", "#f05=1/crates/gone", "#f05=%3Cb%3E"]) {
    same(asksInVain(hash, MENU), true);
  }
  for (const hash of ["", "#f05", "#f06=1/crates", "#f05=2/crates/caller", "#%"]) {
    same(asksInVain(hash, MENU), false);
  }
});

Deno.test("what is chosen has an address that reads the same", () => {
  for (const seat of [null, "observer"]) {
    for (const mix of MENU.mixes) {
      const chosen = { ...CRATES, mix, seat };
      same(chosenIn(hashFor(chosen, MENU), MENU), chosen);
    }
  }
  same(hashFor(ALL, MENU), "");
  same(hashFor({ ...ALL, mix: "server" }, MENU), "#f05=1/freight/server");
});

Deno.test("so many threes get so many different sets, the chosen one first", () => {
  same(setsFor(CRATES, MENU, 0), ["2/crates"]);
  same(setsFor({ ...CRATES, mix: "server" }, MENU, 4), [
    ...["2/crates/server", "2/freight/server", "2/crates", "2/freight"],
  ]);
  same(new Set(setsFor(CRATES, MENU, mostSets(MENU))).size, 8);
  same(setsFor(ALL, MENU, 0), ["1/freight", "2/freight"]);
  same(setsFor(ALL, MENU, 2), ["1/freight", "1/crates"]);
});
