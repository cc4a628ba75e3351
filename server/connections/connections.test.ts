import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { asWorkspaceId, newId } from "#db/ids.ts";
import { listAudit } from "#db/queries/audit.ts";
import { findConnection, updateConnection } from "#db/queries/connections.ts";
import { insertWorkspace } from "#db/queries/members.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { inventory } from "#server/connectors/inventory/index.ts";
import { mailchimp } from "#server/connectors/mailchimp/index.ts";
import { prepareRequest } from "#server/connectors/runtime/prepare.ts";
import { sendRequest } from "#server/connectors/runtime/run-operation.ts";
import { closeConnections } from "#server/egress/exchange.ts";
import { settle } from "#server/env.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";
import { CannotOpen } from "#server/sealing/seal.ts";
import { accountApps } from "./apps.ts";
import { allowEffects, changeVars, removeAccount, renameAccount } from "./change.ts";
import { createKeyAccount, type KeyAccountInput, replaceKeys } from "./key-accounts.ts";
import { catalogConnections, listConnections } from "./list.ts";
import { lookupChoices } from "./lookup.ts";
import { openAccount } from "./open.ts";
import { createSandboxAccount, readSandbox, resetSandbox, setSandboxSwitches } from "./sandbox-accounts.ts";
import { reportHealth, testAccount } from "./test-account.ts";

useTestDatabase();

const canary = "stock-key-canary-8c1f02d7";
const seen: (string | undefined)[] = [];
const stub = createServer((request, response) => {
  const key = request.headers["x-api-key"];
  seen.push(typeof key === "string" ? key : undefined);
  response
    .writeHead(key === canary ? 200 : 401, { "content-type": "application/json" })
    .end(JSON.stringify({ items: [], detail: `no such key: ${String(key)}` }));
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => stub.listen(0, "127.0.0.1", resolve));
  const bound = stub.address();
  const host = `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  address = `http://${host}/v2`;
  settle({ EGRESS_ALLOW: host });
});
afterAll(async () => {
  settle({ EGRESS_ALLOW: "" });
  await stopSandbox();
  await closeConnections();
  stub.close();
});

let access: Access;
beforeEach(async () => {
  access = await someone();
  seen.length = 0;
});

async function someone(): Promise<Access> {
  const workspaceId = asWorkspaceId(newId());
  await insertWorkspace(workspaceId, "Bell & Co");
  return { workspaceId, role: "owner", actor: { kind: "system", task: "test" } };
}

function typed(change: Partial<KeyAccountInput> = {}): KeyAccountInput {
  return { connector: "inventory", auth: "api_key", name: "Stock", vars: { address }, secrets: { apiKey: canary }, ...change };
}

async function stored(id: string): Promise<NonNullable<Awaited<ReturnType<typeof findConnection>>>> {
  const row = await findConnection(access.workspaceId, id);
  if (row === null) throw new Error("The account is not there.");
  return row;
}

test("a key is tried before anything is stored, with the blanks of pasting taken off", async () => {
  const { id, organisation } = await createKeyAccount(access, typed({ secrets: { apiKey: `  ${canary}\n` }, name: " Stock " }));
  expect(organisation).toBeNull();
  expect(seen).toEqual([canary]);
  expect(await listConnections(access.workspaceId)).toMatchObject([
    { id, name: "Stock", connector: "inventory", sandbox: false, health: "working", hint: "02d7" },
  ]);
});

test("a key that the app refuses is not stored, and is not in the reason", async () => {
  const tried = createKeyAccount(access, typed({ secrets: { apiKey: "wrong-key-canary-111111" } }));
  await expect(tried).rejects.toMatchObject({ kind: "invalid", code: "account_test_failed" });
  expect(JSON.stringify(await tried.catch((error: { params: unknown }) => error.params))).not.toContain("wrong-key-canary");
  expect(await listConnections(access.workspaceId)).toEqual([]);
});

test.each([
  ["an address with a user name", { vars: { address: "https://a:b@stock.example.com" } }, "Address of the service"],
  ["an address with a query", { vars: { address: "https://stock.example.com/?x" } }, "Address of the service"],
  ["no address", { vars: {} }, "Address of the service"],
  ["no key", { secrets: {} }, "API key"],
  ["a short key", { secrets: { apiKey: "1234567" } }, "API key"],
])("%s is refused before anything is sent", async (_, change, field) => {
  await expect(createKeyAccount(access, typed(change))).rejects.toMatchObject({ code: "account_field", params: { field } });
  expect(seen).toEqual([]);
});

test("an address in a private network is refused, and nothing is sent", async () => {
  await expect(createKeyAccount(access, typed({ vars: { address: "https://127.0.0.1:9" } }))).rejects.toMatchObject({
    code: "account_test_failed",
    params: { reason: expect.stringContaining("Address not allowed") },
  });
});

test("secrets are write-only: in no row, list, catalog or audit line", async () => {
  const { id } = await createKeyAccount(access, typed());
  const row = await stored(id);
  expect(row.secrets?.includes(Buffer.from(canary))).toBe(false);
  const shown = JSON.stringify([
    row,
    await listConnections(access.workspaceId),
    await catalogConnections(access.workspaceId),
    await listAudit(access.workspaceId, null, 10),
  ]);
  expect(shown).not.toContain(canary);
  expect(shown).not.toContain(Buffer.from(canary).toString("base64"));
  expect(await (await openAccount(access.workspaceId, id))?.secrets()).toEqual({ apiKey: canary });
});

test("secrets moved to another account do not open", async () => {
  const [ours, theirs] = [await createKeyAccount(access, typed()), await createKeyAccount(access, typed())];
  const { secrets } = await stored(ours.id);
  await updateConnection(access.workspaceId, theirs.id, { secrets });
  await expect((await openAccount(access.workspaceId, theirs.id))?.secrets()).rejects.toThrow(CannotOpen);
});

test("pointing an account elsewhere erases its key", async () => {
  const { id } = await createKeyAccount(access, typed());
  await openAccount(access.workspaceId, id);
  await changeVars(access, id, { address: "https://stock.example.com" });
  expect(await stored(id)).toMatchObject({ secrets: null, hint: null, health: "broken" });
  expect(await (await openAccount(access.workspaceId, id))?.secrets()).toEqual({});
  await replaceKeys(access, id, { vars: { address }, secrets: { apiKey: canary } });
  expect(await stored(id)).toMatchObject({ health: "working", hint: "02d7" });
});

test("what an account may do is kept and enforced", async () => {
  const { id } = await createKeyAccount(access, typed());
  await allowEffects(access, id, ["read"]);
  const account = await openAccount(access.workspaceId, id);
  const operation = inventory.operations.adjust_stock;
  const prepared = prepareRequest(inventory, operation, operation.sampleInput, { vars: { address }, key: "k", auth: "api_key" });
  const calm = { timeoutMs: 1_000, signal: new AbortController().signal };
  const before = seen.length;
  expect(account && prepared.ok ? await sendRequest(inventory, operation, prepared.request, account, calm) : null).toMatchObject({
    failure: { kind: "refused" },
  });
  expect(seen.length).toBe(before);
});

test("a request that was prepared for another address is refused before the secret is opened", async () => {
  const { id } = await createKeyAccount(access, typed());
  const account = await openAccount(access.workspaceId, id);
  const operation = inventory.operations.get_stock_level;
  const prepared = prepareRequest(inventory, operation, { sku: "A" }, { vars: { address: "https://elsewhere.example.com" }, key: "k", auth: "api_key" });
  const opened = vi.fn(() => Promise.resolve({}));
  const spied = account && { ...account, secrets: opened };
  const calm = { timeoutMs: 1_000, signal: new AbortController().signal };
  expect(spied && prepared.ok ? await sendRequest(inventory, operation, prepared.request, spied, calm) : null).toMatchObject({ failure: { kind: "refused" } });
  expect(opened).not.toHaveBeenCalled();
});

test("a removed account is gone, and so is its key", async () => {
  const { id } = await createKeyAccount(access, typed());
  await openAccount(access.workspaceId, id);
  await removeAccount(access, id);
  expect(await openAccount(access.workspaceId, id)).toBeNull();
  await expect(removeAccount(access, id)).rejects.toMatchObject({ kind: "not_found" });
});

test("nobody reaches an account of another workspace", async () => {
  const { id } = await createSandboxAccount(access, { connector: "xero" });
  const stranger = await someone();
  expect(await openAccount(stranger.workspaceId, id)).toBeNull();
  for (const attempt of [
    () => testAccount(stranger, id),
    () => renameAccount(stranger, id, "mine"),
    () => removeAccount(stranger, id),
    () => allowEffects(stranger, id, []),
    () => changeVars(stranger, id, {}),
    () => replaceKeys(stranger, id, { vars: {}, secrets: {} }),
    () => readSandbox(stranger, id),
    () => resetSandbox(stranger, id),
    () => setSandboxSwitches(stranger, id, ["reject"]),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ kind: "not_found" });
  }
});

test.each(["shopify", "inventory", "mailchimp", "xero"])("a %s sandbox works at once and names its organisation", async (connector) => {
  const { id } = await createSandboxAccount(access, { connector });
  expect(await testAccount(access, id)).toMatchObject({ ok: true });
  expect(await listConnections(access.workspaceId)).toMatchObject([{ id, sandbox: true, health: "working", hint: null }]);
  expect((await readSandbox(access, id)).switches).toEqual([]);
});

test("two sandbox accounts never sign alike", async () => {
  const ids = await Promise.all([
    createSandboxAccount(access, { connector: "shopify" }),
    createSandboxAccount(access, { connector: "shopify", name: "Second" }),
  ]);
  const secrets = await Promise.all(ids.map(async ({ id }) => (await openAccount(access.workspaceId, id))?.secrets()));
  expect(new Set(secrets.map((set) => set?.signingSecret)).size).toBe(2);
});

test("an expired account is broken until it works again", async () => {
  const { id } = await createSandboxAccount(access, { connector: "mailchimp" });
  await setSandboxSwitches(access, id, ["expired"]);
  expect(await testAccount(access, id)).toMatchObject({ ok: false });
  expect(await catalogConnections(access.workspaceId)).toMatchObject([{ health: "broken" }]);
  await resetSandbox(access, id);
  expect(await testAccount(access, id)).toEqual({ ok: true, organisation: "Harbour Homeware (sandbox)" });
  await reportHealth(access.workspaceId, id, "broken", "The app said no.");
  expect(await listConnections(access.workspaceId)).toMatchObject([{ health: "broken", healthReason: "The app said no." }]);
});

test("the engine's calls go through the account, whose health is kept", async () => {
  const { id } = await createSandboxAccount(access, { connector: "mailchimp" });
  const ref = { connector: "mailchimp", operation: "upsert_member", connection: id };
  const apps = accountApps(access.workspaceId);
  const { sampleInput } = mailchimp.operations.upsert_member;
  const prepared = await apps.prepare(ref, sampleInput, "key-1");
  const request = prepared.ok ? prepared.request : { method: "", url: "", headers: {}, body: null };
  const calm = { timeoutMs: 5_000, signal: new AbortController().signal };
  expect(await apps.send(ref, request, calm)).toMatchObject({ ok: true, output: { status: "subscribed" } });
  expect(await apps.find(ref, sampleInput, calm)).toBeNull();
  await setSandboxSwitches(access, id, ["expired"]);
  expect(await apps.send(ref, request, calm)).toMatchObject({ failure: { kind: "unauthorized" } });
  expect(await catalogConnections(access.workspaceId)).toMatchObject([{ health: "broken" }]);
  await setSandboxSwitches(access, id, []);
  expect(await apps.send(ref, request, calm)).toMatchObject({ ok: true });
  expect(await catalogConnections(access.workspaceId)).toMatchObject([{ health: "working" }]);
});

test("the engine's calls to what is not there are refused", async () => {
  const { id } = await createSandboxAccount(access, { connector: "mailchimp" });
  const { sampleInput } = mailchimp.operations.upsert_member;
  const ref = { connector: "mailchimp", operation: "upsert_member", connection: id };
  const stranger = accountApps((await someone()).workspaceId);
  const ours = accountApps(access.workspaceId);
  for (const attempt of [
    stranger.prepare(ref, sampleInput, "k"),
    ours.prepare({ ...ref, connection: newId() }, sampleInput, "k"),
    ours.prepare({ ...ref, operation: "constructor" }, sampleInput, "k"),
    ours.prepare({ ...ref, connector: "xero", operation: "create_invoice" }, sampleInput, "k"),
  ]) {
    expect(await attempt).toMatchObject({ ok: false, failure: { kind: "refused" } });
  }
});

test("a field's live choices come from the account", async () => {
  const { id } = await createSandboxAccount(access, { connector: "xero" });
  expect(await lookupChoices(access, { account: id, lookup: "accounts" })).toContainEqual({ value: "200", title: "Sales" });
  await expect(lookupChoices(access, { account: id, lookup: "nothing" })).rejects.toMatchObject({ kind: "not_found" });
  await setSandboxSwitches(access, id, ["rateLimit"]);
  await expect(lookupChoices(access, { account: id, lookup: "accounts" })).rejects.toMatchObject({ code: "lookup_failed" });
});

test("an unknown app and an unknown way to sign in do not exist", async () => {
  await expect(createSandboxAccount(access, { connector: "__proto__" })).rejects.toMatchObject({ kind: "not_found" });
  await expect(createKeyAccount(access, typed({ auth: "oauth" }))).rejects.toMatchObject({ kind: "not_found" });
});
