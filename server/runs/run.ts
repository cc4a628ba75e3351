import type { RunRecord } from "#db/queries/run-reads.ts";
import { assertNever } from "#server/errors.ts";
import type { FailureCode } from "#server/messages/failures.ts";
import { open } from "#server/sealing/seal.ts";
import { openFailure, saidBy } from "./failure-seal.ts";

/** One execution of a plan. Times in milliseconds since 1970. */
export type Run = RunFacts & RunState;

export interface RunFacts {
  readonly id: string;
  readonly flowId: string;
  readonly version: number | null;
  /** Hex. */
  readonly planHash: string;
  readonly mode: "live" | "test";
  readonly title: string;
  readonly startedAt: number;
  /** Tries of the step that needed most. */
  readonly attempts: number;
  /** `hook`, `user:<id>`, … */
  readonly actor: string;
  readonly replayOf: string | null;
}

export type RunState =
  | { readonly status: "queued" }
  | { readonly status: "running" }
  | { readonly status: "waiting"; readonly until: number; readonly why: string }
  | { readonly status: "succeeded"; readonly endedAt: number }
  | { readonly status: "cancelled"; readonly endedAt: number }
  | { readonly status: "failed"; readonly endedAt: number; readonly failure: RunFailure }
  /** A call may or may not have worked; a person decides. */
  | { readonly status: "unknown"; readonly endedAt: number; readonly failure: RunFailure };

export interface RunFailure {
  readonly code: FailureCode;
  /** Key of the step; "" when the run as a whole failed. */
  readonly node: string;
  readonly said: string;
  readonly field: string;
}

/** Nothing more will happen unless a person asks for it. */
export function isFinal(run: RunState): boolean {
  switch (run.status) {
    case "queued":
    case "running":
    case "waiting":
      return false;
    case "succeeded":
    case "cancelled":
    case "failed":
    case "unknown":
      return true;
    default:
      return assertNever(run);
  }
}

/** A person may ask to go on where the run ended. */
export function canRetry(run: RunState): boolean {
  return isFinal(run) && run.status !== "succeeded";
}

/** Reads a row back into the union; a row that fits no arm is a bug and throws. */
export function parseRun(row: RunRecord, key: Buffer): Run {
  const title = open(key, `title|${row.id}`, row.title).toString();
  const { id, flowId, version, mode, attempts, actor, replayOf } = row;
  const facts: RunFacts = {
    id,
    flowId,
    version,
    planHash: row.planHash.toString("hex"),
    mode,
    title,
    startedAt: row.startedAt.getTime(),
    attempts,
    actor,
    replayOf,
  };
  return { ...facts, ...parseState(row, key) };
}

function parseState(row: RunRecord, key: Buffer): RunState {
  switch (row.status) {
    case "queued":
    case "running":
      return { status: row.status };
    case "waiting":
      return { status: "waiting", until: timeOf(row.wakeAt), why: row.waitWhy ?? "" };
    case "succeeded":
    case "cancelled":
      return { status: row.status, endedAt: timeOf(row.endedAt) };
    case "failed":
    case "unknown":
      return { status: row.status, endedAt: timeOf(row.endedAt), failure: parseFailure(row, key) };
    default:
      return assertNever(row.status);
  }
}

function parseFailure(row: RunRecord, key: Buffer): RunFailure {
  const words = row.failure === null ? { said: "", field: "" } : saidBy(openFailure(key, row.id, row.failure));
  return { code: asCode(row.failureCode), node: row.failureNode ?? "", ...words };
}

function timeOf(date: Date | null): number {
  if (date === null) throw new Error("A run's row lacks a time that its status needs");
  return date.getTime();
}

/** Only `failureCode` of this room and "unknown" are ever written there. */
export function asCode(text: string | null): FailureCode {
  return (text ?? "bug") as FailureCode;
}
