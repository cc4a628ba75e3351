import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { asWorkspaceId } from "#db/ids.ts";
import { useTestDatabase } from "#db/testing.ts";
import { everyProcedure } from "#server/api/every-procedure.ts";
import { inputs } from "#server/api/matrix-inputs.ts";
import { call } from "#server/api/testing.ts";
import type { Value } from "#server/flow/value.ts";
import { type ApiClient, connectApi } from "./api-client.ts";
import { type Canary, singing } from "./canaries.ts";
import { dumpDatabase } from "./dump.ts";
import { type EchoApp, startEchoApp } from "./echo-app.ts";
import { type LiveFlow, publishOrderFlow } from "./live-flow.ts";
import { deliver, exampleOrder, post } from "./orders.ts";
import { usePrivateFiles } from "./private-files.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const database = useTestDatabase();
const files = usePrivateFiles();
const random = (head: string): string => `${head}/${randomBytes(12).toString("hex")}?`;
const password = random("password");
const accountKey = random("account-key");
/** Of the workspace's own app at a vendor. */
const appSecret = random("app-secret");
/** What the customer wrote and is; no word of it may stand anywhere in clear. */
const customer = { email: "zebedee.canary@example.com", first: "Zebedee", last: "Canaryson", street: "17 Birdcage Walk", note: "Beware of the canary" };
const order: Value = {
  ...exampleOrder(),
  name: "#CANARY-1042",
  email: customer.email,
  note: customer.note,
  customer: { id: 1, email: customer.email, first_name: customer.first, last_name: customer.last },
  shipping_address: { address1: customer.street },
};
const heard: string[] = [];
let echoApp: EchoApp;
let server: ServerProcess;
let api: ApiClient;
let session: { readonly cookie: string; readonly sid: string };
let owner: { readonly user_id: string; readonly workspace_id: string };
let live: LiveFlow;
let keyAccount = "";
let signedIn = "";

beforeAll(async () => {
  echoApp = await startEchoApp();
  server = await startServer({ databaseUrl: database.url(), ...files, env: { EGRESS_ALLOW: echoApp.place } });
  const hear = (text: string): number => heard.push(text);
  const newOwner = { email: "ada@example.com", name: "Ada Bell", password, workspace: "Bell & Co", link: null };
  await connectApi(server.url, null, hear).setup.createOwner.mutate(newOwner);
  [owner] = (await getPool().query("select workspace_id, user_id from members")).rows;
  session = await files.cookieOf(owner.user_id);
  api = connectApi(server.url, session.cookie, hear);
  const keys = { vars: { address: echoApp.url }, secrets: { apiKey: accountKey } };
  await api.connect.saveApp.mutate({ connector: "xero", clientId: "an-app-of-ours", secret: appSecret });
  ({ id: signedIn } = await signInAtSandbox());
  ({ id: keyAccount } = await api.accounts.createKey.mutate({ connector: "inventory", auth: "api_key", name: "Stock", ...keys }));
  live = await publishOrderFlow(api, asWorkspaceId(owner.workspace_id), (graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) => (node.kind === "action" && node.key === "stock" ? { ...node, connection: keyAccount } : node)),
  }));
});
afterAll(async () => {
  expect(await server.end("SIGTERM")).toBe(0);
  await echoApp.close();
});

/** Connects an account by the consent of the simulated app, as a browser does. */
async function signInAtSandbox(): Promise<{ readonly id: string }> {
  const begun = await api.connect.beginSandbox.mutate({ connector: "xero", popup: true, returnTo: "/accounts" });
  const asked = new URL(begun.url).searchParams;
  const request = { connector: "xero", state: asked.get("state") ?? "", challenge: asked.get("code_challenge") ?? "" };
  const scopes = (asked.get("scope") ?? "").split(" ");
  const back = await api.connect.answerSimulated.mutate({ ...request, answer: "allow", scopes, organisations: [0] });
  const answer = await fetch(back.url, { headers: { cookie: session.cookie }, redirect: "manual" });
  expect(answer.headers.get("location")).toBe(`/connected?attempt=${begun.id}`);
  return { id: (await api.connect.attempt.query({ id: begun.id })).account };
}

/** Tokens of the simulated app are random behind their beginnings, and are told to nobody but this server. */
const tokens = /sandbox-xero-access-token-[\w-]{20,}|sandbox-refresh-[\w-]{20,}/;

/** Runs that end in every way in which the app's words come back: no, no access, broken, done. */
async function runAll(): Promise<readonly string[]> {
  const runs: string[] = [];
  for (const status of [422, 401, 500, 200, 403]) {
    echoApp.status = status;
    const { run }: { run: string } = JSON.parse(await (await post(live.hook, deliver(order, live.signingSecret))).text());
    const id = run.replace("run_", "");
    runs.push(id);
    const written = async () => (await api.runs.get.query({ id })).steps.find(({ node }) => node === "stock")?.attempts[0]?.endedAt ?? null;
    await expect.poll(written, { timeout: 15_000 }).not.toBeNull();
  }
  return runs;
}

/** Asks everything that can be asked about everything there is. */
async function askAll(runs: readonly string[]): Promise<void> {
  const { flowId: flow, accounts } = live;
  const queries = everyProcedure().filter(({ type }) => type === "query");
  const [first = ""] = runs;
  for (const account of [keyAccount, signedIn, ...Object.values(accounts)]) {
    const ids = { flow, run: first, account, session: owner.user_id, user: owner.user_id, invite: owner.user_id, attempt: owner.user_id };
    for (const { path } of queries) heard.push((await call(server.url, path, "query", inputs[path]?.(ids), session.cookie)).text);
    heard.push((await call(server.url, "accounts.test", "mutation", { id: account }, session.cookie)).text);
  }
  for (const id of runs) {
    await api.runs.get.query({ id });
    for (const node of ["order", "stock", "customer", "invoice"]) await api.runs.step.query({ id, node });
  }
  heard.push((await call(server.url, "runs.watch", "subscription", { id: first }, session.cookie)).text);
  heard.push(
    (await call(server.url, "accounts.replaceKeys", "mutation", { id: keyAccount, vars: { address: 7 }, secrets: { apiKey: accountKey } }, session.cookie))
      .text,
  );
  heard.push(
    (
      await call(
        server.url,
        "accounts.createKey",
        "mutation",
        { connector: "inventory", auth: "api_key", name: "x", vars: {}, secrets: { apiKey: accountKey } },
        session.cookie,
      )
    ).text,
  );
  heard.push(await (await post(live.hook, deliver(order, "wrong"))).text(), await (await fetch(`${server.url}/metrics`)).text());
}

/** Makes the product log failures whose errors, left as they come, tell every value of their queries. */
async function breakAndAsk(): Promise<void> {
  await getPool().query("alter table runs rename to gone");
  const answers = await Promise.all([post(live.hook, deliver(order, live.signingSecret)), api.runs.list.query({ q: customer.email }).catch(() => null)]);
  await getPool().query("alter table gone rename to runs");
  expect([answers[0].status, answers[1]]).toEqual([503, null]);
  heard.push(await answers[0].text());
}

function secrets(): Canary[] {
  return [
    { name: "password", text: password },
    { name: "key of an account", text: accountKey },
    { name: "secret of an app of ours", text: appSecret },
    { name: "signing secret", text: live.signingSecret },
    { name: "session id", text: session.sid },
    { name: "session cookie", text: session.cookie.split("=")[1] ?? "" },
    { name: "session secret", text: files.authSecret },
    { name: "key ring", text: files.ringKey },
  ];
}

const hookToken = (): Canary => ({ name: "hook token", text: live.hook.slice(-43) });
const personal: readonly Canary[] = [...Object.entries(customer).map(([name, text]) => ({ name, text })), { name: "order", text: "#CANARY-1042" }];

test("known secrets turn up in no answer, no log line and no row; a customer's words in no log line and no row", { timeout: 90_000 }, async () => {
  const runs = await runAll();
  await expectSilentRows();
  await breakAndAsk();
  await askAll(runs);
  const answers = heard.join("\n");
  // The search finds what is there: the customer's words are in the answers, for those who may read runs.
  expect(singing(personal, answers)).toEqual(expect.arrayContaining(["email (clear)", "first (clear)"]));
  expect(answers.includes("You sent ••••••")).toBe(true);
  expect(singing(secrets(), answers)).toEqual([]);
  expect([answers, server.output()].filter((text) => tokens.test(text))).toEqual([]);
  expect(server.output()).toContain("A delivery could not be stored");
  expect(singing([...secrets(), hookToken(), ...personal], server.output())).toEqual([]);
  await expectSilentRows();
});

async function expectSilentRows(): Promise<void> {
  const dump = await dumpDatabase();
  expect(dump.size).toBeGreaterThan(15);
  expect([...dump].filter(([, rows]) => tokens.test(rows)).map(([table]) => table)).toEqual([]);
  const found = [...dump].map(([table, rows]) => ({ table, found: singing([...secrets(), hookToken(), ...personal], rows) }));
  expect(found.filter((one) => one.found.length > 0)).toEqual([]);
}

test("the address of a hook, which is its secret, is shown to those who may change the flow and nobody else", async () => {
  const token = hookToken();
  for (const [role, shown] of [
    ["viewer", false],
    ["operator", false],
    ["editor", true],
  ] as const) {
    await getPool().query("update members set role = $1", [role]);
    const texts = await Promise.all(
      ["flows.get", "flows.list", "flows.hook", "flows.versions"].map(
        async (path) => (await call(server.url, path, "query", path === "flows.list" ? undefined : { id: live.flowId }, session.cookie)).text,
      ),
    );
    expect({ role, shown: texts.join().includes(token.text) }).toEqual({ role, shown });
  }
});
