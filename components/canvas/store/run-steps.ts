import type { RunView } from "../session/api-types.ts";

type StepRow = RunView["steps"][number];

import type { RunState, StepRun } from "./run-store.ts";

const ended = new Set(["succeeded", "failed", "cancelled", "unknown"]);

/** A run as the cards show it. A step that ran for several items shows its worst one. */
export function watchedRun(run: RunView): Omit<RunState, "outputs"> {
  const steps = new Map<string, StepRun>();
  for (const row of run.steps) {
    const known = steps.get(row.node);
    if (known === undefined || worse(row.status, known.status)) steps.set(row.node, stepRun(row));
  }
  return { runId: run.id, live: !ended.has(run.status), steps };
}

const order: readonly StepRow["status"][] = ["notReached", "skipped", "succeeded", "waiting", "running", "unknown", "failed"];

function worse(a: StepRow["status"], b: StepRow["status"]): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

function stepRun(row: StepRow): StepRun {
  const last = row.attempts.at(-1);
  const durationMs = row.startedAt === null || row.endedAt === null ? null : row.endedAt - row.startedAt;
  return { status: row.status, durationMs, sentence: last?.failure?.sentence ?? null };
}
