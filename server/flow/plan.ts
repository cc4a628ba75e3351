import type { Effect, Idempotency } from "./catalog.ts";
import type { Logic, StepSettings, TriggerNode } from "./graph.ts";
import type { Mapping } from "./mapping.ts";

/**
 * A compiled version: frozen, self-contained, content-hashed. Old plans must keep running, so `version` only rises and
 * the engine reads every version that was ever written.
 *
 * Nodes are in topological order; indices are positions in `nodes`. Node 0 is the trigger.
 */
export interface Plan {
  readonly version: 1;
  /** SHA-256 (hex) over the canonical JSON of everything else. */
  readonly hash: string;
  readonly nodes: readonly PlanNode[];
  /** Formulas and mappings are kept as source; the engine compiles them once per plan and caches by hash. */
  readonly scopes: { readonly [connection: string]: readonly string[] };
  readonly hosts: readonly string[];
  /** A `respond` step exists: the webhook waits for it. */
  readonly responds: boolean;
}

export interface PlanNode {
  readonly key: string;
  readonly name: string;
  /** Number of incoming edges; 0 only for the trigger. */
  readonly inDegree: number;
  readonly outs: readonly PlanEdge[];
  readonly work: PlanWork;
}

export interface PlanEdge {
  readonly port: string;
  /** Index in `nodes`. */
  readonly to: number;
}

export type PlanWork =
  | { readonly kind: "trigger"; readonly trigger: TriggerNode["trigger"]; readonly connection: string | null }
  | {
      readonly kind: "action";
      readonly connector: string;
      readonly connectorVersion: number;
      readonly operation: string;
      readonly connection: string;
      readonly input: Mapping;
      readonly settings: StepSettings;
      readonly effect: Effect;
      readonly idempotency: Idempotency;
    }
  | { readonly kind: "logic"; readonly logic: Logic };
