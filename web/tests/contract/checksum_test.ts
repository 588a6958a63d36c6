/** The table of checksums, which pytest runs as well. */

import table from "../../../tests/cases/checksum.json" with { type: "json" };
import { canonical, checksum, crc32 } from "../../src/contract/checksum.ts";
import { same } from "../expect.ts";

for (const { name, value, canonical: text, checksum: sum } of table) {
  Deno.test(`checksum: ${name}`, () => {
    same(canonical(value), text);
    same(checksum(value), sum);
  });
}

Deno.test("the checksum is the common CRC-32", () => {
  same(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});
