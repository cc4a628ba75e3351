import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { AddressNotAllowed, guardedLookup } from "./lookup.ts";

interface Seen {
  readonly error: Error | null;
  readonly addresses: unknown;
}

function look(addresses: readonly LookupAddress[], options: { readonly all?: boolean; readonly family?: 4 | 6 } = { all: true }): Promise<Seen> {
  return new Promise((resolve) => {
    guardedLookup((_, done) => done(null, addresses))("name.example", options, (error, found) => resolve({ error, addresses: found }));
  });
}

test("a name with public addresses is connected at exactly these", async () => {
  const both = [
    { address: "2606:4700::1111", family: 6 },
    { address: "1.1.1.1", family: 4 },
  ];
  expect(await look(both)).toEqual({ error: null, addresses: both });
  expect(await look(both, { family: 4 })).toEqual({ error: null, addresses: "1.1.1.1" });
});

test.each(["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "64:ff9b::a00:1", "::ffff:10.0.0.1"])(
  "a name that resolves to %s is refused, also among public ones",
  async (address) => {
    const family = address.includes(":") ? 6 : 4;
    const seen = await look([
      { address: "1.1.1.1", family: 4 },
      { address, family },
    ]);
    expect(seen.error).toBeInstanceOf(AddressNotAllowed);
    expect(seen.addresses).toEqual([]);
  },
);

test("a name without addresses fails as not found", async () => {
  expect((await look([])).error).toMatchObject({ code: "ENOTFOUND" });
});
