import { expect, test } from "vitest";
import { getPool } from "../client.ts";
import { newId } from "../ids.ts";
import { useTestDatabase } from "../testing.ts";
import { beat, signOff } from "./leases.ts";

useTestDatabase();

test("a worker beats also while every connection of the pool is taken", async () => {
  const taken = await Promise.all(Array.from({ length: 10 }, () => getPool().connect()));
  const waiting = getPool().query("select 1");
  const { now } = await beat(newId());
  expect(now).toBeGreaterThan(0);
  expect(getPool().waitingCount).toBe(1);
  for (const client of taken) client.release();
  await waiting;
});

test("a beat tells how many live; who signs off or falls silent is not among them", async () => {
  const [one, two, silent] = [newId(), newId(), newId()];
  await getPool().query("delete from workers");
  expect(await beat(one)).toMatchObject({ living: 1 });
  expect(await beat(two)).toMatchObject({ living: 2 });
  expect(await beat(one)).toMatchObject({ living: 2 });
  await beat(silent);
  await getPool().query("update workers set heartbeat_at = now() - interval '1 minute' where id = $1", [silent]);
  await signOff(two);
  expect(await beat(one)).toMatchObject({ living: 1 });
});
