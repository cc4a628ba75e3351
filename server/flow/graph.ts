import type { Mapping } from "./mapping.ts";
import type { Shape } from "./shape.ts";
import type { Value } from "./value.ts";

/**
 * The flow document: pure data, stable under export, import and diff. `parseGraph` (parse-graph.ts) is its only door.
 *
 * `key` is short, stable, readable and unique in the flow; formulas refer to it, so renaming `name` breaks nothing.
 */
export interface Graph {
  readonly schema: 1;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

interface NodeBase {
  /** `[a-z][a-z0-9_]{0,39}`; not a word of the formula language. */
  readonly key: string;
  readonly name: string;
  readonly position: Position;
}

/** What starts the flow. `webhook` with a connector's trigger, a plain webhook, or by hand. */
export interface TriggerNode extends NodeBase {
  readonly kind: "trigger";
  readonly trigger:
    | { readonly type: "app"; readonly connector: string; readonly trigger: string }
    /** Any system that can POST JSON. The shape comes from a pasted example; absent = unknown. */
    | { readonly type: "webhook"; readonly shape?: Shape; readonly sample?: Value }
    | { readonly type: "manual"; readonly shape?: Shape; readonly sample?: Value };
  readonly connection: string | null;
}

/** One call to an app. */
export interface ActionNode extends NodeBase {
  readonly kind: "action";
  readonly connector: string;
  readonly operation: string;
  /** Id of a connection of the workspace; null while not chosen. */
  readonly connection: string | null;
  readonly input: Mapping;
  readonly settings: StepSettings;
}

export interface LogicNode extends NodeBase {
  readonly kind: "logic";
  readonly logic: Logic;
}

/** Drawn, never executed. */
export interface NoteNode extends NodeBase {
  readonly kind: "note";
  readonly text: string;
}

export type GraphNode = TriggerNode | ActionNode | LogicNode | NoteNode;

export type Logic =
  /** The first case whose condition (a formula that gives yes or no) holds wins; else port `otherwise`. Ports: case ids. */
  | { readonly type: "branch"; readonly cases: readonly BranchCase[] }
  /** Goes on only if the condition holds; the rest is skipped, the run still succeeds. */
  | { readonly type: "filter"; readonly condition: string }
  /** Shapes data: its output is the mapping's result. */
  | { readonly type: "set"; readonly value: Mapping }
  /** Waits for all inputs (a skipped one counts as settled), goes on if at least one arrived. */
  | { readonly type: "join" }
  /** Answers the webhook that started the run. */
  | { readonly type: "respond"; readonly status: number; readonly body: Mapping }
  /** Ends the run; steps that are running are let finish. */
  | { readonly type: "stop"; readonly outcome: "succeeded" | "failed"; readonly message: Mapping };

export interface BranchCase {
  /** Port name: `[a-z][a-z0-9_]{0,39}`, not `otherwise`. */
  readonly id: string;
  readonly label: string;
  readonly condition: string;
}

export interface StepSettings {
  readonly retry: RetrySettings;
  /** Of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** `route` sends the run out of port `error` when that port is wired; `stop` fails the run. */
  readonly onError: "stop" | "route" | "continue";
}

export interface RetrySettings {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** First pause in milliseconds; doubles each time, with jitter. */
  readonly backoffMs: number;
}

export const defaultSettings: StepSettings = {
  retry: { attempts: 5, backoffMs: 1_000 },
  timeoutMs: 30_000,
  onError: "stop",
};

export interface Edge {
  readonly from: { readonly node: string; readonly port: string };
  readonly to: string;
}

/** Ports beside the branch cases' ids. */
export const OUT = "out";
export const OTHERWISE = "otherwise";
export const ERROR = "error";
