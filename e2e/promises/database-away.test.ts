import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { type ApiClient, connectApi } from "./api-client.ts";
import { type Cable, layCable } from "./cable.ts";
import { apps, type LiveFlow, publishOrderFlow } from "./live-flow.ts";
import { deliver, exampleOrder, post } from "./orders.ts";
import { usePrivateFiles } from "./private-files.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const database = useTestDatabase();
const files = usePrivateFiles();
const order = exampleOrder();
let cable: Cable;
let server: ServerProcess;
let api: ApiClient;
let live: LiveFlow;

beforeAll(async () => {
  cable = await layCable(database.url());
  server = await startServer({ databaseUrl: cable.url, ...files });
  const { workspaceId, actor } = await makeSignedIn("owner");
  api = connectApi(server.url, (await files.cookieOf(actor.userId)).cookie);
  live = await publishOrderFlow(api, workspaceId);
});
afterAll(async () => {
  expect(await server.end("SIGTERM")).toBe(0);
  cable.cut();
});

const ready = async (): Promise<number> => (await fetch(`${server.url}/readyz`)).status;

test("T24, G12: while the database is away nothing is said to be stored; when it is back, all goes on by itself", { timeout: 90_000 }, async () => {
  const early = Array.from({ length: 5 }, () => deliver(order, live.signingSecret));
  const late = Array.from({ length: 5 }, () => deliver(order, live.signingSecret));
  // Cut when some results are on their way to the journal: runs are at every stage.
  let results = 0;
  cable.judge = (unit) => {
    if (/^\s*commit/i.test(unit.sql)) results += 1;
    return results === 4 ? "cutAfter" : "pass";
  };
  const answered = await Promise.all(early.map(async (delivery) => ({ delivery, status: (await post(live.hook, delivery)).status })));
  await expect.poll(ready, { timeout: 20_000 }).toBe(503);
  expect(answered.filter(({ status }) => ![202, 503].includes(status))).toEqual([]);
  const away = await Promise.all(late.map((delivery) => post(live.hook, delivery)));
  expect(away.map(({ status }) => status)).toEqual(Array(5).fill(503));
  expect(away.map(({ headers }) => Number(headers.get("retry-after")) > 0)).toEqual(Array(5).fill(true));
  const texts = await Promise.all(away.map((answer) => answer.text()));
  expect(texts.join()).not.toMatch(/ECONN|postgres|terminat/i);

  cable.judge = () => "pass";
  await cable.mend();
  await expect.poll(ready, { timeout: 20_000 }).toBe(200);
  // Those who had a 503 send again, as they were told.
  const again = [...answered.filter(({ status }) => status !== 202).map(({ delivery }) => delivery), ...late];
  for (const delivery of again) await expect.poll(async () => (await post(live.hook, delivery)).ok, { timeout: 20_000 }).toBe(true);
  const statuses = async () => (await api.runs.list.query({})).rows.map(({ status }) => status);
  await expect.poll(statuses, { timeout: 40_000 }).toEqual(Array(10).fill("succeeded"));
  const seen = await Promise.all(apps.map((app) => api.accounts.sandbox.query({ id: live.accounts[app] })));
  expect([seen[0]?.changeCount, seen[2]?.changeCount]).toEqual([10, 10]);
});
