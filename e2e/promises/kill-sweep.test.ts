import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { makeSignedIn } from "#server/auth/testing.ts";
import { type ApiClient, connectApi } from "./api-client.ts";
import { layCable, type Verdict } from "./cable.ts";
import { apps, type LiveFlow, publishOrderFlow } from "./live-flow.ts";
import { type Delivery, deliver, exampleOrder, post } from "./orders.ts";
import { usePrivateFiles } from "./private-files.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import type { Unit } from "./wire.ts";

const database = useTestDatabase();
const files = usePrivateFiles();
const order = exampleOrder();
const never = 1_000_000;
const pace = { leaseMs: 1_500, heartbeatMs: 300, sweepMs: 100 };
let survivor: ServerProcess;

beforeAll(async () => {
  survivor = await startServer({ databaseUrl: database.url(), ...files, pace });
});
afterAll(async () => {
  expect(await survivor.end("SIGTERM")).toBe(0);
});

/** A business of its own, so that its ledgers tell of one order only. */
async function newShop(): Promise<{ readonly api: ApiClient; readonly live: LiveFlow }> {
  const { workspaceId, actor } = await makeSignedIn("owner");
  const api = connectApi(survivor.url, (await files.cookieOf(actor.userId)).cookie);
  return { api, live: await publishOrderFlow(api, workspaceId) };
}

/** Commits of the journal and of the simulated apps, in the order in which they reach the database. */
function isBoundary(unit: Unit): boolean {
  return unit.commits && /^\s*(with birth|commit)/i.test(unit.sql);
}

/** A process that dies of SIGKILL at one boundary: nothing of it reaches the database, or comes back, from that moment on. */
async function startVictim(nth: number, verdict: Verdict): Promise<ServerProcess> {
  const cable = await layCable(database.url());
  const victim = await startServer({ databaseUrl: cable.url, ...files, pace: { ...pace, sweepMs: never } });
  let seen = 0;
  cable.judge = (unit) => {
    if (!isBoundary(unit)) return "pass";
    seen += 1;
    return seen === nth ? verdict : "pass";
  };
  cable.onCut = () => victim.child.kill("SIGKILL");
  return victim;
}

/** Takes one order through one death; false when the order was finished before that many commits. */
async function dieAt(nth: number, verdict: Verdict): Promise<boolean> {
  const { api, live } = await newShop();
  const victim = await startVictim(nth, verdict);
  const delivery = deliver(order, live.signingSecret);
  const answer = await post(new URL(new URL(live.hook).pathname, victim.url).href, delivery).catch(() => null);
  // Without a 2xx the shop sends again; with one it never does.
  const told = answer ?? (await post(live.hook, delivery));
  expect([200, 202], `commit ${nth}, ${verdict}`).toContain(told.status);
  const statuses = async () => (await api.runs.list.query({})).rows.map(({ status }) => status);
  await expect.poll(statuses, { timeout: 40_000, message: `commit ${nth}, ${verdict}` }).toEqual(["succeeded"]);
  const died = victim.child.signalCode === "SIGKILL" || victim.child.killed;
  await victim.end("SIGKILL");
  expect(await recordsOf(api, live), `commit ${nth}, ${verdict}`).toEqual({ stock: 1, members: 1, invoices: 1 });
  return died;
}

/** How often each app did its part; a member may be written twice, since the app itself makes that harmless. */
async function recordsOf(api: ApiClient, live: LiveFlow): Promise<{ stock: number; members: number; invoices: number }> {
  const [inventory, mailchimp, xero] = await Promise.all(apps.map((app) => api.accounts.sandbox.query({ id: live.accounts[app] })));
  const members = mailchimp?.entries.filter(({ title }) => title.startsWith(`${order.email} `)).length ?? 0;
  return { stock: inventory?.changeCount ?? 0, members, invoices: xero?.changeCount ?? 0 };
}

/** Every second commit from `first` on, until the order is finished before that many; the last one it died at. */
async function sweep(first: number, verdict: Verdict): Promise<number> {
  let last = 0;
  for (let nth = first; await dieAt(nth, verdict); nth += 2) last = nth;
  return last;
}

test("T18, T19, G1-G4: SIGKILL at every commit of the order flow, before it and after it: finished, and nothing is doubled", { timeout: 180_000 }, async () => {
  const lanes = [1, 2].flatMap((first) => [sweep(first, "cutBefore"), sweep(first, "cutAfter")]);
  // The event, three apps' own commits, and at least one of results.
  for (const last of await Promise.all(lanes)) expect(last).toBeGreaterThanOrEqual(4);
});

test("G1, G2: killed in the middle of thirty orders, every one that had its 2xx is there and finished, and no order is there twice", {
  timeout: 90_000,
}, async () => {
  const { api, live } = await newShop();
  const victim = await startServer({ databaseUrl: database.url(), ...files, pace: { ...pace, sweepMs: never } });
  const hook = new URL(new URL(live.hook).pathname, victim.url).href;
  const deliveries = Array.from({ length: 30 }, () => deliver(order, live.signingSecret));
  let answered = 0;
  const runs = await Promise.all(deliveries.map((delivery) => sendUntilKilled(delivery)));
  expect(victim.child.signalCode).toBe("SIGKILL");
  for (const [index, run] of runs.entries()) if (run === null) await post(live.hook, deliveries[index] ?? deliver(order, ""));
  const rows = async () => (await api.runs.list.query({ limit: 100 })).rows;
  await expect.poll(async () => (await rows()).map(({ status }) => status), { timeout: 40_000 }).toEqual(Array(30).fill("succeeded"));
  expect((await rows()).map(({ id }) => `run_${id}`)).toEqual(expect.arrayContaining(runs.filter((run) => run !== null)));
  expect(await recordsOf(api, live)).toEqual({ stock: 30, members: 1, invoices: 30 });

  /** The run that a 2xx named; null when the process died before it answered. */
  async function sendUntilKilled(delivery: Delivery): Promise<string | null> {
    const answer = await post(hook, delivery).catch(() => null);
    if (answer === null) return null;
    answered += 1;
    if (answered === 10) await victim.end("SIGKILL");
    const text = await answer.text().catch(() => null);
    if (text === null) return null;
    const { run }: { run: string } = JSON.parse(text);
    return run;
  }
});
