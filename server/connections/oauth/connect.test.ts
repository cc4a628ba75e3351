import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { findConnection } from "#db/queries/connections.ts";
import { useTestDatabase } from "#db/testing.ts";
import type { Access } from "#server/auth/access.ts";
import { connectors } from "#server/connectors/index.ts";
import { closeConnections } from "#server/egress/exchange.ts";
import { stopSandbox } from "#server/sandbox/listener.ts";
import { removeAccount } from "../change.ts";
import { listConnections } from "../list.ts";
import { openAccount } from "../open.ts";
import { publicUrl } from "./addresses.ts";
import { removeApp, saveApp } from "./app.ts";
import { decideAttempt, readAttempt } from "./attempt.ts";
import { beginConnect } from "./begin.ts";
import { finishConnect } from "./callback.ts";
import { explainConnect } from "./explain.ts";
import { signIn, somebody, wish } from "./testing/people.ts";
import { TENANT_A, TENANT_B, Vendor } from "./testing/vendor.ts";

useTestDatabase();
const vendor = new Vendor();
const good = { access_token: "access-canary-1", token_type: "Bearer", expires_in: 1800, refresh_token: "refresh-canary-1", id_token: "not.looked.at" };
let access: Access;

beforeAll(() => vendor.start());
afterAll(async () => {
  await vendor.stop();
  await stopSandbox();
  await closeConnections();
});
beforeEach(async () => {
  access = await somebody();
  await saveApp(access, { connector: "books", clientId: "our-id", secret: "our secret+canary" });
  vendor.become();
  vendor.seen.length = 0;
  vendor.good = new Set(["access-canary-1"]);
  vendor.name = "Bell & Co Ltd";
  vendor.organisations = [{ tenantId: TENANT_A, tenantName: "Bell & Co Ltd" }];
  vendor.tokens = [() => ({ body: good })];
});

test("T12: the address says S256, the exact return address and no secret; the exchange proves the challenge", async () => {
  const { asked, view } = await signIn(access);
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: "code",
    client_id: "our-id",
    redirect_uri: `${publicUrl()}/api/connect/books/callback`,
    code_challenge_method: "S256",
  });
  expect(asked.get("scope")?.split(" ")).toEqual(expect.arrayContaining(["accounting.invoices", "accounting.settings.read", "offline_access"]));
  expect(asked.toString()).not.toContain("canary");
  expect(asked.get("state")).toHaveLength(43);
  const [call] = vendor.callsOf("/token");
  const verifier = call?.form.code_verifier ?? "";
  expect(verifier.length).toBeGreaterThanOrEqual(43);
  expect(createHash("sha256").update(verifier).digest("base64url")).toBe(asked.get("code_challenge"));
  expect(call?.form).toEqual({ grant_type: "authorization_code", code: "a-code", redirect_uri: asked.get("redirect_uri"), code_verifier: verifier });
  expect(Buffer.from((call?.headers.authorization ?? "").slice(6), "base64").toString()).toBe("our-id:our+secret%2Bcanary");
  expect(view).toMatchObject({ status: "connected", organisation: "Bell & Co Ltd", name: "Bell & Co Ltd" });
});

test("what was connected works, and none of its secrets is shown or stored in clear", async () => {
  const { view } = await signIn(access);
  const account = await openAccount(access.workspaceId, view.account);
  expect(await account?.secrets()).toEqual({ accessToken: "access-canary-1", refreshToken: "refresh-canary-1" });
  expect(account?.vars).toEqual({ tenantId: TENANT_A });
  const explained = await explainConnect(access, { connector: "books" });
  expect(explained).toMatchObject({ own: { clientId: "our-id", from: "workspace" }, setUp: { redirectUri: `${publicUrl()}/api/connect/books/callback` } });
  const rows = await getPool().query(
    "select c.*, a.*, o.* from connections c join connect_attempts a using (workspace_id) join oauth_apps o using (workspace_id) where workspace_id = $1",
    [access.workspaceId],
  );
  expect(rows.rows).toHaveLength(1);
  const shown = JSON.stringify([view, await listConnections(access.workspaceId), explained, rows.rows.map((row) => Object.values(row).map(String))]);
  expect(shown).not.toMatch(/canary/);
});

/** As an app that has no list of organisations. */
function withoutDiscovery(): void {
  const { books } = connectors;
  const [auth] = books?.auth ?? [];
  if (books === undefined || auth?.kind !== "oauth2") throw new Error("The app is not there.");
  const { discover: _, ...rest } = auth;
  Object.assign(connectors, { books: { ...books, auth: [rest] } });
}

const strange: { readonly [what: string]: (state: string, id: string) => Promise<string> } = {
  "an unknown state": () => finishConnect(access, "books", new URLSearchParams({ code: "a-code", state: "guessed" })),
  "no state": () => finishConnect(access, "books", new URLSearchParams({ code: "a-code" })),
  "two states": (state) =>
    finishConnect(
      access,
      "books",
      new URLSearchParams([
        ["code", "a"],
        ["state", state],
        ["state", state],
      ]),
    ),
  "the state of another connector": (state) => finishConnect(access, "xero", new URLSearchParams({ code: "a-code", state })),
  "the state of another session": (state) =>
    finishConnect(
      { ...access, actor: { kind: "user", userId: newId(), name: "", email: "", sessionId: newId() } },
      "books",
      new URLSearchParams({ code: "a-code", state }),
    ),
  "the state of another workspace": async (state) =>
    finishConnect({ ...access, workspaceId: (await somebody()).workspaceId }, "books", new URLSearchParams({ code: "a-code", state })),
};

test.each(Object.keys(strange))("T11: %s ends on the page that says so, and nothing is asked of the app", async (what) => {
  const { id, url } = await beginConnect(access, wish);
  expect(await strange[what]?.(new URL(url).searchParams.get("state") ?? "", id)).toBe("/connected?problem=state");
  expect(vendor.seen).toEqual([]);
  expect(await readAttempt(access, id)).toMatchObject({ status: "pending" });
});

test("T11: a state is good once, also for callbacks at the same moment", async () => {
  const { url } = await beginConnect(access, wish);
  const parameters = new URLSearchParams({ code: "a-code", state: new URL(url).searchParams.get("state") ?? "" });
  const ways = await Promise.all(Array.from({ length: 5 }, () => finishConnect(access, "books", parameters)));
  expect(ways.filter((way) => way === "/connected?problem=state")).toHaveLength(4);
  expect(await finishConnect(access, "books", parameters)).toBe("/connected?problem=state");
  expect(vendor.callsOf("/token")).toHaveLength(1);
});

test("T11: a state whose ten minutes are over is expired, and nothing is asked of the app", async () => {
  const { id, url } = await beginConnect(access, wish);
  await getPool().query("update connect_attempts set expires_at = now() - interval '1 second' where id = $1", [id]);
  await finishConnect(access, "books", new URLSearchParams({ code: "a-code", state: new URL(url).searchParams.get("state") ?? "" }));
  expect(await readAttempt(access, id)).toMatchObject({ status: "failed", failure: "expired" });
  expect(vendor.seen).toEqual([]);
});

test("a person who says no is told so, and nothing is asked of the app", async () => {
  const { view } = await signIn(access, {}, { error: "access_denied" });
  expect(view).toMatchObject({ status: "failed", failure: "denied" });
  expect(vendor.seen).toEqual([]);
});

test("an answer in the name of another app is not believed", async () => {
  const { view } = await signIn(access, {}, { iss: "https://evil.example.com" });
  expect(view).toMatchObject({ status: "failed", failure: "unreadable" });
  expect(vendor.seen).toEqual([]);
  expect((await signIn(access, {}, { iss: `http://${vendor.place}` })).view.status).toBe("connected");
});

test.each([
  ["a code that is too old", { status: 400, body: { error: "invalid_grant" } }, "expired"],
  ["a wrong client secret", { status: 401, body: { error: "invalid_client" } }, "refused"],
  ["a fault of the app", { status: 502, body: {} }, "unreachable"],
  ["a redirect, which is not followed", { status: 307, headers: { location: "/elsewhere" } }, "unreachable"],
  ["an answer without a token", { body: { token_type: "Bearer" } }, "unreadable"],
  ["a token of a kind we do not know", { body: { ...good, token_type: "mac" } }, "unreadable"],
])("%s: %#", async (_, answer, failure) => {
  vendor.tokens = [() => answer];
  const { view } = await signIn(access);
  expect(view).toMatchObject({ status: "failed", failure });
  expect(await listConnections(access.workspaceId)).toEqual([]);
  expect(vendor.callsOf("/elsewhere")).toEqual([]);
});

test("a sign-in that reaches several organisations waits for a person to pick one", async () => {
  vendor.organisations = [
    { tenantId: TENANT_A, tenantName: "Bell & Co Ltd" },
    { tenantId: TENANT_B, tenantName: "Ridge & Vale" },
    { tenantId: "not a tenant/../", tenantName: "Nobody" },
  ];
  const { id, view } = await signIn(access);
  expect(view).toMatchObject({
    status: "choose",
    choices: [
      { value: TENANT_A, title: "Bell & Co Ltd" },
      { value: TENANT_B, title: "Ridge & Vale" },
    ],
  });
  expect(await listConnections(access.workspaceId)).toEqual([]);
  expect(await decideAttempt(access, id, { organisation: "another" })).toMatchObject({ status: "choose" });
  const done = await decideAttempt(access, id, { organisation: TENANT_B });
  expect(done).toMatchObject({ status: "connected" });
  expect((await openAccount(access.workspaceId, done.account))?.vars).toEqual({ tenantId: TENANT_B });
  await expect(decideAttempt(access, id, { organisation: TENANT_A })).rejects.toMatchObject({ code: "connect_over" });
});

test("a permission that was not given is named; a person may connect without it", async () => {
  vendor.tokens = [() => ({ body: { ...good, scope: "accounting.contacts accounting.settings.read" } })];
  const { id, view } = await signIn(access);
  expect(view).toMatchObject({ status: "partial", missing: ["create and read invoices"] });
  const done = await decideAttempt(access, id, { partial: true });
  expect(done).toMatchObject({ status: "connected" });
  expect((await findConnection(access.workspaceId, done.account))?.scopes).toEqual([
    "accounting.contacts",
    "accounting.contacts.read",
    "accounting.settings.read",
  ]);
});

test("reconnecting keeps the account, refuses another organisation, and takes one when that is meant", async () => {
  const { view } = await signIn(access);
  const again = { account: view.account, purpose: "reconnect" } as const;
  expect((await signIn(access, again)).view).toMatchObject({ status: "connected", account: view.account });
  vendor.name = "Ridge & Vale";
  expect((await signIn(access, again)).view).toMatchObject({
    status: "failed",
    failure: "wrong_organisation",
    organisation: "Ridge & Vale",
    before: "Bell & Co Ltd",
  });
  expect((await findConnection(access.workspaceId, view.account))?.organisation).toBe("Bell & Co Ltd");
  expect((await signIn(access, { ...again, purpose: "switch" })).view).toMatchObject({
    status: "connected",
    account: view.account,
    organisation: "Ridge & Vale",
  });
  expect(await listConnections(access.workspaceId)).toMatchObject([{ id: view.account, organisation: "Ridge & Vale" }]);
});

test("access that the app does not accept becomes no account", async () => {
  vendor.name = "Nobody";
  vendor.good.clear();
  vendor.organisations = [];
  const { view } = await signIn(access);
  expect(view.status).toBe("failed");
  expect(await listConnections(access.workspaceId)).toEqual([]);
});

test("removing an account gives its access back, unless another account of the app would lose it too", async () => {
  const first = await signIn(access);
  const second = await signIn(access);
  await removeAccount(access, first.view.account);
  expect(vendor.callsOf("/revoke")).toEqual([]);
  await removeAccount(access, second.view.account);
  expect(vendor.callsOf("/revoke").map(({ form }) => form.token)).toEqual(["refresh-canary-1"]);
});

test("without an app of our own at the vendor nobody is sent anywhere", async () => {
  await removeApp(access, "books");
  await expect(beginConnect(access, wish)).rejects.toMatchObject({ code: "oauth_app_missing" });
  expect((await explainConnect(access, { connector: "books" })).own).toBeNull();
});

test.each(["evil.example.com/", "a.b", "shop@evil", "shop#", "-shop", "", "SHOP"])(
  "T08: a shop called %j is refused before anybody is sent there",
  async (shop) => {
    await saveApp(access, { connector: "shopify", clientId: "our-id", secret: "our-secret" });
    const begun = beginConnect(access, { ...wish, connector: "shopify", vars: { shop } });
    await expect(begun).rejects.toMatchObject({ code: "account_field", params: { field: "Shop name" } });
  },
);

test("the address that a shop sends people back to is believed only with its signature over everything in it", async () => {
  await saveApp(access, { connector: "books", clientId: "our-id", secret: "our-secret" });
  vendor.become({ callback: { hmac: "hmac", equals: { shop: "bell.example.com" } } });
  const signed = (shop: string, state: string, secret: string) => {
    const text = new URLSearchParams({ code: "a-code", shop, state, timestamp: "1" });
    return createHmac("sha256", secret).update(decodeURIComponent(text.toString())).digest("hex");
  };
  const come = async (shop: string, secret: string, change: { readonly [name: string]: string } = {}) => {
    const { id, url } = await beginConnect(access, wish);
    const state = new URL(url).searchParams.get("state") ?? "";
    const back = { code: "a-code", shop, state, timestamp: "1", hmac: signed(shop, state, secret), ...change };
    await finishConnect(access, "books", new URLSearchParams(back));
    return readAttempt(access, id);
  };
  expect(await come("bell.example.com", "our-secret")).toMatchObject({ status: "connected" });
  vendor.seen.length = 0;
  expect(await come("bell.example.com", "a guess")).toMatchObject({ failure: "forged" });
  expect(await come("evil.example.com", "our-secret")).toMatchObject({ failure: "forged" });
  expect(await come("bell.example.com", "our-secret", { timestamp: "2" })).toMatchObject({ failure: "forged" });
  expect(await come("bell.example.com", "our-secret", { hmac: "" })).toMatchObject({ failure: "forged" });
  expect(vendor.seen).toEqual([]);
});

test("what the app tells with the token becomes part of the account's address only in its strict form", async () => {
  const tenantId = { path: ["instance"], pattern: "https://([0-9a-f-]{36})\\.books\\.example\\.com" };
  for (const [instance, status] of [
    [`https://${TENANT_B}.books.example.com`, "connected"],
    [`https://${TENANT_B}.evil.example.com`, "failed"],
  ] as const) {
    vendor.become({ varsFromToken: { tenantId } });
    withoutDiscovery();
    vendor.tokens = [() => ({ body: { ...good, instance } })];
    expect((await signIn(access)).view.status).toBe(status);
  }
});

test("a path of another site is no place to go on at", async () => {
  const { id } = await beginConnect(access, { ...wish, popup: false, returnTo: "//evil.example.com/flows" });
  const { rows } = await getPool().query("select return_to from connect_attempts where id = $1", [id]);
  expect(rows).toEqual([{ return_to: "/accounts" }]);
});
