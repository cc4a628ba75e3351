import type { WorkspaceId } from "#db/ids.ts";
import { type AttemptRecord, findAttempts, findRun, findSteps, type StepRecord } from "#db/queries/run-reads.ts";
import { AppError } from "#server/errors.ts";
import type { Plan, PlanNode } from "#server/flow/plan.ts";
import { type FailureCode, failureSentence } from "#server/messages/failures.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { openFailure, saidBy } from "./failure-seal.ts";
import { loadGraph, loadPlan } from "./plans.ts";
import { toRow } from "./row.ts";
import { asCode, canRetry, isFinal, parseRun, type Run } from "./run.ts";
import type { AttemptView, RunDetail, StepView } from "./views.ts";

/** One run with all its steps and tries, without payloads. Throws `not_found`. */
export async function getRun(workspaceId: WorkspaceId, runId: string): Promise<RunDetail> {
  const [record, steps, attempts, key] = await Promise.all([
    findRun(workspaceId, runId),
    findSteps(workspaceId, runId),
    findAttempts(workspaceId, runId),
    workspaceKey(workspaceId),
  ]);
  if (record === null) throw new AppError("not_found", "not_found");
  const run = parseRun(record, key);
  const [plan, graph] = await Promise.all([loadPlan(workspaceId, run.planHash), loadGraph(workspaceId, run.planHash)]);
  if (plan === null || graph === null) throw new AppError("not_found", "not_found");
  const nameOf = (node: string): string => plan.nodes.find((one) => one.key === node)?.name ?? node;
  return {
    ...toRow(run, nameOf),
    graph,
    steps: stepViews(plan, run, { steps, attempts, key, nameOf }),
    replayOf: run.replayOf,
    actor: run.actor,
    waiting: run.status === "waiting" ? { until: run.until, why: run.why } : null,
    canRetry: canRetry(run),
  };
}

interface Rows {
  readonly steps: readonly StepRecord[];
  readonly attempts: readonly AttemptRecord[];
  readonly key: Buffer;
  readonly nameOf: (node: string) => string;
}

function stepViews(plan: Plan, run: Run, rows: Rows): StepView[] {
  const byNode = Map.groupBy(rows.steps, (step) => step.node);
  return plan.nodes.flatMap((node) => {
    if (node.work.kind === "trigger") return [triggerView(node, run)];
    const written = byNode.get(node.key) ?? [];
    return written.length === 0 ? [notReached(node)] : written.map((step) => stepView(step, run, rows));
  });
}

function triggerView(node: PlanNode, run: Run): StepView {
  return { node: node.key, loopPath: "", status: "succeeded", port: "out", startedAt: run.startedAt, endedAt: run.startedAt, attempts: [] };
}

function notReached(node: PlanNode): StepView {
  return { node: node.key, loopPath: "", status: "notReached", port: null, startedAt: null, endedAt: null, attempts: [] };
}

function stepView(step: StepRecord, run: Run, rows: Rows): StepView {
  const { node, loopPath, port } = step;
  const tries = rows.attempts.filter((attempt) => attempt.node === node && attempt.loopPath === loopPath);
  const failed = tries.map((attempt) => failedTry(attempt, run, rows));
  const last = step.status === "skipped" || tries.some((attempt) => attempt.attempt === step.attempt) ? [] : [lastTry(step, failed.at(-1), run, rows)];
  return {
    node,
    loopPath,
    status: shownStatus(step.status, run),
    port,
    startedAt: timeOf(step.startedAt),
    endedAt: timeOf(step.endedAt),
    attempts: [...failed, ...last],
  };
}

/** In a run that is over nothing goes on: a step between two tries has failed, and of a call without a result nothing is known. */
function shownStatus(status: StepRecord["status"], run: Run): StepView["status"] {
  if (!isFinal(run)) return status;
  return status === "waiting" ? "failed" : status === "running" ? "unknown" : status;
}

function failedTry(attempt: AttemptRecord, run: Run, rows: Rows): AttemptView {
  const endedAt = attempt.endedAt.getTime();
  const startedAt = timeOf(attempt.startedAt) ?? endedAt;
  return {
    attempt: attempt.attempt,
    status: attempt.failureCode === "unknown" ? "unknown" : "failed",
    startedAt,
    endedAt,
    failure: failureView(attempt, run, rows),
    retryAt: timeOf(attempt.retryAt),
  };
}

/** The try that the step's own row tells of. A later try began when the one before had waited. */
function lastTry(step: StepRecord, before: AttemptView | undefined, run: Run, rows: Rows): AttemptView {
  const startedAt = before?.retryAt ?? timeOf(step.startedAt) ?? timeOf(step.endedAt) ?? run.startedAt;
  return {
    attempt: step.attempt,
    status: tryStatus(step.status),
    startedAt,
    endedAt: timeOf(step.endedAt),
    failure: failureView(step, run, rows),
    retryAt: null,
  };
}

function tryStatus(status: StepRecord["status"]): AttemptView["status"] {
  return status === "waiting" || status === "skipped" ? "running" : status;
}

function failureView(row: StepRecord | AttemptRecord, run: Run, { key, nameOf }: Rows): { readonly code: FailureCode; readonly sentence: string } | null {
  if (row.failureCode === null || row.failure === null) return null;
  const code = "status" in row && row.status === "unknown" ? "unknown" : asCode(row.failureCode);
  return { code, sentence: failureSentence(code, { step: nameOf(row.node), ...saidBy(openFailure(key, run.id, row.failure)) }) };
}

function timeOf(date: Date | null): number | null {
  return date?.getTime() ?? null;
}
