/** Notes on which several tabs write at once: what one of them leaves beside a note is not lost. Only
 * scripts that have such a note carry this. */

import type { Row } from "./indexed-db.ts";
import { newId, NOTE, type Store } from "./store.ts";

/** Words that a page left beside a note: what it went on from, and what it came to. */
export type Left = [from: string, to: string];

/** So many pairs of words may lie beside a note. */
const MOST_LEFT = 9;

/** What is kept, and what pages went on to from there; "" if there is nothing. */
export async function readJoint(store: Store, name: string): Promise<string> {
  return noteIn(NOTE + name, await store.rows(NOTE + name)).text;
}

/** Write over whatever is there. */
export async function writeJoint(store: Store, name: string, value: string): Promise<void> {
  const key = NOTE + name;
  await store.write([...noteIn(key, store.known(key)).left, [key, value]]);
  store.tell();
}

/** Write what is made of a note and of what other pages left beside it, going on from another text:
 * in one step that no other tab comes between. `made` may be asked more than once. */
export async function changeJoint(
  store: Store,
  name: string,
  made: (text: string, apart: Left[]) => string,
): Promise<void> {
  const key = NOTE + name;
  let [from, to] = ["", ""];
  const plan = (rows: Row[]): Row[] => {
    const { text, apart, left } = noteIn(key, rows);
    to = made(from = text, apart);
    return from !== to || apart[0] || left[MOST_LEFT] ? [...left, [key, to]] : [];
  };
  // Who only looks holds up no page that goes away.
  if (!plan(await store.rows(key)).length) return;
  if (await store.change(key, plan, false)) store.tell();
  // Another tab may have gone on by the time that it can be kept.
  else if (from !== to) await leaveJoint(store, name, from, to);
}

/** Leave words beside a note for its next change, in one step, as a page does that goes away. */
export async function leaveJoint(store: Store, name: string, ...[from, to]: Left): Promise<void> {
  let key = `${NOTE}${name}|${Date.now()}${newId()}`;
  // What could not be written yet goes on, and does not grow into many.
  for (const [each, left] of store.owed as Map<string, Left | undefined>) {
    if (each.startsWith(`${NOTE}${name}|`) && left?.[1] === from) [key, from] = [each, left[0]];
  }
  store.owed.set(key, [from, to]);
  await store.write([]);
  store.tell();
}

/** The text of a note among rows, and of what went on from it. `apart` is what went on from another
 * text; `left` drops all that lies beside the note. */
function noteIn(key: string, rows: Row[]) {
  const value = new Map(rows).get(key);
  let text = typeof value === "string" ? value : "";
  const beside = rows.filter(([each, pair]) => each.startsWith(`${key}|`) && Array.isArray(pair));
  const apart = (beside as [string, Left][]).flatMap(([, [from, to]]) => {
    if (from !== text) return [[from, to] as Left];
    text = to;
    return [];
  });
  return { text, apart, left: beside.map(([each]): Row => [each, undefined]) };
}
