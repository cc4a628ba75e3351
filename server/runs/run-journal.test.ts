import { afterAll, expect, test } from "vitest";
import { connectedUrl, getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { createJournalWriter, type JournalWriter } from "#db/queries/journal-writer.ts";
import { findChunks, findRun } from "#db/queries/run-reads.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { JournalAway, LostLease } from "#server/engine/ports.ts";
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

/** What happens to the next commits before they reach the database, or after they did. */
const faults: ("before" | "after")[] = [];

function faulty(writer: JournalWriter): JournalWriter {
  const reset = () => Object.assign(new Error("reset"), { code: "ECONNRESET" });
  return {
    ...writer,
    async commit(commits) {
      const fault = faults.shift();
      if (fault === "before") throw reset();
      const written = await writer.commit(commits);
      if (fault === "after") throw reset();
      return written;
    },
  };
}

async function open(): Promise<JournalUnderTest & { readonly runId: string }> {
  flusher ??= createFlusher(faulty(createJournalWriter(connectedUrl())));
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

test.each(["before", "after"] as const)("a connection that breaks %s a commit loses and doubles nothing of a run that is born", async (fault) => {
  const { journal, durable } = await open();
  await journal.flush();
  faults.push(fault, fault);
  journal.add(entry);
  const first = journal.flush();
  await new Promise((resolve) => setImmediate(resolve));
  // Added while the first is held back: it must go second, in a commit of its own.
  journal.add({ ...entry, step: { node: "b", loopPath: "" } });
  await Promise.all([first, journal.flush()]);
  expect((await durable()).map((one) => one.step.node)).toEqual(["a", "b"]);
});

test("an event that could not be stored says so at once, and nothing of its run is written later", async () => {
  const { journal, durable } = await open();
  faults.push("before");
  journal.add(entry);
  const first = journal.flush();
  await new Promise((resolve) => setImmediate(resolve));
  journal.add({ ...entry, step: { node: "b", loopPath: "" } });
  const second = journal.flush();
  expect((await Promise.allSettled([first, second])).map((result) => result.status)).toEqual(["rejected", "rejected"]);
  await expect(journal.flush()).rejects.toBeInstanceOf(JournalAway);
  const other = await open();
  await other.journal.flush();
  expect(await durable()).toEqual([]);
});
