import type { RunStatus } from "#db/schema/runs.ts";
import type { PreparedRequest } from "#server/engine/ports.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Value } from "#server/flow/value.ts";
import type { FailureCode } from "#server/messages/failures.ts";

/** A line of the run list: no payloads. Times in milliseconds since 1970. */
export interface RunRow {
  readonly id: string;
  readonly flowId: string;
  readonly version: number | null;
  readonly mode: "live" | "test";
  readonly title: string;
  readonly status: RunStatus;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number | null;
  readonly attempts: number;
  readonly failure: { readonly code: FailureCode; readonly node: string | null; readonly sentence: string } | null;
}

export interface RunPage {
  readonly rows: readonly RunRow[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

export interface AttemptView {
  readonly attempt: number;
  readonly status: "running" | "succeeded" | "failed" | "unknown";
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly failure: { readonly code: FailureCode; readonly sentence: string } | null;
  readonly retryAt: number | null;
}

export interface StepView {
  readonly node: string;
  readonly loopPath: string;
  readonly status: "running" | "succeeded" | "failed" | "skipped" | "waiting" | "unknown" | "notReached";
  readonly port: string | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly attempts: readonly AttemptView[];
}

export interface RunDetail extends RunRow {
  /** The version that ran. */
  readonly graph: Graph;
  readonly steps: readonly StepView[];
  readonly replayOf: string | null;
  readonly actor: string;
  /** Until when and why it waits; null when it does not. */
  readonly waiting: { readonly until: number; readonly why: string } | null;
  readonly canRetry: boolean;
}

export interface StepDetail {
  readonly input: Value | null;
  readonly output: Value | null;
  /** The exact request, secrets as placeholders. */
  readonly request: PreparedRequest | null;
  readonly failure: { readonly code: FailureCode; readonly sentence: string } | null;
  /** Idempotency key. */
  readonly key: string | null;
}
