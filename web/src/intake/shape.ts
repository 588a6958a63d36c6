/** Says where a value is not as it should be. Of tens of thousands of files each is looked at whole;
 * valibot takes four times as long for that. */

/** True if all is well; else where in the value it is not, keys with dots between them, and false or
 * "" for the value itself. So each check of `contract/shape.ts` is one. */
export type Shape = (value: unknown) => boolean | string;

/** It, or null, or nothing at all. */
export const maybe = (shape: Shape): Shape => (value) =>
  value === null || value === undefined || shape(value);

export const list = (each: Shape, least: number, most: number): Shape => (value) => {
  if (!Array.isArray(value) || value.length < least || value.length > most) return false;
  for (let place = 0; place < value.length; place++) {
    const well = each(value[place]);
    if (well !== true) return below(String(place), well);
  }
  return true;
};

/** An object with these keys and no others. */
export function object(entries: Record<string, Shape>): Shape {
  const known = Object.entries(entries).map(([key, shape]) => (
    { key, shape, mayLack: shape(undefined) === true }
  ));
  // Pages write the keys in this order: so none is looked for, which takes twice as long.
  const isInOrder = (value: Record<string, unknown>) => {
    let place = 0;
    for (const key in value) {
      while (known[place]?.key !== key) if (!known[place++]?.mayLack) return false;
      if (known[place++]!.shape(value[key]) !== true) return false;
    }
    while (place < known.length) if (!known[place++]!.mayLack) return false;
    return true;
  };
  return (value) => {
    if (!isObject(value)) return false;
    if (isInOrder(value)) return true;
    for (const { key, shape } of known) {
      const well = shape(Object.hasOwn(value, key) ? value[key] : undefined);
      if (well !== true) return below(key, well);
    }
    return Object.keys(value).find((key) => !Object.hasOwn(entries, key)) ?? true;
  };
}

/** An object whose keys all match, and whose values are all of one shape. */
export const record = (key: RegExp, each: Shape): Shape => (value) => {
  if (!isObject(value)) return false;
  for (const [own, part] of Object.entries(value)) {
    const well = key.test(own) && each(part);
    if (well !== true) return below(own, well);
  }
  return true;
};

const MOMENT =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/;

/** A moment of ISO 8601 in UTC. A day that no calendar has is rolled over, and so told apart. */
export const moment: Shape = (value) =>
  typeof value === "string" && MOMENT.test(value) &&
  (value.slice(8, 10) <= "28" || new Date(value).toISOString().startsWith(value.slice(0, 10)));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function below(key: string, wrong: string | false): string {
  return wrong ? `${key}.${wrong}` : key;
}
