import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getPool } from "#db/client.ts";
import { claimRenewal } from "#db/queries/connection-tokens.ts";
import { findConnection } from "#db/queries/connections.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { closeConnections } from "#server/egress/exchange.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { accountApps } from "../apps.ts";
import { forgetAccount, openAccount } from "../open.ts";
import { testAccount } from "../test-account.ts";
import { saveApp } from "./app.ts";
import { renewAccess } from "./renew.ts";
import type { Calling } from "./testing/calling-process.ts";
import { signIn, somebody } from "./testing/people.ts";
import { Vendor, type VendorAnswer } from "./testing/vendor.ts";

const database = useTestDatabase();
const keyring = `test:${randomBytes(32).toString("base64")}`;
const vendor = new Vendor();
let access: Access;
let id = "";
let given = 0;

beforeAll(async () => {
  useKeyring(parseKeyring(keyring));
  await vendor.start();
});
afterAll(async () => {
  await vendor.stop();
  await closeConnections();
});
beforeEach(async () => {
  access = await somebody();
  await saveApp(access, { connector: "books", clientId: "our-id", secret: "our-secret" });
  given = 0;
  vendor.tokens = [give];
  id = (await signIn(access)).view.account;
  vendor.seen.length = 0;
});

/** Rotates as strictly as an app can: a new pair each time, the old access ends with it, an old refresh token is of no use. */
function give(form: { readonly [name: string]: string }): VendorAnswer {
  if (form.grant_type === "refresh_token" && form.refresh_token !== `refresh-${given}`) return { status: 400, body: { error: "invalid_grant" } };
  given += 1;
  vendor.good = new Set([`access-${given}`]);
  return { body: { access_token: `access-${given}`, refresh_token: `refresh-${given}`, token_type: "Bearer", expires_in: 1800 } };
}

function call() {
  const request = { method: "GET", url: `http://${vendor.place}/api/Organisation`, headers: {}, body: null };
  const ref = { connector: "books", operation: "create_invoice", connection: id };
  return accountApps(access.workspaceId).send(ref, request, { timeoutMs: 20_000, signal: new AbortController().signal });
}

async function accessIsOver(): Promise<void> {
  await getPool().query("update connections set token_expires_at = now() - interval '1 minute' where id = $1", [id]);
  forgetAccount(access.workspaceId, id);
}

const calls = () => vendor.callsOf("/api/Organisation").map(({ headers }) => headers.authorization);
const health = async () => (await findConnection(access.workspaceId, id))?.health;

test("T23: thirty calls at once with access that has run out: one renewal, and all go out with the new access", async () => {
  await accessIsOver();
  await Promise.all(Array.from({ length: 30 }, call));
  expect(vendor.callsOf("/token")).toHaveLength(1);
  expect(calls()).toEqual(Array(30).fill("Bearer access-2"));
});

test("G15: thirty calls that are all refused renew once, and are repeated as they were", async () => {
  vendor.good.clear();
  await Promise.all(Array.from({ length: 30 }, call));
  expect(vendor.callsOf("/token")).toHaveLength(1);
  expect(calls().filter((header) => header === "Bearer access-2")).toHaveLength(30);
  expect(await health()).toBe("working");
});

test("T23: two processes with fifteen calls each renew once between them, with an app that ends everything on a second use", async () => {
  await accessIsOver();
  const settings: Calling = { databaseUrl: database.url(), keyring, place: vendor.place, workspaceId: access.workspaceId, account: id, calls: 15 };
  const two = [0, 1].map(() =>
    spawn(process.execPath, ["--no-warnings", join(import.meta.dirname, "testing/calling-process.ts"), JSON.stringify(settings)], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  await Promise.all(two.map(({ stdout }) => once(stdout, "data")));
  for (const { stdin } of two) stdin.write("go\n");
  const printed = await Promise.all(two.map(({ stdout }) => text(stdout)));
  expect(vendor.callsOf("/token")).toHaveLength(1);
  expect(calls()).toEqual(Array(30).fill("Bearer access-2"));
  expect(printed.map((line) => JSON.parse(line))).toEqual([Array(15).fill("answered"), Array(15).fill("answered")]);
});

test("G15: the new pair is stored before the new access is used", async () => {
  await accessIsOver();
  const revisions: (number | undefined)[] = [];
  vendor.tokens = [
    (form) => {
      const answer = give(form);
      vendor.good.clear();
      return answer;
    },
    give,
  ];
  await call();
  revisions.push((await findConnection(access.workspaceId, id))?.secretsRevision);
  expect(await (await openAccount(access.workspaceId, id))?.secrets()).toEqual({ accessToken: "access-3", refreshToken: "refresh-3" });
  expect(vendor.callsOf("/token").map(({ form }) => form.refresh_token)).toEqual(["refresh-1", "refresh-2"]);
  expect(revisions).toEqual([2]);
});

test("G15: a definite no breaks the account once; later calls wait for a person and send nothing", async () => {
  await accessIsOver();
  vendor.tokens = [() => ({ status: 400, body: { error: "invalid_grant" } })];
  const results = await Promise.all(Array.from({ length: 5 }, call));
  expect(results).toEqual(Array(5).fill({ ok: false, held: "account", forMs: expect.any(Number) }));
  expect(vendor.callsOf("/token")).toHaveLength(1);
  expect(await health()).toBe("broken");
  await call();
  expect([vendor.callsOf("/token").length, calls()]).toEqual([1, []]);
});

test.each([
  ["a fault of the app", { status: 503, body: {} }],
  ["a limit", { status: 429, body: { error: "slow_down" } }],
  ["a page instead of an answer", { status: 200, body: "<html>" }],
  ["another error", { status: 400, body: { error: "invalid_client" } }],
])("G15: %s breaks nothing, and the step is tried again later", async (_, answer) => {
  await accessIsOver();
  vendor.tokens = [() => answer];
  expect(await call()).toMatchObject({ ok: false, failure: { kind: "unavailable", reason: "transport", sent: false } });
  expect(await health()).toBe("working");
  vendor.tokens = [give];
  await call();
  expect(calls()).toEqual(["Bearer access-2"]);
});

test("G15: a no to a pair that somebody has renewed meanwhile breaks nothing", async () => {
  const stale = await openAccount(access.workspaceId, id);
  await renewAccess(access.workspaceId, id, stale?.revision ?? -1);
  expect(await renewAccess(access.workspaceId, id, stale?.revision ?? -1)).toBe("renewed");
  expect(vendor.callsOf("/token")).toHaveLength(1);
  expect(await health()).toBe("working");
});

test("access that is near its end is renewed ahead, and used as it is while the app cannot be reached", async () => {
  await getPool().query("update connections set token_expires_at = now() + interval '30 seconds' where id = $1", [id]);
  forgetAccount(access.workspaceId, id);
  vendor.tokens = [() => ({ status: 503 })];
  await call();
  expect(calls()).toEqual(["Bearer access-1"]);
  vendor.tokens = [give];
  await call();
  expect(calls()).toEqual(["Bearer access-1", "Bearer access-2"]);
});

test("a renewal that a process began and did not end is taken over by another", async () => {
  await accessIsOver();
  const { secretsRevision = -1 } = (await findConnection(access.workspaceId, id)) ?? {};
  expect(await claimRenewal(access.workspaceId, id, secretsRevision)).toBe("claimed");
  expect(await claimRenewal(access.workspaceId, id, secretsRevision)).toBe("busy");
  await getPool().query("update connections set renewing_until = now() - interval '1 second' where id = $1", [id]);
  await call();
  expect(calls()).toEqual(["Bearer access-2"]);
});

test("G13: an hour's difference of this machine's clock renews nothing early and believes nothing that is over", async () => {
  vi.setSystemTime(Date.now() + 3_600_000);
  forgetAccount(access.workspaceId, id);
  await call();
  expect(vendor.callsOf("/token")).toHaveLength(0);
  vi.setSystemTime(Date.now() - 2 * 3_600_000);
  await accessIsOver();
  await call();
  vi.useRealTimers();
  expect(vendor.callsOf("/token")).toHaveLength(1);
});

test("access without a way to renew it: a plain refusal breaks it, a test that works mends it", async () => {
  vendor.tokens = [() => ({ body: { access_token: "access-9", token_type: "Bearer" } })];
  vendor.good = new Set(["access-9"]);
  id = (await signIn(access)).view.account;
  vendor.good.clear();
  expect(await call()).toMatchObject({ held: "account" });
  expect(await health()).toBe("broken");
  vendor.good = new Set(["access-9"]);
  expect(await testAccount(access, id)).toMatchObject({ ok: true });
  expect(await health()).toBe("working");
});
