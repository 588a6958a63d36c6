/** What a report is made from, and what is taken back. */

import {
  mergesOf,
  NO_WORK,
  readInWords,
  restored,
  withMerge,
  withRead,
} from "../../src/report/report-state.ts";
import { same } from "../expect.ts";

Deno.test("a name stands for somebody only while he is on the roster", () => {
  const work = withMerge({ ...NO_WORK, roster: "Robert Ode\nAna" }, "Carl", "Robert Ode");
  same([...mergesOf(work)], [["Carl", "Robert Ode"]]);
  same([...mergesOf({ ...work, roster: "Robert O. Ode\nAna" })], []);
  same([...mergesOf({ ...work, roster: " robert  ode" })], [["Carl", "Robert Ode"]]);
});

Deno.test("a name stands for one other at a time, however it is spelled", () => {
  const once = withMerge({ ...NO_WORK, roster: "Ana\nBen" }, "C. Ode", "Ana");
  const twice = withMerge(once, "c. ode", "Ben");
  same([...mergesOf(twice)], [["c. ode", "Ben"]]);
  same([...mergesOf(withMerge(twice, "C. ODE", ""))], []);
  same(once.merges.size, 1);
});

Deno.test("what was cleared comes back, but not over names that were typed since", () => {
  const cleared = withRead({ ...NO_WORK, roster: "Ana" }, [{ file: "a", reason: "b" }]);
  same(restored(cleared, NO_WORK), cleared);
  same(restored(cleared, { ...NO_WORK, roster: "Ben" }), { ...cleared, roster: "Ben" });
});

Deno.test("what was read is told", () => {
  const no = { file: "a", reason: "b" };
  same(readInWords([]), "0 hand-backs or sign-offs read.");
  same(
    readInWords([no, { aside: 1 }, { aside: 3 }]),
    "0 hand-backs or sign-offs read; 1 not read, see the reasons below; " +
      "4 side files of a Mac or Windows passed over.",
  );
  same(withRead(withRead(NO_WORK, [{ aside: 1 }]), [no, { aside: 3 }]).aside, 4);
  same(readInWords([no]), "0 hand-backs or sign-offs read; 1 not read, see the reasons below.");
});
