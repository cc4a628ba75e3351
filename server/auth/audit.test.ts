import { expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { appendAudit, listAudit, verifyAudit } from "#db/queries/audit.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";

useTestDatabase();

const actor = { kind: "system", task: "test" };

async function withLines(count: number) {
  const workspaceId = await makeWorkspace();
  const line = (n: number) => inTransaction((tx) => appendAudit(workspaceId, { actor, action: "flow.renamed", subject: `flow:${n}`, details: { n } }, tx));
  await Promise.all(Array.from({ length: count }, (_, n) => line(n)));
  return workspaceId;
}

/** What an intruder with the database's own rights would do. */
async function asIntruder(statement: string, values: unknown[]): Promise<void> {
  const client = await getPool().connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(statement, values);
    await client.query("set session_replication_role = origin");
  } finally {
    client.release();
  }
}

test("lines written at the same time form one unbroken chain", async () => {
  const workspaceId = await withLines(12);
  expect(await verifyAudit(workspaceId)).toEqual({ ok: true, lines: 12 });
  const [newest] = await listAudit(workspaceId, null, 1);
  expect(newest?.seq).toBe(12);
  expect(await listAudit(workspaceId, 3, 10)).toHaveLength(2);
});

test("a change that is undone leaves no line", async () => {
  const workspaceId = await withLines(1);
  const undone = inTransaction(async (tx) => {
    await appendAudit(workspaceId, { actor, action: "flow.removed", subject: "flow:1" }, tx);
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  expect(await verifyAudit(workspaceId)).toEqual({ ok: true, lines: 1 });
});

test("the application cannot change or remove a line", async () => {
  const workspaceId = await withLines(1);
  await expect(getPool().query("update audit set action = 'x' where workspace_id = $1", [workspaceId])).rejects.toThrow("append-only");
  await expect(getPool().query("delete from audit where workspace_id = $1", [workspaceId])).rejects.toThrow("append-only");
  await expect(getPool().query("truncate audit")).rejects.toThrow("append-only");
});

test.each([
  ["changed", "update audit set details = '{\"n\":99}' where workspace_id = $1 and seq = 2", 2],
  ["removed", "delete from audit where workspace_id = $1 and seq = 2", 2],
  ["removed from the end", "delete from audit where workspace_id = $1 and seq = 4", 4],
])("a line %s behind our back is found", async (_, statement, seq) => {
  const workspaceId = await withLines(4);
  await asIntruder(statement, [workspaceId]);
  expect(await verifyAudit(workspaceId)).toEqual({ ok: false, seq });
});
