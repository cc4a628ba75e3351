import { createHash } from "node:crypto";
import { newId, type WorkspaceId } from "#db/ids.ts";
import type { Idempotency } from "#server/flow/catalog.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import type { Plan, PlanNode } from "#server/flow/plan.ts";
import type { EventInput } from "../accept.ts";

/** The order flow: one order, three apps at the same time, then an answer. */
export const targets = ["stock", "audience", "invoice"] as const;

const mapping: Mapping = {
  kind: "record",
  fields: {
    email: { kind: "formula", formula: "order.email" },
    total: { kind: "formula", formula: "order.total" },
    name: { kind: "text", parts: [{ text: "Order " }, { formula: "order.name" }] },
  },
};

export interface OrderPlanOptions {
  readonly mode?: Idempotency;
  readonly backoffMs?: number;
  readonly attempts?: number;
  readonly input?: Mapping;
}

export function orderPlan(options: OrderPlanOptions = {}): Plan {
  const trigger = { kind: "trigger", trigger: { type: "webhook" }, connection: null } as const;
  const body: Mapping = { kind: "record", fields: { invoice: { kind: "formula", formula: "invoice.id" } } };
  const nodes: PlanNode[] = [
    { key: "order", name: "New order", inDegree: 0, outs: [1, 2, 3].map((to) => ({ port: "out", to })), work: trigger },
    ...targets.map((target) => callNode(target, options)),
    { key: "answer", name: "Answer", inDegree: 3, outs: [], work: { kind: "logic", logic: { type: "respond", status: 200, body } } },
  ];
  const hash = createHash("sha256").update(JSON.stringify(nodes)).digest("hex");
  return { version: 1, hash, nodes, scopes: {}, hosts: [], responds: true };
}

function callNode(operation: string, options: OrderPlanOptions): PlanNode {
  return {
    key: operation,
    name: operation,
    inDegree: 1,
    outs: [{ port: "out", to: 4 }],
    work: {
      kind: "action",
      connector: "stub",
      connectorVersion: 1,
      operation,
      connection: "stub",
      input: options.input ?? mapping,
      settings: { retry: { attempts: options.attempts ?? 3, backoffMs: options.backoffMs ?? 20 }, timeoutMs: 30_000, onError: "stop" },
      effect: "create",
      idempotency: options.mode ?? "header",
    },
  };
}

export const order = { name: "#1042", email: "Ada@example.com", total: "79.90" };

export function orderEvent(workspaceId: WorkspaceId, plan: Plan, changes: Partial<EventInput> = {}): EventInput {
  return {
    workspaceId,
    flowId: newId(),
    version: 1,
    plan,
    triggerId: newId(),
    dedupeKey: null,
    source: "127.0.0.1",
    receivedAt: Date.now(),
    headers: {},
    output: order,
    title: "Order #1042",
    businessKeys: ["#1042", "Ada@example.com"],
    actor: null,
    mode: "live",
    waitForRespond: true,
    ...changes,
  };
}

export const emptyGraph: Graph = { schema: 1, nodes: [], edges: [] };
