import type { CallFailure } from "#server/connectors/contract.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { Value } from "#server/flow/value.ts";
import type { EvaluationIssue } from "./evaluate.ts";

/**
 * Everything the engine needs from outside. The database journal and the in-memory journal pass one suite.
 *
 * Journal key of anything a step does = node key + loop path + attempt. `loopPath` is "" outside loops.
 */
export interface StepRef {
  readonly node: string;
  readonly loopPath: string;
}

/** One prepared call: exact bytes with secrets as placeholders, so that a repeat sends the same. */
export interface PreparedRequest {
  readonly method: string;
  /** Absolute, without secrets. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

export type JournalEntry =
  | IntentEntry
  /** One try did not work and there will be another; a last try is told by `failed` or `unknown` alone. */
  | {
      readonly type: "attemptFailed";
      readonly step: StepRef;
      readonly attempt: number;
      readonly failure: CallFailure;
      readonly retryAt: number;
      readonly at: number;
    }
  /** Held back before anything was sent: no try is used up, and the same bytes go out later under the same number. */
  | {
      readonly type: "held";
      readonly step: StepRef;
      readonly attempt: number;
      readonly why: HoldReason;
      readonly until: number;
      readonly at: number;
    }
  | SucceededEntry
  | { readonly type: "skipped"; readonly step: StepRef; readonly at: number }
  /** `port` null: the run stops here; else the run goes on through it. */
  | {
      readonly type: "failed";
      readonly step: StepRef;
      readonly attempt: number;
      readonly reason: StepFailure;
      readonly port: "error" | "out" | null;
      readonly at: number;
    }
  | { readonly type: "unknown"; readonly step: StepRef; readonly attempt: number; readonly failure: CallFailure; readonly at: number }
  /** A person asks for one more round of a step that failed or whose outcome is unknown. */
  | { readonly type: "retried"; readonly step: StepRef; readonly at: number };

/** Durable before the side effect is sent. */
export interface IntentEntry {
  readonly type: "intent";
  readonly step: StepRef;
  readonly attempt: number;
  readonly generation: number;
  readonly key: string;
  readonly input: Value;
  readonly request: PreparedRequest;
  readonly at: number;
}

export interface SucceededEntry {
  readonly type: "succeeded";
  readonly step: StepRef;
  readonly attempt: number;
  readonly port: string;
  /** Null for a call: its intent has it. */
  readonly input: Value | null;
  readonly output: Value;
  readonly startedAt: number;
  readonly at: number;
}

/** `rateLimited`: the app's published limit is reached. `breaker`: the app failed again and again, so calls to it rest. `account`: somebody has to reconnect it. */
export type HoldReason = "rateLimited" | "breaker" | "account";

/** `handover`: the process is closing down; another one goes on at once. */
export type WaitReason = "retry" | "handover" | HoldReason;

export type StepFailure =
  | { readonly code: "call"; readonly failure: CallFailure }
  /** The mapping gave no value where one is required, or of the wrong type. */
  | { readonly code: "mapping"; readonly issue: EvaluationIssue; readonly path: readonly string[] }
  | { readonly code: "stopped"; readonly message: string }
  | { readonly code: "cancelled" }
  | { readonly code: "tooManySteps" }
  /** The run had all the time that a run may have: at work, or with its waits. */
  | { readonly code: "workedTooLong" }
  | { readonly code: "openTooLong" }
  /** A bug of ours; `id` finds it in the log. */
  | { readonly code: "bug"; readonly id: string };

export type RunOutcome =
  | { readonly status: "succeeded" }
  | { readonly status: "failed"; readonly node: string; readonly reason: StepFailure }
  | { readonly status: "waiting"; readonly until: number; readonly node: string; readonly why: WaitReason }
  | { readonly status: "unknown"; readonly node: string }
  | { readonly status: "cancelled" };

/** What a run is walked with. `entries` = everything journalled before, in order. */
export interface RunContext {
  readonly runId: string;
  readonly plan: Plan;
  readonly triggerOutput: Value;
  readonly entries: readonly JournalEntry[];
  /** When the run was accepted, by the database's clock. */
  readonly startedAt: number;
}

export interface Journal {
  /** Buffers an entry that nobody has to wait for; it rides with the next commit of this run. */
  add(entry: JournalEntry): void;
  /** Resolves when everything added so far is durable. Rejects with `LostLease` when another worker owns the run, with `JournalAway` when it cannot be written. */
  flush(): Promise<void>;
  /** Ends the run (or parks it) together with everything added; durable on return. */
  end(outcome: RunOutcome): Promise<void>;
}

export class LostLease extends Error {}

/** The journal cannot be written now: nothing more may be sent, and somebody goes on from what is durable. */
export class JournalAway extends Error {}

export interface Clock {
  /** Milliseconds since 1970, by the database's clock. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** 0..1, for jitter. */
  random(): number;
}

export type CallResult =
  | { readonly ok: true; readonly output: Value }
  | { readonly ok: false; readonly failure: CallFailure }
  /** Nothing was sent, and nothing is wrong: it may be sent when `forMs` are over. */
  | { readonly ok: false; readonly held: HoldReason; readonly forMs: number };

/** The apps: prepared (pure) and sent (through the egress door). */
export interface Apps {
  /** Builds the exact request; fails with `refused` when the data cannot be sent. */
  prepare(
    step: ActionRef,
    input: Value,
    key: string,
  ): Promise<{ readonly ok: true; readonly request: PreparedRequest } | { readonly ok: false; readonly failure: CallFailure }>;
  send(step: ActionRef, request: PreparedRequest, options: { readonly timeoutMs: number; readonly signal: AbortSignal }): Promise<CallResult>;
  /** After an unknown outcome of a `findFirst` operation: the result that is already there, or null. */
  find(step: ActionRef, input: Value, options: { readonly timeoutMs: number; readonly signal: AbortSignal }): Promise<CallResult | null>;
}

export interface ActionRef {
  readonly connector: string;
  readonly operation: string;
  readonly connection: string;
}

export interface Ports {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly apps: Apps;
  /** Answers the webhook, when one waits. */
  readonly respond: (answer: { readonly status: number; readonly body: Value }) => void;
  /** Hash of run, node, loop path and generation: the idempotency key. */
  readonly key: (step: StepRef, generation: number) => string;
  /** Writes a bug of ours to the log; the id finds it there. */
  readonly bug: (error: unknown) => string;
  /** The run is no longer ours (or the process dies): calls are broken off, nothing more is written. */
  readonly signal: AbortSignal;
  /** A wish to end: nothing new begins, calls in flight are let finish. Its reason is a `StopWish`. */
  readonly stop: AbortSignal;
}

export type StopWish = "cancel" | "handover";
