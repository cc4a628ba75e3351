import type { RunRow, RunView } from "#server/api/views/runs.ts";

export type { RunRow, RunView };
export type RunStatus = RunRow["status"];
export type RunStep = RunView["steps"][number];
export type RunAttempt = RunStep["attempts"][number];

export const runStatuses: readonly RunStatus[] = ["failed", "unknown", "running", "queued", "waiting", "succeeded", "cancelled"];

/** Nothing more will happen to it by itself. */
export function isOver(status: RunStatus): boolean {
  return status === "succeeded" || status === "failed" || status === "cancelled" || status === "unknown";
}

/** A retry goes on where the run stopped; a run that succeeded is run again instead. */
export function canRetry(status: RunStatus): boolean {
  return status === "failed" || status === "unknown" || status === "cancelled";
}

export function canCancel(status: RunStatus): boolean {
  return !isOver(status);
}

/** The step did not do what it was for. */
export function isTrouble(status: RunStep["status"]): boolean {
  return status === "failed" || status === "unknown";
}
