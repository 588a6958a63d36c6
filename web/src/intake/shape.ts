/** Says where a value is not as it should be. Of tens of thousands of files each is looked at whole;
 * valibot takes four times as long for that. */

/** Where in a value something is wrong: keys with dots between them, "" for the value itself;
 * undefined if all is well. */
export type Wrong = string | undefined;
export type Shape = (value: unknown) => Wrong;

const HERE = "";

const when = (well: boolean): Wrong => well ? undefined : HERE;

export const anyOf = (...values: unknown[]): Shape => (value) => when(values.includes(value));

export const yesNo: Shape = (value) => when(typeof value === "boolean");

/** Text of so many characters, counted as Python counts them. */
export const text = (most: number, least = 0): Shape => (value) =>
  when(typeof value === "string" && fits(value, least, most));

export const matching = (pattern: RegExp): Shape => (value) =>
  when(typeof value === "string" && pattern.test(value));

export const count = (least: number): Shape => (value) =>
  when(Number.isSafeInteger(value) && (value as number) >= least);

/** It, or null, or nothing at all. */
export const maybe = (shape: Shape): Shape => (value) =>
  value === null || value === undefined ? undefined : shape(value);

export const orNull = (shape: Shape): Shape => (value) => value === null ? undefined : shape(value);

export const list = (each: Shape, least: number, most: number): Shape => (value) => {
  if (!Array.isArray(value) || value.length < least || value.length > most) return HERE;
  for (let place = 0; place < value.length; place++) {
    const wrong = each(value[place]);
    if (wrong !== undefined) return below(String(place), wrong);
  }
  return undefined;
};

/** An object with these keys and no others. */
export function object(entries: Record<string, Shape>): Shape {
  const known = Object.entries(entries).map(([key, shape]) => (
    { key, shape, mayLack: shape(undefined) === undefined }
  ));
  // Pages write the keys in this order: so none is looked for, which takes twice as long.
  const isInOrder = (value: Record<string, unknown>) => {
    let place = 0;
    for (const key in value) {
      while (known[place]?.key !== key) if (!known[place++]?.mayLack) return false;
      if (known[place++]!.shape(value[key]) !== undefined) return false;
    }
    while (place < known.length) if (!known[place++]!.mayLack) return false;
    return true;
  };
  return (value) => {
    if (!isObject(value)) return HERE;
    if (isInOrder(value)) return undefined;
    for (const { key, shape } of known) {
      const wrong = shape(Object.hasOwn(value, key) ? value[key] : undefined);
      if (wrong !== undefined) return below(key, wrong);
    }
    return Object.keys(value).find((key) => !Object.hasOwn(entries, key));
  };
}

/** An object whose keys all match, and whose values are all of one shape. */
export const record = (key: RegExp, each: Shape): Shape => (value) => {
  if (!isObject(value)) return HERE;
  for (const [own, part] of Object.entries(value)) {
    const wrong = key.test(own) ? each(part) : HERE;
    if (wrong !== undefined) return below(own, wrong);
  }
  return undefined;
};

const MOMENT =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** A moment of ISO 8601 in UTC. A day that no calendar has is rolled over, and so told apart. */
export const moment: Shape = (value) =>
  when(
    typeof value === "string" && MOMENT.test(value) &&
      (value.slice(8, 10) <= "28" || new Date(value).toISOString().startsWith(value.slice(0, 10))),
  );

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function below(key: string, wrong: string): string {
  return wrong ? `${key}.${wrong}` : key;
}

function fits(each: string, least: number, most: number): boolean {
  if (each.length < least) return false;
  return each.length <= most || (each.length <= 2 * most && [...each].length <= most);
}
