import { beforeEach, expect, test } from "vitest";
import type { WorkspaceId } from "#db/ids.ts";
import { findDataKey } from "#db/queries/data-keys.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { dataKey, eraseDataKey, workspaceKey } from "./data-key.ts";

useTestDatabase();
let workspace: WorkspaceId;
beforeEach(async () => {
  workspace = await makeWorkspace();
});

test("a workspace has one key, also when many ask for it at once", async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => workspaceKey(workspace)));
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(1);
  expect(await workspaceKey(await makeWorkspace())).not.toEqual(keys[0]);
});

test("each subject has its own key, and none is stored as it is", async () => {
  const [ours, theirs] = [await dataKey(workspace, "connection:a"), await dataKey(workspace, "connection:b")];
  expect(ours).not.toEqual(theirs);
  const stored = await findDataKey(workspace, "connection:a");
  expect(stored?.includes(ours)).toBe(false);
});

test("an erased key does not come back", async () => {
  const before = await dataKey(workspace, "connection:a");
  await eraseDataKey(workspace, "connection:a");
  expect(await findDataKey(workspace, "connection:a")).toBeNull();
  expect(await dataKey(workspace, "connection:a")).not.toEqual(before);
});
