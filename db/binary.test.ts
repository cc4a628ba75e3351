import fc from "fast-check";
import { expect, test } from "vitest";
import { byteaArray, intArray, textArray, timeArray, uuidArray } from "./binary.ts";
import { getPool } from "./client.ts";
import { useTestDatabase } from "./testing.ts";

useTestDatabase();

async function readBack(type: string, parameter: Buffer): Promise<unknown> {
  const { rows } = await getPool().query(`select $1::${type}[] as items`, [parameter]);
  return rows[0].items;
}

const many = <T>(item: fc.Arbitrary<T>) => fc.array(fc.option(item), { maxLength: 20 });

test("uuids, whole numbers, texts and bytes arrive as they were, missing ones as null", async () => {
  await fc.assert(
    fc.asyncProperty(
      many(fc.uuid()),
      many(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      many(fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u0000"))),
      many(fc.uint8Array().map((bytes) => Buffer.from(bytes))),
      async (ids, numbers, texts, bytes) => {
        expect(await readBack("uuid", uuidArray(ids))).toEqual(ids);
        expect(await readBack("int4", intArray(numbers))).toEqual(numbers);
        expect(await readBack("text", textArray(texts))).toEqual(texts);
        expect(await readBack("bytea", byteaArray(bytes))).toEqual(bytes);
      },
    ),
    { numRuns: 50 },
  );
});

test("times arrive to the millisecond, before and after the year 2000", async () => {
  await fc.assert(
    fc.asyncProperty(many(fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })), async (dates) => {
      expect(await readBack("timestamptz", timeArray(dates.map((date) => date?.getTime() ?? null)))).toEqual(dates);
    }),
    { numRuns: 50 },
  );
});
