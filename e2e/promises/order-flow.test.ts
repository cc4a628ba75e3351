import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getPool } from "#db/client.ts";
import { asWorkspaceId, type WorkspaceId } from "#db/ids.ts";
import { findSandboxState } from "#db/queries/sandbox.ts";
import { useTestDatabase } from "#db/testing.ts";
import { printJson } from "#server/flow/json.ts";
import { openRecord } from "#server/sandbox/sealed.ts";
import { type ApiClient, connectApi } from "./api-client.ts";
import { type App, apps, type LiveFlow, publishOrderFlow, withOrderId } from "./live-flow.ts";
import { deliver, exampleOrder, post, sign, whichOrder } from "./orders.ts";
import { usePrivateFiles } from "./private-files.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { complaintsOf, specs } from "./specs.ts";

const database = useTestDatabase();
const files = usePrivateFiles();
const order = exampleOrder();
/** Beyond 2^53: a double would change its last digits. */
const orderId = printJson(order.id ?? null);
let server: ServerProcess;
let api: ApiClient;
let workspaceId: WorkspaceId;
let live: LiveFlow;

beforeAll(async () => {
  server = await startServer({ databaseUrl: database.url(), ...files });
  const owner = { email: "ada@example.com", name: "Ada Bell", password: "a long password", workspace: "Bell & Co", link: null };
  await connectApi(server.url, null).setup.createOwner.mutate(owner);
  const { rows } = await getPool().query("select workspace_id, user_id from members");
  api = connectApi(server.url, (await files.cookieOf(rows[0].user_id)).cookie);
  workspaceId = asWorkspaceId(rows[0].workspace_id);
  live = await publishOrderFlow(api, workspaceId, withOrderId);
});
afterAll(async () => {
  expect(await server.end("SIGTERM")).toBe(0);
});
beforeEach(async () => {
  for (const app of apps) await api.accounts.resetSandbox.mutate({ id: live.accounts[app] });
});

const send = (body = deliver(order, live.signingSecret)): Promise<Response> => post(live.hook, body);

async function runOf(answer: Response): Promise<string> {
  expect([200, 202]).toContain(answer.status);
  const { run }: { run: string } = JSON.parse(await answer.text());
  return run.replace("run_", "");
}

async function succeeded(runId: string): Promise<void> {
  await expect.poll(async () => (await api.runs.get.query({ id: runId })).status, { timeout: 15_000 }).toBe("succeeded");
}

async function countRuns(): Promise<number> {
  const { rows } = await getPool().query("select count(*) from runs");
  return rows[0].count;
}

const stepOf = async (id: string, node: string) => printJson(asValue(await api.runs.step.query({ id, node })));

/** What the API gives of a step is JSON, which is a value. */
function asValue(json: unknown): Parameters<typeof printJson>[0] {
  return json as Parameters<typeof printJson>[0];
}

async function heldBy(app: App): Promise<string> {
  const account = { workspaceId, connectionId: live.accounts[app], connector: app };
  const row = await findSandboxState(workspaceId, account.connectionId);
  return row === null ? "" : printJson(await openRecord(account, "state", row.state));
}

describe(`G1, ${whichOrder}`, () => {
  test("a 2xx means stored: the run and its event are in the database the moment it arrives", async () => {
    const watcher = new pg.Client({ connectionString: database.url() });
    await watcher.connect();
    const runId = await runOf(await send());
    const { rows } = await watcher.query(
      "select (select count(*) from runs where id = $1) as runs, (select count(*) from chunks where run_id = $1 and seq = 0) as events",
      [runId],
    );
    await watcher.end();
    expect(rows).toEqual([{ runs: 1, events: 1 }]);
    await succeeded(runId);
  });

  test("ids stay whole to the last digit: in the run, its inputs, its requests and at the apps", async () => {
    const runId = await runOf(await send());
    await succeeded(runId);
    expect(Number.isSafeInteger(Number(orderId))).toBe(false);
    expect(await stepOf(runId, "order")).toContain(`"output":{"id":${orderId},`);
    const invoice = await api.runs.step.query({ id: runId, node: "invoice" });
    expect([invoice.request?.body, JSON.stringify(invoice.input)]).toEqual(Array(2).fill(expect.stringContaining(`"Reference":"${orderId}"`)));
    const customer = await api.runs.step.query({ id: runId, node: "customer" });
    expect([customer.request?.body, printJson(asValue(customer.input)), await heldBy("mailchimp")]).toEqual(
      Array(3).fill(expect.stringContaining(`"ORDERID":${orderId}`)),
    );
    expect(await heldBy("xero")).toContain(`"Reference":"${orderId}"`);
    expect((await api.runs.list.query({ q: orderId })).rows.map(({ id }) => id)).toContain(runId);
  });
});

describe("three apps at the same time", () => {
  test("each step begins before the first one ends, and each app holds exactly one right record", async () => {
    // The apps' answers are held back by their own rows until all three steps have begun.
    const holder = new pg.Client({ connectionString: database.url() });
    await holder.connect();
    await holder.query("begin; select * from sandbox_states for update");
    const runId = await runOf(await send());
    const begun = async () => (await api.runs.get.query({ id: runId })).steps.filter(({ status }) => status === "running").map(({ node }) => node);
    await expect.poll(async () => (await begun()).sort()).toEqual(["customer", "invoice", "stock"]);
    await holder.query("rollback");
    await holder.end();
    await succeeded(runId);
    const steps = (await api.runs.get.query({ id: runId })).steps.filter(({ node }) => node !== "order");
    expect(Math.max(...steps.map(({ startedAt }) => startedAt ?? Infinity))).toBeLessThanOrEqual(Math.min(...steps.map(({ endedAt }) => endedAt ?? 0)));
    await expectOneRecordEach();
  });

  test("the invoice is for what the customer paid", async () => {
    const runId = await runOf(await send());
    await succeeded(runId);
    const { output } = await api.runs.step.query({ id: runId, node: "invoice" });
    expect(output).toMatchObject({ Total: Number(order.total_price), CurrencyCode: order.currency });
  });

  test.skipIf(specs === null)("what was sent fits the vendors' own descriptions (skipped where they are not beside the checkout)", async () => {
    const runId = await runOf(await send());
    await succeeded(runId);
    for (const node of ["stock", "customer", "invoice"] as const) {
      const { request } = await api.runs.step.query({ id: runId, node });
      expect(complaintsOf(node, request?.body ?? "{}"), node).toEqual([]);
    }
  });
});

async function expectOneRecordEach(): Promise<void> {
  const seen = await Promise.all(apps.map((app) => api.accounts.sandbox.query({ id: live.accounts[app] })));
  expect(seen.map(({ changes }) => changes.length)).toEqual([1, 1, 1]);
  const [, mailchimp, xero] = seen.map(({ entries }) => entries);
  const members = mailchimp?.filter(({ title }) => title.includes(String(order.email)));
  expect(members).toMatchObject([{ kind: "member", fields: { Status: "subscribed" } }]);
  expect(xero).toMatchObject([{ kind: "invoice", fields: { Reference: orderId, Status: "AUTHORISED" } }]);
}

describe("T10, G16", () => {
  test("ten deliveries of one order at once are one run, each answered 2xx", async () => {
    const before = await countRuns();
    const delivery = deliver(order, live.signingSecret);
    const runs = await Promise.all(Array.from({ length: 10 }, async () => runOf(await send(delivery))));
    expect(new Set(runs).size).toBe(1);
    expect(await countRuns()).toBe(before + 1);
    await succeeded(runs[0] ?? "");
    await expectOneRecordEach();
  });
});

test("G18: a run keeps the version it began with, whatever is published meanwhile", async () => {
  const holder = new pg.Client({ connectionString: database.url() });
  await holder.connect();
  await holder.query("begin; select * from sandbox_states for update");
  const before = await runOf(await send());
  const { draft, revision } = await api.flows.get.query({ id: live.flowId });
  const graph = { ...draft, nodes: draft.nodes.filter(({ key }) => key !== "invoice"), edges: draft.edges.filter(({ to }) => to !== "invoice") };
  await api.flows.saveDraft.mutate({ id: live.flowId, revision, graph });
  expect(await api.flows.publish.mutate({ id: live.flowId, revision: revision + 1, note: "No invoices", asDemo: true })).toEqual({ ok: true, version: 2 });
  const after = await runOf(await send());
  await holder.query("rollback");
  await holder.end();
  await Promise.all([succeeded(before), succeeded(after)]);
  const [old, next] = await Promise.all([before, after].map((id) => api.runs.get.query({ id })));
  expect([old?.version, next?.version]).toEqual([1, 2]);
  expect([old?.steps.length, next?.steps.length]).toEqual([4, 3]);
  expect(old?.graph.nodes.map(({ key }) => key)).toContain("invoice");
  expect(await api.flows.rollback.mutate({ id: live.flowId, version: 1, note: "Back", asDemo: true })).toMatchObject({ ok: true });
});

describe("what is refused leaves nothing behind", () => {
  async function refused(deliveries: readonly Promise<Response>[]): Promise<{ statuses: number[]; bodies: string[] }> {
    const before = await countRuns();
    const answers = await Promise.all(deliveries);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(await countRuns()).toBe(before);
    expect(bodies.join("")).not.toMatch(/\bat .*\.[jt]s\b|Error:|node_modules/);
    return { statuses: answers.map(({ status }) => status), bodies };
  }

  test("T09: a wrong, missing or altered signature gets one 401", async () => {
    const right = deliver(order, live.signingSecret);
    const { "x-shopify-hmac-sha256": signature = "", ...unsigned } = right.headers;
    const wrongs = [
      { ...right, headers: unsigned },
      { ...right, headers: { ...right.headers, "x-shopify-hmac-sha256": "" } },
      deliver(order, `${live.signingSecret}x`),
      { ...right, body: right.body.replace(orderId, `${orderId.slice(0, -1)}${orderId.endsWith("9") ? "8" : "9"}`) },
      { ...right, headers: { ...right.headers, "x-shopify-hmac-sha256": signature.toLowerCase() } },
      { ...right, body: "garbage" },
    ];
    const { statuses, bodies } = await refused(wrongs.map((wrong) => send(wrong)));
    expect(statuses).toEqual(wrongs.map(() => 401));
    expect(new Set(bodies).size).toBe(1);
  });

  test("T02, T03: garbage, 2 MB and 200 levels, though rightly signed, are named for what they are", async () => {
    const bodies = [
      "garbage",
      `{"a":"${"x".repeat(2_000_000)}"}`,
      `{"a":${"[".repeat(200)}${"]".repeat(200)}}`,
      `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    ];
    const { statuses } = await refused(bodies.map((body) => send(sign(body, live.signingSecret))));
    expect(statuses).toEqual([400, 413, 422, 422]);
  });

  test("an unknown address and a flow that is paused get the same answer", async () => {
    await api.flows.pause.mutate({ id: live.flowId, paused: true });
    const unknown = `${live.hook.slice(0, -43)}${"A".repeat(43)}`;
    const { statuses, bodies } = await refused([send(), post(unknown, deliver(order, live.signingSecret)), post(unknown, { headers: {}, body: "" })]);
    await api.flows.pause.mutate({ id: live.flowId, paused: false });
    expect(statuses).toEqual([404, 404, 404]);
    expect(new Set(bodies).size).toBe(1);
    await succeeded(await runOf(await send()));
  });
});

test("T01: names of prototypes are plain data and change no object of the process", async () => {
  const poison = `${printJson(order).slice(0, -1)},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
  const runId = await runOf(await send(sign(poison, live.signingSecret)));
  await succeeded(runId);
  expect(await stepOf(runId, "order")).toContain('"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}');
  expect(JSON.stringify(await api.me.query())).not.toContain("polluted");
});
