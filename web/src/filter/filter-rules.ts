/** What a list is filtered by, and which entries fit. */

/** What is chosen: the name of a field, and the value wanted. */
export type Wanted = ReadonlyMap<string, string>;

/** What an entry says of itself: a field's values, set apart by blanks. */
export type Said = Readonly<Record<string, string | undefined>>;

/** A field as the form offers it; `upto`: a number no larger than the chosen one fits. Without
 * `values` it is for words: each has to stand in what the entry says. */
export interface Field {
  readonly name: string;
  readonly values?: readonly string[];
  readonly upto: boolean;
}

/** Reads from an address what is wanted; what the form does not offer is passed over. */
export function wantedIn(search: string, fields: readonly Field[]): Wanted {
  const asked = new URLSearchParams(search);
  const wanted = new Map<string, string>();
  for (const { name, values } of fields) {
    const value = asked.get(name);
    if (value && (values?.includes(value) ?? true)) wanted.set(name, value);
  }
  return wanted;
}

/** The query of an address that asks for this; what else stood in it stays. */
export function searchFor(wanted: Wanted, fields: readonly Field[], before: string): string {
  const asked = new URLSearchParams(before);
  for (const { name } of fields) {
    const value = wanted.get(name);
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const search = asked.toString();
  return search && `?${search}`;
}

/** Whether an entry has all that is wanted. */
export function fits(said: Said, wanted: Wanted, fields: readonly Field[]): boolean {
  return fields.every(({ name, values, upto }) => {
    const value = wanted.get(name);
    if (!value) return true;
    if (!values) {
      const words = said[name]?.toLowerCase() ?? "";
      return value.toLowerCase().split(/\s+/).every((word) => words.includes(word));
    }
    const has = said[name]?.split(" ") ?? [];
    return upto ? has.some((one) => one !== "" && +one <= +value) : has.includes(value);
  });
}

/** How many are shown, in words. */
export function shownInWords(shown: number, all: number): string {
  if (shown === all) return `All ${all} are shown.`;
  if (shown === 0) return "Nothing fits all of this. Set one of them back to any.";
  return `${shown} of ${all} ${shown === 1 ? "is" : "are"} shown.`;
}
