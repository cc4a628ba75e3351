import { assertNever } from "#server/errors.ts";
import { ERROR, OUT } from "#server/flow/graph.ts";
import type { Value, ValueRecord } from "#server/flow/value.ts";
import { type ActionEnd, runAction } from "./action.ts";
import type { Answer } from "./answers.ts";
import type { Evaluated } from "./evaluate.ts";
import { failureOutput } from "./failure-output.ts";
import type { Settled, StepMemory } from "./memory.ts";
import { JournalAway, LostLease, type Ports, type StepFailure, type StepRef, type WaitReason } from "./ports.ts";
import type { ProgramStep, ProgramWork } from "./program.ts";
import type { Rests } from "./rests.ts";

export interface Beginning {
  readonly step: ProgramStep;
  /** False: no input arrived, the step is skipped. */
  readonly fires: boolean;
  readonly memory: StepMemory;
  readonly scope: ValueRecord;
  /** False: the run is ending, so only what is already known may settle. */
  readonly mayBegin: boolean;
  readonly rests: Rests;
  /** Why nothing more may be tried in this run; null while it may. */
  readonly spent: () => StepFailure | null;
}

/** How a step ended, as the walk needs to know it. */
export type StepEnd =
  | { readonly kind: "settled"; readonly port: string; readonly output: Value; readonly answer?: Answer }
  | { readonly kind: "skipped" }
  /** Not begun, or broken off between tries, because the run is ending. */
  | { readonly kind: "held" }
  /** A stop step ended the run well. */
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly reason: StepFailure }
  | { readonly kind: "unknown" }
  | { readonly kind: "parked"; readonly until: number; readonly why: WaitReason };

export type Begun = { readonly now: StepEnd } | { readonly later: Promise<StepEnd> };

/** Begins one decided step, or gives what the journal already knows of it. Pure work ends at once; a call ends later. */
export function beginStep(beginning: Beginning, ports: Ports): Begun {
  const { step, memory } = beginning;
  const ref: StepRef = { node: step.node.key, loopPath: "" };
  if (memory.settled !== null) return { now: recalled(step, memory.settled) };
  // What was in flight when the process died is let finish also when the run is ending.
  if (!beginning.mayBegin && !memory.open) return { now: { kind: "held" } };
  if (!beginning.fires) {
    ports.journal.add({ type: "skipped", step: ref, at: ports.clock.now() });
    return { now: { kind: "skipped" } };
  }
  if (step.work.kind === "action") return { later: action(beginning, step.work, ref, ports) };
  const spent = beginning.spent();
  if (spent !== null) return { now: fail(step, ref, 1, spent, ports) };
  try {
    return { now: compute(beginning, step.work, ref, ports) };
  } catch (error) {
    return { now: fail(beginning.step, ref, 1, { code: "bug", id: ports.bug(error) }, ports) };
  }
}

/** A finished step is never done again. */
function recalled(step: ProgramStep, settled: Settled): StepEnd {
  if (step.work.kind === "stop" && settled.kind === "settled") return { kind: "stopped" };
  return settled;
}

function compute(beginning: Beginning, work: Exclude<ProgramWork, { kind: "action" }>, ref: StepRef, ports: Ports): StepEnd {
  const { scope, step } = beginning;
  switch (work.kind) {
    case "trigger":
      throw new Error("A trigger has no inputs");
    case "pure": {
      const result = work.compute(scope);
      if (!result.ok) return fail(step, ref, 1, { code: "mapping", issue: result.issue, path: result.path }, ports);
      return succeed(ref, result.port, result.output, ports);
    }
    case "respond": {
      const body = work.body(scope);
      if (!body.ok) return fail(step, ref, 1, { code: "mapping", issue: body.issue, path: body.path }, ports);
      const answer = { status: work.status, body: body.value };
      return { ...succeed(ref, OUT, answer, ports), answer };
    }
    case "stop":
      return stop(step, ref, work.outcome, work.message(scope), ports);
    default:
      return assertNever(work);
  }
}

function stop(step: ProgramStep, ref: StepRef, outcome: "succeeded" | "failed", text: Evaluated, ports: Ports): StepEnd {
  if (!text.ok) return fail(step, ref, 1, { code: "mapping", issue: text.issue, path: text.path }, ports);
  const message = typeof text.value === "string" ? text.value : "";
  if (outcome === "failed") return fail(step, ref, 1, { code: "stopped", message }, ports);
  succeed(ref, OUT, message, ports);
  return { kind: "stopped" };
}

async function action(beginning: Beginning, work: Extract<ProgramWork, { kind: "action" }>, ref: StepRef, ports: Ports): Promise<StepEnd> {
  const { step, memory, scope, rests, spent } = beginning;
  try {
    const end = await runAction({ ref, action: work.action, memory, input: () => work.input(scope), rests, spent }, ports);
    return record(step, ref, end, ports);
  } catch (error) {
    // A call that was broken off because the run is not ours any more says nothing about the app.
    if (error instanceof LostLease || error instanceof JournalAway) throw error;
    if (ports.signal.aborted) throw new LostLease("The run belongs to another worker", { cause: error });
    return fail(step, ref, memory.intent?.attempt ?? 1, { code: "bug", id: ports.bug(error) }, ports);
  }
}

function record(step: ProgramStep, ref: StepRef, end: ActionEnd, ports: Ports): StepEnd {
  const at = ports.clock.now();
  switch (end.kind) {
    case "succeeded":
      ports.journal.add({ type: "succeeded", step: ref, attempt: end.attempt, port: OUT, input: null, output: end.output, startedAt: end.startedAt, at });
      hurry(ports);
      return { kind: "settled", port: OUT, output: end.output };
    case "failed":
      return fail(step, ref, end.attempt, end.reason, ports);
    case "unknown":
      ports.journal.add({ type: "unknown", step: ref, attempt: end.attempt, failure: end.failure, at });
      hurry(ports);
      return { kind: "unknown" };
    case "parked":
      hurry(ports);
      return end;
    case "halted":
      return { kind: "held" };
    default:
      return assertNever(end);
  }
}

function succeed(ref: StepRef, port: string, output: Value, ports: Ports): { readonly kind: "settled"; readonly port: string; readonly output: Value } {
  const at = ports.clock.now();
  ports.journal.add({ type: "succeeded", step: ref, attempt: 1, port, input: null, output, startedAt: at, at });
  return { kind: "settled", port, output };
}

/** Where a failure goes: out of port `error`, past the step, or into the end of the run. */
function fail(step: ProgramStep, ref: StepRef, attempt: number, reason: StepFailure, ports: Ports): StepEnd {
  const port = endsTheRun(reason) ? null : failurePort(step);
  ports.journal.add({ type: "failed", step: ref, attempt, reason, port, at: ports.clock.now() });
  hurry(ports);
  if (port === null) return { kind: "failed", reason };
  return { kind: "settled", port, output: failureOutput(reason) };
}

/** A limit of the run as a whole, which no step may go past. */
function endsTheRun({ code }: StepFailure): boolean {
  return code === "tooManySteps" || code === "workedTooLong" || code === "openTooLong";
}

function failurePort(step: ProgramStep): "error" | "out" | null {
  if (step.work.kind !== "action") return null;
  switch (step.work.action.settings.onError) {
    case "stop":
      return null;
    case "route":
      return step.routesErrors ? ERROR : null;
    case "continue":
      return OUT;
    default:
      return assertNever(step.work.action.settings.onError);
  }
}

/** A result becomes durable as soon as it is there, never waiting for a sibling. A lost lease shows itself at the next write that is waited for. */
function hurry(ports: Ports): void {
  ports.journal.flush().catch(() => undefined);
}
