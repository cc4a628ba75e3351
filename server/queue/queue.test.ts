import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { useTestDatabase } from "#db/testing.ts";
import { enqueue, queueIsUp, type RunningQueue, startQueue, work } from "./queue.ts";
import { queueNames, queues } from "./queues.ts";

useTestDatabase();
let queue: RunningQueue;
let woken: number[] = [];
let says: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  await work("wake", async () => {
    woken.push(await databaseNow());
    await says();
  });
  queue = await startQueue();
});
beforeEach(async () => {
  await getPool().query("delete from queue.job");
  woken = [];
  says = () => Promise.resolve();
});
afterAll(async () => {
  await queue.close();
});

async function databaseNow(): Promise<number> {
  const { rows } = await getPool().query("select extract(epoch from clock_timestamp()) * 1000 as now");
  return Number(rows[0].now);
}

const jobs = async () => (await getPool().query("select name, state, data, output from queue.job where name = 'wake'")).rows;

test("whoever works on a queue is woken, and never before the time", async () => {
  const now = await databaseNow();
  await enqueue("wake", [now - 60_000], now);
  await expect.poll(() => woken).toHaveLength(1);
  await enqueue("wake", [now + 1_200], now);
  await expect.poll(() => woken).toHaveLength(2);
  expect(woken[1]).toBeGreaterThanOrEqual(now + 1_200);
});

test("a thousand wakes for one moment are one job, and it carries nothing", async () => {
  const now = await databaseNow();
  const due = Math.ceil((now + 3_600_000) / 250) * 250;
  for (let round = 0; round < 4; round += 1)
    await enqueue(
      "wake",
      Array.from({ length: 250 }, (_, index) => due - index),
      now,
    );
  expect(await jobs()).toEqual([{ name: "wake", state: "created", data: null, output: null }]);
});

test("more jobs than a batch holds are all done at once, one after the other", async () => {
  const now = await databaseNow();
  let atOnce = 0;
  let most = 0;
  says = async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await databaseNow();
    atOnce -= 1;
  };
  const moments = Array.from({ length: 350 }, (_, index) => now - index * 250);
  await Promise.all(moments.map((moment) => enqueue("wake", [moment], moment)));
  await expect.poll(async () => (await jobs()).filter(({ state }) => state !== "completed")).toEqual([]);
  expect(await jobs()).toHaveLength(350);
  expect(most).toBe(1);
});

test("what goes wrong is tried no further, and its words are not stored", async () => {
  says = () => Promise.reject(new Error("canary 4711"));
  const now = await databaseNow();
  await enqueue("wake", [now], now);
  await expect.poll(async () => (await jobs()).map(({ state }) => state)).toEqual(["failed"]);
  expect(JSON.stringify(await jobs())).not.toContain("canary");
});

test("connections that break are made anew; until then nobody counts on the queue", async () => {
  expect(queueIsUp()).toBe(true);
  await getPool().query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'patchbay queue' and datname = current_database()");
  await expect.poll(queueIsUp).toBe(false);
  const now = await databaseNow();
  await enqueue("wake", [now], now);
  await expect.poll(() => woken.length).toBeGreaterThan(0);
  await expect.poll(queueIsUp).toBe(true);
});

test("what comes by itself has its times in the database, once for all processes", async () => {
  const { rows } = await getPool().query("select name, cron, timezone from queue.schedule order by name");
  const scheduled = queueNames().filter((name) => queues[name].cron !== null);
  expect(rows).toEqual(scheduled.toSorted().map((name) => ({ name, cron: queues[name].cron, timezone: "UTC" })));
});

test("a process holds two connections for it", async () => {
  const { rows } = await getPool().query(
    "select count(*) as held from pg_stat_activity where application_name = 'patchbay queue' and datname = current_database()",
  );
  expect(rows).toEqual([{ held: 2 }]);
});
