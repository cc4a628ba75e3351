import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { NOTICE_LIMIT, notifyProcesses } from "#db/queries/run-changes.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { announce, onRunChange, type RunChange } from "./changes.ts";
import { type Forwarding, noticesOf, startForwarding } from "./forward.ts";

useTestDatabase();
const origin = "this process";
let forwarding: Forwarding;

beforeEach(async () => {
  forwarding = await startForwarding(origin);
});
afterEach(() => forwarding.close());

/** What pages of a workspace are told, in order. */
async function watch() {
  const workspaceId = await makeWorkspace();
  const heard: RunChange[] = [];
  onRunChange(workspaceId, (change) => heard.push(change));
  return { workspaceId, heard };
}

test("a change in another process is heard here", async () => {
  const { workspaceId, heard } = await watch();
  const change = { workspaceId, runId: newId(), status: "succeeded" } as const;
  for (const text of noticesOf("another process", [change])) await notifyProcesses(text);
  await expect.poll(() => heard).toEqual([change]);
});

test("a change of this process is heard once, although the others are told", async () => {
  const { workspaceId, heard } = await watch();
  const [own, other] = [newId(), newId()];
  announce({ workspaceId, runId: own, status: "running" });
  announce({ workspaceId, runId: own, status: null });
  await expect.poll(() => heard).toHaveLength(2);
  for (const text of noticesOf("another process", [{ workspaceId, runId: other, status: null }])) await notifyProcesses(text);
  await expect.poll(() => heard.map(({ runId }) => runId)).toEqual([own, own, other]);
});

test("a notice that is no notice is passed over", async () => {
  const { workspaceId, heard } = await watch();
  await notifyProcesses("not json");
  await notifyProcesses('{"from":1}');
  const change = { workspaceId, runId: newId(), status: null };
  for (const text of noticesOf("another process", [change])) await notifyProcesses(text);
  await expect.poll(() => heard).toEqual([change]);
});

test("any number of changes fits into notices that PostgreSQL takes", () => {
  const changes = Array.from({ length: 1_000 }, () => ({ workspaceId: newId(), runId: newId(), status: "succeeded" as const }));
  const texts = noticesOf(newId(), changes);
  expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(NOTICE_LIMIT);
  expect(texts.flatMap((text) => JSON.parse(text).changes)).toHaveLength(1_000);
});
