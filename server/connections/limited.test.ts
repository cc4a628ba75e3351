import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import type { CallResult } from "#server/connectors/runtime/interpret.ts";
import { createLimits, type LimitedCall } from "./limited.ts";
import { shareLimitsAmong } from "./rate-share.ts";

useTestDatabase();
const app = createServer((_request, response) => response.end("{}"));
let url = "";
let account: Pick<LimitedCall, "workspaceId" | "connection">;

beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const address = app.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`;
  account = { workspaceId: await makeWorkspace(), connection: newId() };
  await getPool().query(
    "insert into connections (workspace_id, id, connector, auth, name, sandbox, vars, allowed_effects) values ($1, $2, 'xero', 'oauth', 'Books', false, '{}', '{read}')",
    [account.workspaceId, account.connection],
  );
});
afterAll(() => {
  shareLimitsAmong(1);
  app.close();
});

const blocks = async (): Promise<number> => (await getPool().query("select count(*) as rows from rate_blocks")).rows[0].rows;

/** Seconds from before the first was asked for until the last went out; a slow machine makes it longer, never shorter. */
let lasted = 0;

/** As many processes as there are numbers, each with so many calls at once; gives how many were made. */
async function callFrom(counts: readonly number[]): Promise<number> {
  shareLimitsAmong(counts.length);
  const began = performance.now();
  const call = { ...account, connector: { rate: { calls: 10, perMs: 1_000, concurrent: 10 } }, operation: { id: "write" }, text: () => "" };
  const processes = counts.map(() => createLimits());
  const work = async (): Promise<CallResult> => {
    lasted = (performance.now() - began) / 1_000;
    return { ok: true, output: await (await fetch(url)).text() };
  };
  const results = counts.flatMap((count, process) =>
    Array.from({ length: count }, () => processes[process]?.({ ...call, signal: new AbortController().signal }, work)),
  );
  return (await Promise.all(results)).filter((result) => result?.ok).length;
}

test("one process alone has the whole limit without a word to the database", async () => {
  expect(await callFrom([25])).toBe(25);
  expect(await blocks()).toBe(0);
});

test("G9: two processes together keep to the limit of an account; one that has little to do leaves its part to the other", async () => {
  // Ten a second: what is over the first ten takes as many seconds as there are tens. A process of its own limit would be done sooner.
  expect(await callFrom([1, 25])).toBe(26);
  expect(lasted).toBeGreaterThanOrEqual(1.6);
  expect(await callFrom([20, 20])).toBe(40);
  expect(lasted).toBeGreaterThanOrEqual(2.9);
  expect(await blocks()).toBe(1);
});
