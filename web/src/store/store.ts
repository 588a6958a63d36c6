/** What a store does: the only way to what is stored. */

import type { AttemptEvent, EventType } from "../contract/generated.ts";

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

/** Words that a page left beside a note: what it went on from, and what it came to. */
export type Left = [from: string, to: string];

/** The events of one site. Nothing here rejects: what cannot be kept is held in memory. */
export interface Store {
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
  /** Write what is made of a note and of what other pages left beside it, going on from another text:
   * in one step that no other tab comes between. `made` may be asked more than once. */
  changeNote(name: string, made: (text: string, apart: Left[]) => string): Promise<void>;
  /** Leave words beside a note for its next change, in one step, as a page does that goes away. */
  leaveNote(name: string, ...left: Left): Promise<void>;
}

/** A name that nothing else has; also where the page is not served securely. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
