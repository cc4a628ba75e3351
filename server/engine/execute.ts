import { assertNever } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import { type Answers, createAnswers } from "./answers.ts";
import { createInbox } from "./inbox.ts";
import { blank, remember, type StepMemory, stepId } from "./memory.ts";
import type { Ports, RunContext, RunOutcome } from "./ports.ts";
import { type ProgramStep, programOf } from "./program.ts";
import { createRests } from "./rests.ts";
import { createRunLimits } from "./run-limits.ts";
import { type Begun, beginStep, type StepEnd } from "./step.ts";
import { createVerdict, type RunVerdict } from "./verdict.ts";
import { startWalk, type Walk } from "./walk.ts";

interface Landing {
  readonly index: number;
  readonly end: StepEnd;
}

/**
 * Walks a run from wherever its journal ends to an outcome, which is durable on return.
 *
 * All decided steps begin at once; what lands settles its step and may decide others; when nothing is left in flight the
 * run is over or, when all that is left pauses for long, waits. Throws `LostLease` when another worker owns the run: then nothing more was written.
 */
export async function executeRun(context: RunContext, ports: Ports): Promise<RunOutcome> {
  const steps = programOf(context.plan).steps;
  const memory = remember(context.entries);
  const walk = startWalk(context.plan);
  const scope = newScope(steps, context.triggerOutput);
  const verdict = createVerdict();
  const answers = createAnswers(ports);
  const inbox = createInbox<Landing>();
  const limits = createRunLimits(context, ports.clock);
  const rests = createRests(() => inFlight, ports.clock, AbortSignal.any([ports.signal, ports.stop]));
  const { spent } = limits;
  let inFlight = 0;

  for (;;) {
    for (let next = walk.ready.shift(); next !== undefined; next = walk.ready.shift()) {
      const { index, fires } = next;
      const step = stepAt(steps, index);
      const mayBegin = !verdict.isDecided && !ports.stop.aborted;
      const begun = beginStep({ step, fires, memory: memoryOf(memory, step), scope, mayBegin, rests, spent }, ports);
      inFlight += land(begun, index);
    }
    if (inFlight === 0) break;
    rests.look();
    for (const landing of await inbox.take()) {
      inFlight -= 1;
      settle(landing.index, landing.end);
    }
    answers.sendWhenDurable();
  }
  const outcome = verdict.outcome(ports, limits.endsAt);
  await ports.journal.end(outcome);
  answers.sendNow();
  return outcome;

  /** Gives the number of steps that went into flight. */
  function land(begun: Begun, index: number): 0 | 1 {
    if (!("later" in begun)) {
      settle(index, begun.now);
      return 0;
    }
    inbox.expect(begun.later.then((end) => ({ index, end })));
    return 1;
  }

  function settle(index: number, end: StepEnd): void {
    apply(end, stepAt(steps, index), { index, walk, scope, verdict, answers });
  }
}

interface Desk {
  readonly index: number;
  readonly walk: Walk;
  readonly scope: Record<string, Value>;
  readonly verdict: RunVerdict;
  readonly answers: Answers;
}

function apply(end: StepEnd, step: ProgramStep, desk: Desk): void {
  const key = step.node.key;
  switch (end.kind) {
    case "settled":
      desk.scope[key] = end.output;
      if (end.answer !== undefined) desk.answers.add(end.answer);
      desk.walk.settle(desk.index, end.port);
      return;
    case "skipped":
      desk.walk.settle(desk.index, null);
      return;
    case "held":
      return;
    case "stopped":
    case "failed":
    case "unknown":
    case "parked":
      desk.verdict.note(key, end);
      return;
    default:
      assertNever(end);
  }
}

function newScope(steps: readonly ProgramStep[], triggerOutput: Value): Record<string, Value> {
  const scope: Record<string, Value> = Object.create(null);
  scope[stepAt(steps, 0).node.key] = triggerOutput;
  return scope;
}

function memoryOf(memory: ReadonlyMap<string, StepMemory>, step: ProgramStep): StepMemory {
  return memory.get(stepId({ node: step.node.key, loopPath: "" })) ?? blank;
}

function stepAt(steps: readonly ProgramStep[], index: number): ProgramStep {
  const step = steps[index];
  if (step === undefined) throw new Error(`The plan has no node ${index}`);
  return step;
}
