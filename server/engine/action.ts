import type { CallFailure } from "#server/connectors/contract.ts";
import { assertNever } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import type { Evaluated } from "./evaluate.ts";
import type { StepMemory } from "./memory.ts";
import type { ActionRef, CallResult, HoldReason, IntentEntry, Ports, StepFailure, StepRef, WaitReason } from "./ports.ts";
import type { ActionWork } from "./program.ts";
import type { Rests } from "./rests.ts";
import { judge, mayHaveHappened } from "./retry.ts";

export interface ActionStep {
  readonly ref: StepRef;
  readonly action: ActionWork;
  readonly memory: StepMemory;
  /** The mapping over what came before. Called at most once, and only when a new request is made. */
  readonly input: () => Evaluated;
  readonly rests: Rests;
  /** Why nothing more may be tried in this run; null while it may. */
  readonly spent: () => StepFailure | null;
}

/** How a call to an app ended, as far as this process can say. */
export type ActionEnd =
  | { readonly kind: "succeeded"; readonly attempt: number; readonly startedAt: number; readonly output: Value }
  | { readonly kind: "failed"; readonly attempt: number; readonly reason: StepFailure }
  | { readonly kind: "unknown"; readonly attempt: number; readonly failure: CallFailure }
  /** Waits too long to hold a worker. */
  | { readonly kind: "parked"; readonly until: number; readonly why: WaitReason }
  /** Asked to stop between two tries. */
  | { readonly kind: "halted" };

/** Where the step stands between two tries. */
interface Standing {
  readonly intent: IntentEntry | null;
  /** The intent was held back: the next one is the same try. */
  readonly held: boolean;
  readonly lookFirst: boolean;
  readonly tries: number;
  readonly interruptions: number;
}

/**
 * Calls an app until there is an answer that will not change: each intent durable before it is sent, each repeat with the
 * same key and the same bytes. Throws `LostLease` when the run belongs to somebody else by now.
 */
export async function runAction(step: ActionStep, ports: Ports): Promise<ActionEnd> {
  const reason = step.memory.open ? null : step.spent();
  if (reason !== null) return { kind: "failed", attempt: step.memory.intent?.attempt ?? 1, reason };
  const resumed = await pickUp(step, ports);
  if ("kind" in resumed) return resumed;
  let standing = resumed;
  for (;;) {
    if (ports.stop.aborted) return { kind: "halted" };
    const reason = step.spent();
    if (reason !== null) return { kind: "failed", attempt: standing.intent?.attempt ?? 1, reason };
    const next = await tryOnce(step, standing, ports);
    if ("kind" in next) return next;
    standing = next;
  }
}

/** Begins where the journal ends. */
async function pickUp(step: ActionStep, ports: Ports): Promise<Standing | ActionEnd> {
  const { memory, action } = step;
  if (memory.intent !== null && memory.open) {
    const interrupted: CallFailure = { kind: "unavailable", reason: "interrupted", sent: true, message: "interrupted" };
    const standing = {
      ...counted(memory),
      tries: memory.tries - 1,
      interruptions: memory.interruptions + 1,
      intent: memory.intent,
      held: false,
      lookFirst: false,
    };
    return afterFailure(step, standing, memory.intent, interrupted, ports);
  }
  const { lastFailure, intent, held } = memory;
  const isRepeat = held !== null || (lastFailure !== null && !isDefiniteNo(lastFailure));
  if (intent === null || !isRepeat) return { ...counted(memory), intent: null, held: false, lookFirst: false };
  const lookFirst = action.idempotency === "findFirst" && lastFailure !== null && mayHaveHappened(lastFailure, action.effect);
  const standing = { ...counted(memory), intent, held: held !== null, lookFirst };
  // Whoever reconnects an account wakes the runs that wait for it, long before their time.
  return memory.retryAt === null || held === "account" ? standing : await pause(step, standing, { until: memory.retryAt, why: held ?? "retry" }, ports);
}

function counted(memory: StepMemory): { readonly tries: number; readonly interruptions: number } {
  return { tries: memory.tries, interruptions: memory.interruptions };
}

async function tryOnce(step: ActionStep, standing: Standing, ports: Ports): Promise<Standing | ActionEnd> {
  const made = standing.intent === null ? await firstIntent(step, ports) : againIntent(standing.intent, standing.held, ports);
  if (!("type" in made)) return made;
  const attempted = { ...standing, held: false, tries: standing.tries + 1, intent: made };
  ports.journal.add(made);
  await ports.journal.flush();
  const result = await call(step, attempted, made, ports);
  if (result.ok) return { kind: "succeeded", attempt: made.attempt, startedAt: made.at, output: result.output };
  if ("held" in result) return holdBack(step, { ...standing, intent: made, held: true }, { intent: made, ...result }, ports);
  return afterFailure(step, attempted, made, result.failure, ports);
}

async function firstIntent(step: ActionStep, ports: Ports): Promise<IntentEntry | ActionEnd> {
  const attempt = (step.memory.intent?.attempt ?? 0) + 1;
  const generation = step.memory.intent === null ? 0 : step.memory.intent.generation + 1;
  const input = step.input();
  if (!input.ok) return { kind: "failed", attempt, reason: { code: "mapping", issue: input.issue, path: input.path } };
  const key = ports.key(step.ref, generation);
  const prepared = await ports.apps.prepare(actionRef(step.action), input.value, key);
  if (!prepared.ok) return { kind: "failed", attempt, reason: { code: "call", failure: prepared.failure } };
  return { type: "intent", step: step.ref, attempt, generation, key, input: input.value, request: prepared.request, at: ports.clock.now() };
}

/** Same key, same bytes; the same try, too, when nothing was sent at the last one. */
function againIntent(intent: IntentEntry, held: boolean, ports: Ports): IntentEntry {
  return { ...intent, attempt: held ? intent.attempt : intent.attempt + 1, at: ports.clock.now() };
}

interface Hold {
  readonly intent: IntentEntry;
  readonly held: HoldReason;
  readonly forMs: number;
}

function holdBack(step: ActionStep, standing: Standing, { intent, held, forMs }: Hold, ports: Ports): Promise<Standing | ActionEnd> {
  const at = ports.clock.now();
  const until = at + Math.ceil(forMs);
  ports.journal.add({ type: "held", step: step.ref, attempt: intent.attempt, why: held, until, at });
  return pause(step, standing, { until, why: held }, ports);
}

async function call(step: ActionStep, standing: Standing, intent: IntentEntry, ports: Ports): Promise<CallResult> {
  const options = { timeoutMs: step.action.settings.timeoutMs, signal: ports.signal };
  const ref = actionRef(step.action);
  const found = standing.lookFirst ? await ports.apps.find(ref, intent.input, options) : null;
  if (found !== null) return found.ok || "held" in found ? found : { ok: false, failure: stillOpen(found.failure) };
  return send(ref, intent, options, ports);
}

/** A throw of the apps port is a bug of ours, but the request may have gone out: the outcome is unknown, not failed. */
async function send(
  ref: ActionRef,
  intent: IntentEntry,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ports: Ports,
): Promise<CallResult> {
  try {
    return await ports.apps.send(ref, intent.request, options);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return { ok: false, failure: { kind: "unavailable", reason: "badAnswer", sent: true, message: `bug ${ports.bug(error)}` } };
  }
}

/** Looking failed, so what was unknown before is unknown still. */
function stillOpen(failure: CallFailure): CallFailure {
  return failure.kind === "unavailable" ? { ...failure, reason: failure.reason === "rateLimited" ? "status" : failure.reason, sent: true } : failure;
}

/**
 * A last try is told by `failed` or `unknown` alone: were it two entries, a commit between them would leave a step that
 * looks as if it were to be tried again.
 */
async function afterFailure(step: ActionStep, standing: Standing, intent: IntentEntry, failure: CallFailure, ports: Ports): Promise<Standing | ActionEnd> {
  const { idempotency: mode, effect, settings } = step.action;
  const { tries, interruptions } = standing;
  const verdict = judge(failure, { mode, effect, retry: settings.retry, tries, interruptions, random: ports.clock.random() });
  switch (verdict.do) {
    case "fail":
      return { kind: "failed", attempt: intent.attempt, reason: { code: "call", failure } };
    case "askPerson":
      return { kind: "unknown", attempt: intent.attempt, failure };
    case "again": {
      const at = ports.clock.now();
      const retryAt = at + verdict.afterMs;
      ports.journal.add({ type: "attemptFailed", step: step.ref, attempt: intent.attempt, failure, retryAt, at });
      return pause(step, { ...standing, intent, lookFirst: verdict.lookFirst }, { until: retryAt, why: "retry" }, ports);
    }
    default:
      return assertNever(verdict);
  }
}

async function pause(
  step: ActionStep,
  standing: Standing,
  wait: { readonly until: number; readonly why: WaitReason },
  ports: Ports,
): Promise<Standing | ActionEnd> {
  if (wait.until <= ports.clock.now()) return standing;
  await ports.journal.flush();
  return (await step.rests.rest(wait.until)) === "park" ? { kind: "parked", ...wait } : standing;
}

function isDefiniteNo(failure: CallFailure): boolean {
  return failure.kind !== "unavailable";
}

function actionRef(action: ActionWork): ActionRef {
  return { connector: action.connector, operation: action.operation, connection: action.connection };
}
