import { AppError } from "#server/errors.ts";
import type { Accepted, EventInput } from "#server/runs/accept.ts";
import { busy, fromFlow, stillRunning, storageAway, stored } from "./answers.ts";
import type { HookAnswer } from "./hook.ts";

const LATE = Symbol("late");

export interface StorePorts {
  /** Resolves only when the delivery is durable. */
  readonly accept: (delivery: EventInput) => Promise<Accepted>;
  /** Something of ours failed; the sender is told no more than that. */
  readonly onFailure: (error: unknown, what: "find" | "accept") => void;
}

/** How long to wait for storage, and for the answer of a flow; milliseconds. */
export interface Deadlines {
  readonly storeDeadline: number;
  readonly respondDeadline: number;
}

/** Stores a delivery and answers for it; waits for the flow's own answer when it gives one. Never rejects. */
export async function store(ports: StorePorts, options: Deadlines, delivery: EventInput): Promise<HookAnswer> {
  try {
    const accepted = await within(ports.accept(delivery), options.storeDeadline);
    if (accepted === LATE) return storageAway();
    if (accepted.outcome === undefined || accepted.duplicate) return stored(accepted.runId, accepted.duplicate);
    return await answerOfFlow(accepted.runId, accepted.outcome, options.respondDeadline);
  } catch (error) {
    if (error instanceof AppError && error.kind === "busy") return busy();
    ports.onFailure(error, "accept");
    return storageAway();
  }
}

async function answerOfFlow(runId: string, outcome: NonNullable<Accepted["outcome"]>, deadline: number): Promise<HookAnswer> {
  // The event is stored by now, so a flow that fails to answer is still a 2xx.
  const answer = await within(outcome, deadline).catch(() => null);
  if (answer === LATE) return stillRunning(runId);
  return answer === null ? stored(runId, false) : fromFlow(runId, answer);
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  const late = Promise.withResolvers<typeof LATE>();
  const timer = setTimeout(() => late.resolve(LATE), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
