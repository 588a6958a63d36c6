/** What is typed is kept at a pause, and at the latest a second after the first key. */

import { Autosave } from "../../src/page/autosave.ts";
import { same } from "../expect.ts";

/** Press a key at each of these moments, in milliseconds; give the moments at which words are kept. */
function kept(keys: readonly number[], until: number): number[] {
  const real = { now: Date.now, setTimeout: globalThis.setTimeout, clear: globalThis.clearTimeout };
  let now = 1_000_000;
  const began = now;
  let due: { at: number; run: () => void } | undefined;
  const found: number[] = [];
  Date.now = () => now;
  globalThis.setTimeout = ((run: () => void, wait: number) => {
    due = { at: now + wait, run };
    return 1;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = () => due = undefined;
  try {
    const autosave = new Autosave(() => {
      found.push(now - began);
      autosave.done();
    });
    for (; now - began <= until; now++) {
      if (keys.includes(now - began)) autosave.touched();
      const { run } = due && due.at <= now ? due : { run: undefined };
      if (run) due = undefined;
      run?.();
    }
  } finally {
    Date.now = real.now;
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clear;
  }
  return found;
}

const steady = Array.from({ length: 45 }, (_, place) => place * 100);

Deno.test("a pause keeps what was typed", () => {
  same(kept([0, 100, 1000], 3000), [350, 1250]);
});

Deno.test("steady typing is kept a second after the first key that is not", () => {
  same(kept(steady, 6000), [1000, 2100, 3200, 4300, 4650]);
});

Deno.test("nothing typed, nothing kept", () => {
  same(kept([], 3000), []);
});
