import { beforeAll, expect, test } from "vitest";
import { newId, type WorkspaceId } from "#db/ids.ts";
import { makeWorkspace, useTestDatabase } from "#db/testing.ts";
import { dataKey } from "#server/sealing/data-key.ts";
import { CannotOpen, seal } from "#server/sealing/seal.ts";
import { openSecrets, sealSecrets } from "./vault.ts";

useTestDatabase();
let workspaceId: WorkspaceId;
const id = newId();

beforeAll(async () => {
  workspaceId = await makeWorkspace();
});

test("each field opens in its own place only: one cannot stand in for another", async () => {
  const sealed = await sealSecrets(workspaceId, id, { accessToken: "canary-a", refreshToken: "canary-b" });
  expect(await openSecrets(workspaceId, id, sealed)).toEqual({ accessToken: "canary-a", refreshToken: "canary-b" });
  expect(sealed.toString()).not.toContain("canary");
  const { accessToken, refreshToken } = JSON.parse(sealed.toString());
  const swapped = Buffer.from(JSON.stringify({ accessToken: refreshToken, refreshToken: accessToken }));
  await expect(openSecrets(workspaceId, id, swapped)).rejects.toThrow(CannotOpen);
});

test("nor do they open for another account or another workspace", async () => {
  const sealed = await sealSecrets(workspaceId, id, { accessToken: "canary-a" });
  await expect(openSecrets(workspaceId, newId(), sealed)).rejects.toThrow(CannotOpen);
  await expect(openSecrets(await makeWorkspace(), id, sealed)).rejects.toThrow(CannotOpen);
});

test("a changed byte is seen", async () => {
  const sealed = await sealSecrets(workspaceId, id, { accessToken: "canary-a" });
  const { accessToken } = JSON.parse(sealed.toString());
  const bytes = Buffer.from(accessToken, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await expect(openSecrets(workspaceId, id, Buffer.from(JSON.stringify({ accessToken: bytes.toString("base64") })))).rejects.toThrow(CannotOpen);
});

test("accounts that were stored under one seal for all fields still open", async () => {
  const key = await dataKey(workspaceId, `connection:${id}`);
  const before = seal(key, `connection|${workspaceId}|${id}|secrets|connection:${id}`, Buffer.from(JSON.stringify({ apiKey: "canary-c" })));
  expect(await openSecrets(workspaceId, id, before)).toEqual({ apiKey: "canary-c" });
});
