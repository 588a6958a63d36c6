/** The one assertion the tests need. */

/** Fail, showing both, unless the two print the same as JSON. */
export function same(found: unknown, expected: unknown): void {
  const [left, right] = [ordered(found), ordered(expected)];
  if (left !== right) throw new Error(`\nfound    ${left}\nexpected ${right}`);
}

function ordered(value: unknown): string {
  return JSON.stringify(
    value,
    (_, each) =>
      each && typeof each === "object" && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1))
        : each,
  );
}
