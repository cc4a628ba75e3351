import type { Idempotency } from "#server/flow/catalog.ts";
import type { Logic, StepSettings } from "#server/flow/graph.ts";
import type { Plan, PlanNode, PlanWork } from "#server/flow/plan.ts";

/** One line of a test's plan: what the node does, and where its inputs come from (`key` or `key:port`). */
export interface Line {
  readonly key: string;
  readonly after: readonly string[];
  readonly work: PlanWork;
}

export function call(key: string, after: readonly string[], mode: Idempotency = "header", settings: Partial<StepSettings> = {}): Line {
  const defaults: StepSettings = { retry: { attempts: 3, backoffMs: 10 }, timeoutMs: 1_000, onError: "stop" };
  return {
    key,
    after,
    work: {
      kind: "action",
      connector: "stub",
      connectorVersion: 1,
      operation: key,
      connection: "account",
      input: { kind: "literal", value: { for: key } },
      settings: { ...defaults, ...settings },
      effect: "create",
      idempotency: mode,
    },
  };
}

export function logic(key: string, after: readonly string[], made: Logic): Line {
  return { key, after, work: { kind: "logic", logic: made } };
}

/** A plan as the compiler would make it, without its checks. The trigger is node `order`. */
export function planOf(lines: readonly Line[], hash: string = JSON.stringify(lines)): Plan {
  const all: readonly Line[] = [{ key: "order", after: [], work: { kind: "trigger", trigger: { type: "manual" }, connection: null } }, ...lines];
  const nodes = all.map(
    (line): PlanNode => ({
      key: line.key,
      name: line.key,
      inDegree: line.after.length,
      outs: all.flatMap((target, to) => target.after.map(wire).flatMap((from) => (from.node === line.key ? [{ port: from.port, to }] : []))),
      work: line.work,
    }),
  );
  return { version: 1, hash, nodes, scopes: {}, hosts: [], responds: lines.some((line) => line.work.kind === "logic" && line.work.logic.type === "respond") };
}

function wire(text: string): { readonly node: string; readonly port: string } {
  const [node = "", port = "out"] = text.split(":");
  return { node, port };
}
