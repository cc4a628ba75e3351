import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { findConnection } from "#db/queries/connections.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { closeConnections } from "#server/egress/exchange.ts";
import { settle } from "#server/env.ts";
import { accountApps } from "../apps.ts";
import { removeAccount } from "../change.ts";
import { forgetAccount, openAccount } from "../open.ts";
import { openSecrets, sealSecrets } from "../vault.ts";
import { redirectUri } from "./addresses.ts";
import { saveApp } from "./app.ts";
import { readAttempt } from "./attempt.ts";
import { type BeginInput, beginConnect } from "./begin.ts";
import { finishConnect } from "./callback.ts";
import { AuthorizationServer } from "./testing/authorization-server.ts";
import { somebody, wish } from "./testing/people.ts";
import { signInAt } from "./testing/sign-in-at.ts";
import { registerBooks } from "./testing/vendor.ts";

useTestDatabase();
const server = new AuthorizationServer();
let origin = "";
let access: Access;

beforeAll(async () => {
  origin = await server.listen();
  server.open(redirectUri("books"));
  settle({ EGRESS_ALLOW: new URL(origin).host });
  registerBooks(origin, signInAt(origin));
});
afterAll(async () => {
  settle({ EGRESS_ALLOW: "" });
  await closeConnections();
  await server.stop();
});
beforeEach(async () => {
  access = await somebody();
  await saveApp(access, { connector: "books", clientId: "books-client", secret: "books-client-secret-canary-91c" });
  server.tokenCalls.length = 0;
});

/** A browser that answers each page of the server in turn, and stops where it is sent back to us. */
async function walk(start: string, answers: readonly { readonly [field: string]: string }[]): Promise<URLSearchParams> {
  const cookies = new Map<string, string>();
  const left = [...answers];
  let url = start;
  for (let hop = 0; hop < 20; hop += 1) {
    if (url.startsWith(redirectUri("books"))) return new URL(url).searchParams;
    const form = url.includes("/interaction/") ? left.shift() : undefined;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) };
    const answer = await fetch(url, { ...request, redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) cookies.set(line.split("=")[0] ?? "", (line.split(";")[0] ?? "").split("=").slice(1).join("="));
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${answer.status} ${await answer.text()}`);
    url = new URL(location, url).href;
  }
  throw new Error("The server never sent anybody back.");
}

const allow = [{ account: "bell" }, { answer: "allow" }];

async function signIn(answers: readonly { readonly [field: string]: string }[], change: Partial<BeginInput> = {}) {
  const { id, url } = await beginConnect(access, { ...wish, ...change });
  await finishConnect(access, "books", await walk(url, answers));
  return readAttempt(access, id);
}

function call(account: string) {
  const request = { method: "GET", url: `${origin}/api/Organisation`, headers: {}, body: null };
  return accountApps(access.workspaceId).send({ connector: "books", operation: "create_invoice", connection: account }, request, {
    timeoutMs: 10_000,
    signal: new AbortController().signal,
  });
}

async function accessIsOver(id: string): Promise<void> {
  await getPool().query("update connections set token_expires_at = now() - interval '1 minute' where id = $1", [id]);
  forgetAccount(access.workspaceId, id);
}

test("T12: a real authorization server that demands PKCE lets us in, and names the organisation", async () => {
  expect(await signIn(allow)).toMatchObject({ status: "connected", organisation: "Bell & Co Ltd" });
});

test("a denied, a partly granted and a second organisation's sign-in each come out as what they are", async () => {
  expect(await signIn([{ account: "bell" }, { answer: "deny" }])).toMatchObject({ status: "failed", failure: "denied" });
  expect(await signIn([{ account: "bell" }, { answer: "partly" }])).toMatchObject({ status: "partial", missing: ["create and read invoices"] });
  const { account } = await signIn(allow);
  expect(await signIn([{ account: "ridge" }, { answer: "allow" }], { purpose: "reconnect", account })).toMatchObject({ failure: "wrong_organisation" });
});

test("G15: rotation with reuse detection: thirty calls renew once, and the next renewal still works", async () => {
  const { account } = await signIn(allow);
  server.tokenCalls.length = 0;
  for (const round of [1, 2]) {
    await accessIsOver(account);
    await Promise.all(Array.from({ length: 30 }, () => call(account)));
    expect(server.tokenCalls).toHaveLength(round);
  }
  expect(server.tokenCalls.map(({ status }) => status)).toEqual([200, 200]);
  expect((await findConnection(access.workspaceId, account))?.health).toBe("working");
});

test("a refresh token that was used elsewhere breaks the account, and reconnecting mends the same one", async () => {
  const { account } = await signIn(allow);
  const row = await findConnection(access.workspaceId, account);
  const stolen = await openSecrets(access.workspaceId, account, row?.secrets ?? Buffer.alloc(0));
  await accessIsOver(account);
  await call(account);
  await getPool().query("update connections set secrets = $2 where id = $1", [account, await sealSecrets(access.workspaceId, account, stolen)]);
  await accessIsOver(account);
  expect(await call(account)).toMatchObject({ held: "account" });
  expect((await findConnection(access.workspaceId, account))?.health).toBe("broken");
  expect(await signIn(allow, { purpose: "reconnect", account })).toMatchObject({ status: "connected", account });
  expect((await findConnection(access.workspaceId, account))?.health).toBe("working");
});

test("removing the account ends its access at the server", async () => {
  const { account } = await signIn(allow);
  const token = (await (await openAccount(access.workspaceId, account))?.secrets())?.accessToken ?? "";
  const ask = async () => (await fetch(`${origin}/api/Organisation`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);
  await removeAccount(access, account);
  expect(await ask()).toBe(401);
});
