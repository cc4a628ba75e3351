import { afterAll, beforeEach, expect, test } from "vitest";
import { asWorkspaceId, newId } from "#db/ids.ts";
import { insertConnection } from "#db/queries/connections.ts";
import { insertWorkspace } from "#db/queries/members.ts";
import { listSandboxRecords } from "#db/queries/sandbox.ts";
import { inTransaction } from "#db/queries/transaction.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Operation } from "#server/connectors/contract.ts";
import { inventory } from "#server/connectors/inventory/index.ts";
import type { CallResult } from "#server/connectors/runtime/interpret.ts";
import { prepareRequest } from "#server/connectors/runtime/prepare.ts";
import { sendRequest } from "#server/connectors/runtime/run-operation.ts";
import { xero } from "#server/connectors/xero/index.ts";
import { closeConnections } from "#server/egress/exchange.ts";
import { readAccount, resetAccount, type SandboxView, startAccount, switchAccount } from "./accounts.ts";
import { sandboxBaseUrl, stopSandbox } from "./listener.ts";
import type { SandboxAccount } from "./sealed.ts";

useTestDatabase();
afterAll(async () => {
  await stopSandbox();
  await closeConnections();
});

let account: SandboxAccount;
beforeEach(async () => {
  account = await makeAccount("xero");
});

async function makeAccount(connector: "xero" | "inventory", workspaceId = asWorkspaceId(newId())): Promise<SandboxAccount> {
  await insertWorkspace(workspaceId, "Bell & Co").catch(() => undefined);
  const connectionId = newId();
  const made = { workspaceId, connectionId, connector };
  await inTransaction(async (tx) => {
    await insertConnection(workspaceId, { id: connectionId, connector, auth: "oauth", name: "A sandbox", sandbox: true, vars: "{}", allowedEffects: [] }, tx);
    await startAccount(made, connector === "xero" ? xero : inventory, tx);
  });
  return made;
}

const invoice = xero.operations.create_invoice;

async function call(input: Operation["sampleInput"], key: string, timeoutMs = 10_000): Promise<CallResult> {
  const prepared = prepareRequest(xero, invoice, input, { vars: xero.sandbox.vars, key, auth: "oauth" });
  if (!prepared.ok) throw new Error(prepared.failure.message);
  const opened = {
    id: account.connectionId,
    connector: "xero",
    auth: "oauth",
    vars: xero.sandbox.vars,
    allowedEffects: ["create"],
    sandbox: { baseUrl: await sandboxBaseUrl(account) },
    secrets: () => Promise.resolve(xero.sandbox.secrets),
  } as const;
  return sendRequest(xero, invoice, prepared.request, opened, { timeoutMs, signal: new AbortController().signal });
}

async function view(): Promise<SandboxView> {
  const seen = await readAccount(account, xero);
  if (seen === null) throw new Error("There is no such account.");
  return seen;
}

test("an invoice is made, kept, and can be read as the app would show it", async () => {
  expect(await call(invoice.sampleInput, "key-1")).toMatchObject({ ok: true, output: { InvoiceNumber: "INV-0031", Total: 79.9, Date: "2026-11-20" } });
  const { entries, changes, changeCount } = await view();
  expect(entries[0]).toMatchObject({ kind: "invoice", title: "Invoice INV-0031 for £79.90", fields: { Contact: "Ada Bell", Reference: "#1042" } });
  expect(changes).toMatchObject([{ kind: "invoice", title: "Invoice INV-0031 for £79.90" }]);
  expect(changeCount).toBe(1);
});

test("twenty at once with one key make one invoice and get one answer; with twenty keys they make twenty numbers", async () => {
  const same = await Promise.all(Array.from({ length: 20 }, () => call(invoice.sampleInput, "one-key")));
  expect(new Set(same.map((result) => JSON.stringify(result))).size).toBe(1);
  expect((await view()).changeCount).toBe(1);
  const many = await Promise.all(Array.from({ length: 20 }, (_, index) => call(invoice.sampleInput, `key-${index}`)));
  expect(new Set(many.map((result) => JSON.stringify(result))).size).toBe(20);
  expect((await view()).changeCount).toBe(21);
});

test("after the process is gone, state and answers are still there", async () => {
  const before = await call(invoice.sampleInput, "key-1");
  await stopSandbox();
  expect(await call(invoice.sampleInput, "key-1")).toEqual(before);
  expect(await call(invoice.sampleInput, "key-2")).toMatchObject({ output: { InvoiceNumber: "INV-0032" } });
});

test("a key that comes back with another request is refused", async () => {
  await call(invoice.sampleInput, "key-1");
  expect(await call({ ...invoice.sampleInput, Reference: "#1043" }, "key-1")).toMatchObject({ failure: { kind: "rejected", status: 409 } });
  expect((await view()).changeCount).toBe(1);
});

test("a slow answer that nobody waited for had its effect, and the same key finds it", async () => {
  await switchAccount(account, ["slow"]);
  expect(await call(invoice.sampleInput, "key-1", 400)).toMatchObject({ failure: { kind: "unavailable", reason: "timeout", sent: true } });
  await switchAccount(account, []);
  expect(await call(invoice.sampleInput, "key-1")).toMatchObject({ ok: true, output: { InvoiceNumber: "INV-0031" } });
  expect((await view()).changeCount).toBe(1);
});

test.each([
  ["reject", { kind: "rejected", status: 400, message: "The document date falls in a locked period" }],
  ["rateLimit", { kind: "unavailable", reason: "rateLimited", sent: false, retryAfterMs: 5_000 }],
  ["expired", { kind: "unauthorized", status: 401 }],
] as const)("switched to %s it makes nothing", async (name, failure) => {
  await switchAccount(account, [name]);
  expect(await call(invoice.sampleInput, "key-1")).toMatchObject({ ok: false, failure });
  expect(await view()).toMatchObject({ changeCount: 0, switches: [name] });
});

test("reset brings back the first day", async () => {
  await switchAccount(account, ["slow"]);
  await call(invoice.sampleInput, "key-1", 400);
  await resetAccount(account, xero);
  expect(await view()).toEqual({ entries: [], changes: [], changeCount: 0, switches: [] });
  expect(await call(invoice.sampleInput, "key-1")).toMatchObject({ output: { InvoiceNumber: "INV-0031" } });
});

test("an address that was not handed out is nothing, and one account is not another", async () => {
  const other = await makeAccount("xero", account.workspaceId);
  await call(invoice.sampleInput, "key-1");
  expect((await readAccount(other, xero))?.changeCount).toBe(0);
  const base = await sandboxBaseUrl(account);
  expect((await fetch(`${new URL(base).origin}/guess/Invoices`)).status).toBe(404);
  expect(base.split("/").at(-1)).toMatch(/^[A-Za-z0-9_-]{32}$/);
});

test("nothing of a payload is stored in clear", async () => {
  await call(invoice.sampleInput, "key-1");
  const [row] = await listSandboxRecords(account.workspaceId, account.connectionId, 1);
  expect(row?.content.includes(Buffer.from("Ada"))).toBe(false);
});
