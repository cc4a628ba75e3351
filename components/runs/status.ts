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

/** May go on from the list, many at once. After an unknown outcome a repeat may do a thing twice: that is asked about run by run. */
export function canRetryUnasked(status: RunStatus): boolean {
  return status === "failed" || status === "cancelled";
}

export function canCancel(status: RunStatus): boolean {
  return !isOver(status);
}

/** The step did not do what it was for. */
export function isTrouble(status: RunStep["status"]): boolean {
  return status === "failed" || status === "unknown";
}
