import type { RunAttempt, RunStep, RunView } from "./status.ts";

export type BarKind = "queued" | "work" | "waiting" | "failed";

/** A stretch of time, in milliseconds since the start of the run. */
export interface Bar {
  readonly kind: BarKind;
  readonly from: number;
  readonly to: number;
}

export interface TimelineAttempt {
  readonly attempt: RunAttempt;
  readonly bars: readonly Bar[];
  readonly length: number;
  /** Pause after it, when it was tried again. */
  readonly waited: number | null;
}

export interface TimelineRow {
  readonly step: RunStep;
  readonly name: string;
  readonly bars: readonly Bar[];
  /** From first begin to end; null while it has not begun. */
  readonly length: number | null;
  readonly attempts: readonly TimelineAttempt[];
}

type Run = Pick<RunView, "startedAt" | "endedAt" | "steps" | "graph">;

/** One row a step: the trigger, then in the order in which they began; those that never did come last. `now` closes what still goes on. */
export function timelineRows(run: Run, now: number): TimelineRow[] {
  const nodes = new Map(run.graph.nodes.map((node) => [node.key, node]));
  const began = ({ step }: TimelineRow) => (nodes.get(step.node)?.kind === "trigger" ? 0 : (step.startedAt ?? Number.MAX_SAFE_INTEGER));
  return run.steps.map((step) => rowOf(run, step, nodes.get(step.node)?.name ?? step.node, now)).toSorted((a, b) => began(a) - began(b));
}

/** Length of the whole picture in milliseconds, never nothing. */
export function timelineSpan(_run: Pick<RunView, "startedAt">, rows: readonly TimelineRow[]): number {
  return Math.max(1, ...rows.flatMap((row) => row.bars.map((bar) => bar.to)));
}

/** About six round marks: 0, 2 s, 4 s, … in milliseconds. */
export function ticks(span: number): number[] {
  const rough = span / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10));
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => Math.round(index * step));
}

function rowOf(run: Run, step: RunStep, name: string, now: number): TimelineRow {
  if (step.startedAt === null || step.status === "skipped") return { step, name, bars: [], length: null, attempts: [] };
  const attempts = attemptsOf(run, step, now);
  const end =
    step.endedAt ??
    (step.status === "running" ? now : Math.max(step.startedAt, ...attempts.map(({ bars }) => run.startedAt + Math.max(0, ...bars.map((bar) => bar.to)))));
  const work = attempts.length > 0 ? attempts.flatMap(({ bars }) => bars) : [bar(run, barKind(step), step.startedAt, end)];
  const ready = readyAt(run, step);
  const queued = ready !== null && step.startedAt - ready >= 1 ? [bar(run, "queued", ready, step.startedAt)] : [];
  return { step, name, bars: [...queued, ...work], length: Math.max(0, end - step.startedAt), attempts };
}

function attemptsOf(run: Run, step: RunStep, now: number): TimelineAttempt[] {
  return step.attempts.map((attempt, index) => {
    const end = attempt.endedAt ?? (attempt.status === "running" && step.status === "running" ? now : attempt.startedAt);
    const next = step.attempts[index + 1]?.startedAt ?? (step.status === "waiting" ? (attempt.retryAt ?? now) : null);
    const failed = attempt.status === "failed" || attempt.status === "unknown";
    const bars = [bar(run, failed ? "failed" : "work", attempt.startedAt, end), ...(next === null ? [] : [bar(run, "waiting", end, next)])];
    return { attempt, bars, length: Math.max(0, end - attempt.startedAt), waited: next === null ? null : Math.max(0, next - end) };
  });
}

/** When the last step before it had ended: from then on it was only waiting for its turn. */
function readyAt(run: Run, step: RunStep): number | null {
  const before = run.graph.edges.filter((edge) => edge.to === step.node).map((edge) => edge.from.node);
  const ends = run.steps.filter((each) => before.includes(each.node) && each.endedAt !== null).map((each) => each.endedAt ?? 0);
  return ends.length === 0 ? null : Math.max(...ends);
}

function barKind(step: RunStep): BarKind {
  return step.status === "failed" || step.status === "unknown" ? "failed" : step.status === "waiting" ? "waiting" : "work";
}

function bar(run: Run, kind: BarKind, from: number, to: number): Bar {
  return { kind, from: Math.max(0, from - run.startedAt), to: Math.max(0, to - run.startedAt) };
}
