import { expect, test } from "vitest";
import { getPool } from "../client.ts";
import { newId, type WorkspaceId } from "../ids.ts";
import { makeWorkspace, useTestDatabase } from "../testing.ts";
import { takeBlock } from "./rate-blocks.ts";

useTestDatabase();

async function makeConnection(): Promise<{ readonly workspaceId: WorkspaceId; readonly id: string }> {
  const [workspaceId, id] = [await makeWorkspace(), newId()];
  await getPool().query(
    "insert into connections (workspace_id, id, connector, auth, name, sandbox, vars, allowed_effects) values ($1, $2, 'xero', 'oauth', 'Books', false, '{}', '{read}')",
    [workspaceId, id],
  );
  return { workspaceId, id };
}

const rule = { blocks: 5, perMs: 60_000, validMs: 15_000 };

test("as many blocks as there are, whoever asks at once; the others learn when the next one is free", async () => {
  const { workspaceId, id } = await makeConnection();
  const waits = await Promise.all(Array.from({ length: 30 }, () => takeBlock(workspaceId, id, "", rule)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  for (const wait of waits.filter((one) => one !== 0)) {
    expect(wait).toBeGreaterThan(60_000);
    expect(wait).toBeLessThanOrEqual(75_000);
  }
});

test("a block that has run out a window ago is free again; those of another operation or account are others", async () => {
  const { workspaceId, id } = await makeConnection();
  for (let nth = 0; nth < 5; nth += 1) await takeBlock(workspaceId, id, "", rule);
  expect(await takeBlock(workspaceId, id, "create", rule)).toBe(0);
  const other = await makeConnection();
  expect(await takeBlock(other.workspaceId, other.id, "", rule)).toBe(0);
  expect(await takeBlock(workspaceId, id, "", rule)).toBeGreaterThan(0);
  await getPool().query("update rate_blocks set taken[1] = clock_timestamp() - interval '61 seconds' where connection_id = $1 and operation = ''", [id]);
  expect(await takeBlock(workspaceId, id, "", rule)).toBe(0);
  expect(await takeBlock(workspaceId, id, "", rule)).toBeGreaterThan(0);
});

test("what was taken goes with its account", async () => {
  const { workspaceId, id } = await makeConnection();
  await takeBlock(workspaceId, id, "", rule);
  await getPool().query("delete from connections where id = $1", [id]);
  expect((await getPool().query("select 1 from rate_blocks where connection_id = $1", [id])).rows).toEqual([]);
});
