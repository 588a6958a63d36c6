/** Values that are nearly right: what a damaged or a forged file may hold. */

const LONG = [39, 40, 41, 79, 80, 81, 119, 120, 121, 279, 280, 281, 399, 400, 401, 19_999, 20_000]
  .concat(20_001, 199_999, 200_000, 200_001);

const HOSTILE: unknown[] = [
  ...[undefined, null, true, false, 0, -0, 1, -1, 2, 3, 4, 9, 10, 11, 40, 41, 100, 101, 1.5, NaN],
  ...[Infinity, -Infinity, 1e9, 1e9 + 1, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e300, "1", "", " "],
  ...["a", "A", "-", "_", "a-b", "a--b", "-a", "a-", "a_b", "1a", "a\n", "\na", "a\0", "Ä", "ß"],
  ...["toString", "__proto__", "constructor", "answer", "reset", "Answer", "finish\n", "counts"],
  ...[
    "does-not-count",
    "playbook-backup",
    "playbook-assignment",
    "playbook-hand-back",
    "F05",
    "f05",
  ],
  ...["crc32:00000000", "crc32:0000000g", "CRC32:00000000", "crc32:00000000\n", "0123456789ab"],
  ...["0123456789abc", "0123456789AB", "12ab", "12AB", "2026-03-04T05:06:07Z", "2026-03-04T05:06Z"],
  ...[
    "2026-03-04T05:06:07.12Z",
    "2026-03-04T05:06:07.1234Z",
    "2026-03-04T05:06+01:00",
    "2026-13-40",
  ],
  ...["2026-02-31T05:06Z", "2026-13-04T05:06Z", "2026-03-04T25:06Z", "2026-03-04T05:06+99:99"],
  ...["OWN-AB12", "OWN-ab12", "OWN-AB123", "m1", "m0", "m9999", "m10000", "M1", "m1\n"],
  ...["\ud800", "\udc00", "a\ud83d", "\ude00b", "\ud83d\ude00", "\ufffd", "e\u0301", "\u2028"],
  ...[[], [null], [[]], ["a"], ["F05"], ["F05", "F05"], ["F05", "W01"], [null, null], [
    "12ab",
    null,
  ]],
  ...[{}, { length: 1 }, { id: "a" }, { toString: 1 }, new Date(0), /a/, () => 1, Symbol("a")],
  ...[new Map(), new String("a"), new Number(1), Object.create(null), Object.create({ v: 1 })],
  ...LONG.flatMap((size) => ["a".repeat(size), "ä".repeat(size), "\ud83d\ude00".repeat(size / 2)]),
  ...LONG.slice(0, 3).map((size) => Array(size).fill(null)),
];
const KEYS = [
  "more",
  "toString",
  "constructor",
  "hasOwnProperty",
  "__proto__",
  "V",
  "id ",
  "0",
  "",
];

type Box = Record<PropertyKey, unknown>;

/** The same numbers below `most` at every run. */
export function dice(seed: number): (most: number) => number {
  return (most) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * most);
  };
}

/** Each place of a value with each hostile one in it, then as many with several changes at once. */
export function* mutated(value: unknown, many: number, seed = 7): Generator<unknown> {
  yield* HOSTILE;
  yield value;
  const places = [...boxes(value)].length;
  for (let place = 0; place < places; place++) {
    const keys = Object.keys([...boxes(value)][place]!);
    for (const key of keys) {
      for (const hostile of HOSTILE) yield changed(value, place, (box) => box[key] = hostile);
      yield changed(value, place, (box) => delete box[key]);
    }
    for (const key of KEYS) {
      yield changed(value, place, (box) => put(box, key, 1));
    }
  }
  const roll = dice(seed);
  for (let count = 0; count < many; count++) {
    let one = value;
    for (let change = roll(3); change >= 0; change--) {
      const found = [...boxes(one)];
      const place = roll(found.length);
      const keys = [...Object.keys(found[place] ?? {}), KEYS[roll(KEYS.length)]!];
      const key = keys[roll(keys.length)]!;
      const hostile = HOSTILE[roll(HOSTILE.length)];
      one = changed(one, place, (box) => {
        if (roll(4)) put(box, key, hostile);
        else delete box[key];
      });
    }
    yield one;
  }
}

/** As a key of its own, `__proto__` too: so does the reader of JSON. Its lists have places only. */
function put(box: Box, key: string, value: unknown): void {
  if (Array.isArray(box) && !/^\d+$/.test(key)) return;
  Object.defineProperty(box, key, { value, enumerable: true, writable: true, configurable: true });
}

function changed(value: unknown, place: number, change: (box: Box) => void): unknown {
  const copy = cloned(value);
  const box = [...boxes(copy)][place];
  if (box) change(box);
  return copy;
}

function* boxes(value: unknown): Generator<Box> {
  const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  if (!plain) return;
  yield value as Box;
  for (const each of Object.values(value as Box)) yield* boxes(each);
}

/** A copy that also carries what no file could, such as functions. */
function cloned(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, cloned);
  if (Object.getPrototypeOf(value ?? 0) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value as Box).map(([key, each]) => [key, cloned(each)]));
}
