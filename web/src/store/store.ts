/** What a store does: the only way to what is stored. */

import type { AttemptEvent, EventType } from "../contract/generated.ts";
import { LONGEST } from "./event-schema.ts";
import type { Row } from "./indexed-db.ts";

export type StoreState = "kept" | "memory" | "full" | "failed";

/** How well answers are kept; `words` is a plain sentence to show, "" when all is well. */
export interface Status {
  state: StoreState;
  words: string;
}

/** What happened, before the store has named, timed and numbered it. */
export interface NewEvent {
  exercise: string;
  variant: string | null;
  edition: string;
  attempt: string;
  type: EventType;
  item?: string | null;
  value?: string | null;
  to?: string | null;
  fp?: string | null;
  /** The id of an event on the same item that this one takes the place of. */
  replaces?: string;
}

/** Keys of notes begin with it; those of events hold "|" as well. */
export const NOTE = "~";

/** The events of one site. Nothing here rejects: what cannot be kept is held in memory. */
export interface Store extends Rows {
  readonly site: string;
  status(): Status;
  /** Resolves when the event is durably kept, or held in memory because it cannot be. */
  append(event: NewEvent): Promise<AttemptEvent>;
  /** The events of one exercise by `(n, at, id)`. */
  events(exercise: string, variant: string | null): Promise<AttemptEvent[]>;
  all(): Promise<AttemptEvent[]>;
  /** Hear of every change, those of other tabs included; call what is returned to stop. */
  onChange(listener: () => void): () => void;
  /** Resolves when the first look into storage is over, well or not. */
  ready: Promise<void>;
  /** Add events by id, as a restore or an undo does; those of other sites are left out. */
  addAll(events: AttemptEvent[]): Promise<{ added: number; known: number }>;
  /** Delete everything. `addAll` of the very array that is returned undoes it whole. */
  deleteAll(): Promise<AttemptEvent[]>;
  /** Delete what was answered in one exercise; undone like `deleteAll`. */
  deleteOf(exercise: string, variant: string | null): Promise<AttemptEvent[]>;
  /** A word kept beside the answers, such as when the last backup was made; "" if there is none. */
  note(name: string): Promise<string>;
  /** Write over whatever is there. */
  setNote(name: string, value: string): Promise<void>;
}

/** What lies below events and notes, for whoever keeps something in a way of its own. */
export interface Rows {
  /** What could not be written yet, by key; `undefined` for a key that is to be dropped. */
  readonly owed: Map<string, unknown>;
  /** The rows whose keys begin so, as far as they can be had; what is owed is tried again. */
  rows(prefix: string): Promise<Row[]>;
  /** The same as this page knows them, without a look. */
  known(prefix: string): Row[];
  /** Write rows, `undefined` to drop one, and what is owed; what fails is owed from then on. */
  write(rows: Row[]): Promise<boolean>;
  /** Like `write`, for rows that depend on those that are there. False if it failed. */
  change(prefix: string, plan: (rows: Row[]) => Row[], owing?: boolean): Promise<boolean>;
  /** Let everybody hear that something has changed. */
  tell(): void;
}

/** What happened as it is kept, but for its number. */
export function eventOf(
  site: string,
  { replaces: _, ...given }: NewEvent,
): Omit<AttemptEvent, "n"> {
  return {
    ...{ v: 1, id: newId(), site, at: Date.now(), item: null, to: null, fp: null },
    ...given,
    // Half a character, as a careless paste leaves it, becomes the sign for an unknown one.
    value: given.value?.slice(0, LONGEST).toWellFormed() ?? null,
  };
}

/** A name that nothing else has; also where the page is not served securely. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
