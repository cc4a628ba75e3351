import { afterAll, expect, test } from "vitest";
import { connectedUrl, getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { createJournalWriter } from "#db/queries/journal-writer.ts";
import { findChunks, findRun } from "#db/queries/run-reads.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { LostLease } from "#server/engine/ports.ts";
import { type JournalUnderTest, testJournal } from "#server/engine/testing/journal-suite.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { birthRow } from "./birth.ts";
import { openChunk } from "./chunk.ts";
import { createFlusher, type Flusher } from "./flusher.ts";
import { createRunJournal } from "./run-journal.ts";
import { running } from "./state.ts";

useTestDatabase();
let flusher: Flusher | null = null;
afterAll(async () => flusher?.close());

async function open(): Promise<JournalUnderTest & { readonly runId: string }> {
  flusher ??= createFlusher(createJournalWriter(connectedUrl()));
  const workspaceId = await makeWorkspace();
  const key = await workspaceKey(workspaceId);
  const id = newId();
  const facts = { flowId: newId(), version: 1, planHash: "00", mode: "live", triggerId: null, actor: "hook", replayOf: null } as const;
  const row = birthRow({ workspaceId, id, ...facts, title: "Test", businessKeys: [], dedupeKey: null, startedAt: Date.now() }, key, newId(), running);
  const event = { output: null, source: "", receivedAt: 0, headers: {}, businessKeys: [] };
  const journal = createRunJournal({ workspaceId, runId: id, fence: 1, key, nextSeq: 0, birth: { row, event }, onCommit: () => undefined }, flusher);
  return {
    runId: id,
    journal,
    durable: async () => (await findChunks(workspaceId, id)).flatMap((chunk) => openChunk(key, id, chunk.seq, chunk.sealed).entries),
    status: async () => {
      const status = (await findRun(workspaceId, id))?.status ?? "running";
      return status === "running" ? null : status;
    },
  };
}

testJournal(open);

const entry = { type: "skipped", step: { node: "a", loopPath: "" }, at: 0 } as const;

test("once the fence has moved on, nothing is written any more and every write says so", async () => {
  const { journal, durable, status, runId } = await open();
  journal.add(entry);
  await journal.flush();
  await getPool().query("update runs set fence = fence + 1 where id = $1", [runId]);
  journal.add({ ...entry, step: { node: "b", loopPath: "" } });
  await expect(journal.flush()).rejects.toBeInstanceOf(LostLease);
  await expect(journal.end({ status: "succeeded" })).rejects.toBeInstanceOf(LostLease);
  expect(await durable()).toHaveLength(1);
  expect(await status()).toBeNull();
});

test("of runs in one batch each is written or lost by itself", async () => {
  const [first, second] = [await open(), await open()];
  for (const { journal } of [first, second]) await journal.flush();
  await getPool().query("update runs set fence = fence + 1 where id = $1", [first.runId]);
  for (const { journal } of [first, second]) journal.add(entry);
  const results = await Promise.allSettled([first.journal.flush(), second.journal.flush()]);
  expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled"]);
  expect(await first.durable()).toHaveLength(0);
  expect(await second.durable()).toHaveLength(1);
});
