import type { Actor } from "#server/auth/access.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";

export type RunStatus = "queued" | "running" | "waiting" | "succeeded" | "failed" | "cancelled" | "unknown";
export type StepStatus = "running" | "succeeded" | "failed" | "skipped" | "waiting" | "unknown" | "notReached";

/** Times in milliseconds since 1970. */
export interface RunRow {
  readonly id: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly version: number | null;
  readonly mode: "live" | "test";
  readonly title: string;
  readonly status: RunStatus;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly attempts: number;
  readonly failure: { readonly code: string; readonly node: string | null; readonly sentence: string } | null;
}

export interface RunPage {
  readonly rows: readonly RunRow[];
  readonly next: string | null;
}

export interface AttemptRow {
  readonly attempt: number;
  readonly status: "running" | "succeeded" | "failed" | "unknown";
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly failure: { readonly code: string; readonly sentence: string } | null;
  readonly retryAt: number | null;
}

export interface StepRow {
  readonly node: string;
  readonly loopPath: string;
  readonly status: StepStatus;
  readonly port: string | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly attempts: readonly AttemptRow[];
}

export interface RunView extends RunRow {
  /** The version that ran, not today's draft. */
  readonly graph: Graph;
  readonly steps: readonly StepRow[];
  readonly replayOf: string | null;
  readonly actor: Actor;
}

export interface StepDetail {
  readonly input: Value | null;
  readonly output: Value | null;
  /** Exact request of the attempt, secrets masked. */
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: { readonly [name: string]: string };
    readonly body: string | null;
  } | null;
  readonly failure: { readonly code: string; readonly sentence: string } | null;
  /** Idempotency key. */
  readonly key: string | null;
}

/** `ready` follows each (re)connection: what happened before it must be fetched anew. */
export type RunListEvent = { readonly kind: "ready" } | { readonly kind: "changed"; readonly runId: string };
