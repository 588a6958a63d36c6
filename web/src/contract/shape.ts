/** Tells whether a value from outside has a shape. Pages carry this instead of a library: it is a tenth
 * of its size. */

/** Whether a value is what is asked for; never throws for what JSON or the browser's storage gives. */
export type Check<Value> = (value: unknown) => value is Value;

/** For each key a check; all others are refused. A key may be left out if its check takes
 * `undefined`. */
export type Shape<Value> = { readonly [Key in keyof Value]-?: Check<Value[Key]> };

/** An object with these keys and no others. */
export function shaped<Value>(shape: Shape<Value>, ...more: ((value: Value) => boolean)[]) {
  return (value: unknown): value is Value => {
    if (typeof value !== "object" || value === null) return false;
    for (const key in value) if (!Object.hasOwn(shape, key)) return false;
    for (const key in shape) if (!shape[key]((value as Value)[key])) return false;
    return more.every((fits) => fits(value as Value));
  };
}

/** Text that a pattern fits. */
export function text(pattern: RegExp) {
  return (value: unknown): value is string => typeof value === "string" && pattern.test(value);
}

/** Text of at most so many UTF-16 units. */
export function upTo(most: number, least = 0) {
  return (value: unknown): value is string =>
    typeof value === "string" && value.length <= most && value.length >= least;
}

/** A whole number within bounds, both included. */
export function whole(least = -Infinity, most = Infinity) {
  return (value: unknown): value is number =>
    Number.isSafeInteger(value) && value as number >= least && value as number <= most;
}

/** One of some values. */
export function oneOf<const Value>(...values: Value[]) {
  return (value: unknown): value is Value => values.includes(value as Value);
}

/** Null, or what is asked for. */
export function orNull<Value>(check: Check<Value>) {
  return (value: unknown): value is Value | null => value === null || check(value);
}

/** Left out, or what is asked for. */
export function optional<Value>(check: Check<Value>) {
  return (value: unknown): value is Value | undefined => value === undefined || check(value);
}

/** What a text of JSON says; undefined if it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
