import { randomBytes } from "node:crypto";
import { connectTo } from "#db/client.ts";
import { asWorkspaceId, newId } from "#db/ids.ts";
import { startEdge } from "#server/http/start.ts";
import { startQueue } from "#server/queue/queue.ts";
import { acceptEvent } from "#server/runs/accept.ts";
import { savePlan } from "#server/runs/plans.ts";
import { startRunner, stopRunner } from "#server/runs/runner.ts";
import { parseKeyring, useKeyring } from "#server/sealing/keyring.ts";
import { Gate, gateLimits } from "#server/triggers/gate.ts";
import type { Hook } from "#server/triggers/hook.ts";
import { hookDoorDefaults, makeHookDoor } from "#server/triggers/receive.ts";
import { benchPlan, stubApps } from "./order-app.ts";

/**
 * The product as it serves a hook: its edge, its door, its engine, its journal, its runtime and egress door, history on
 * and sealed. Only the look-up of the hook's address and of the account are replaced, so that nobody has to sign in.
 */
const [databaseUrl = "", targetPort = "", kind = "order"] = process.argv.slice(2);
await connectTo(databaseUrl);
useKeyring(parseKeyring(`bench:${randomBytes(32).toString("base64")}`));
const workspaceId = asWorkspaceId(newId());
const plan = benchPlan(kind === "order");
await savePlan(workspaceId, plan, { schema: 1, nodes: [], edges: [] });
const queue = await startQueue();
await startRunner({ apps: stubApps(Number(targetPort)) });

const hook: Hook = {
  triggerId: newId(),
  workspaceId,
  flowId: newId(),
  version: 1,
  plan,
  rule: {
    signature: { kind: "none" },
    dedupe: { headers: [], path: ["id"] },
    topic: null,
    title: "Order {name}",
    businessKeys: [["name"], ["email"]],
    objectOnly: true,
  },
  secrets: [],
};
const lane = { rate: 1_000_000, burst: 1_000_000, inFlight: 10_000 };
const gate = new Gate({ ...gateLimits, perTrigger: lane, perWorkspace: lane });
const door = makeHookDoor(
  {
    findHook: () => Promise.resolve(hook),
    accept: acceptEvent,
    publicUrl: () => "",
    onFailure: (error) => process.stderr.write(`${String(error)}\n`),
    onAnswer: () => undefined,
  },
  { ...hookDoorDefaults(), gate },
);
const settings = { host: "127.0.0.1", port: 0, publicUrl: null, allowHttp: true, proxyHops: 0, metricsToken: null, dev: false };
const edge = await startEdge(settings, (error) => process.stderr.write(`${String(error)}\n`));
edge.serve({ hooks: door });
process.stdout.write(`ready ${edge.port}\n`);
process.on("SIGTERM", () => {
  void stopRunner()
    .then(queue.close)
    .then(() => process.exit(0));
});
