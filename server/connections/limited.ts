import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { WorkspaceId } from "#db/ids.ts";
import { takeBlock } from "#db/queries/rate-blocks.ts";
import type { CallFailure, Connector, Operation } from "#server/connectors/contract.ts";
import type { CallResult } from "#server/connectors/runtime/interpret.ts";
import { assertNever } from "#server/errors.ts";
import { type Breaker, type BreakerRule, createBreaker, type Showed } from "./breaker.ts";
import { type GateClock, type RateGate, rateGate } from "./rate-gate.ts";
import { livingProcesses, type Share, type Sharing } from "./rate-share.ts";

/** Nothing was sent, and nothing is wrong: it may be sent when `forMs` are over. */
export interface HeldBack {
  readonly ok: false;
  readonly held: "rateLimited" | "breaker" | "account";
  readonly forMs: number;
}

/** A call to a real app, as its limits see it. */
export interface LimitedCall {
  readonly workspaceId: WorkspaceId;
  readonly connection: string;
  readonly connector: Pick<Connector, "rate">;
  readonly operation: Pick<Operation, "id" | "rate">;
  readonly signal: AbortSignal;
  /** What makes it this call and no other. */
  readonly text: () => string;
}

const breakerRule: BreakerRule = { opensAfter: 5, restMs: 30_000, longestRestMs: 300_000, probeMs: 6_000, apartMs: 20 };

const realClock: GateClock = { now: () => performance.now(), pause: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined) };
const MOST_KEPT = 1_000;
const AWAY_MS = 1_000;

/** Makes a call when the app's published limit allows it, and not at all while the app has been failing. */
export type Limited = <R extends CallResult | null>(call: LimitedCall, work: () => Promise<R>) => Promise<R | HeldBack>;

/** The limits of this process. */
export const limited = createLimits();

export function createLimits(rule = breakerRule, clock = realClock): Limited {
  const gates = new Map<string, RateGate>();
  const breakers = new Map<string, Breaker>();

  function gateOf(account: string, { workspaceId, connection, connector, operation }: LimitedCall): RateGate {
    const own = operation.rate;
    const scope = own === undefined ? "" : operation.id;
    const sharing: Sharing = { processes: livingProcesses, takeBlock: (share) => blockOf({ workspaceId, connection }, scope, share) };
    return kept(gates, `${account}|${scope}`, () => rateGate(own ?? connector.rate, clock, sharing));
  }

  return async (call, work) => {
    const account = `${call.workspaceId}|${call.connection}`;
    const breaker = kept(breakers, account, () => createBreaker(rule, clock.now));
    const passage = breaker.ask(() => createHash("sha1").update(call.text()).digest("base64"));
    if (!passage.ok) return { ok: false, held: "breaker", forMs: passage.forMs };
    let showed: Showed = "nothing";
    try {
      const entry = await gateOf(account, call).enter(call.signal);
      if (!entry.ok) return { ok: false, held: "rateLimited", forMs: entry.retryAfterMs };
      const result = await work().finally(entry.leave);
      if (!call.signal.aborted) showed = showedBy(result);
      return result;
    } finally {
      passage.landed(showed);
    }
  };
}

/** While the database is away nothing can be sent anyhow. */
function blockOf(account: Pick<LimitedCall, "workspaceId" | "connection">, scope: string, share: Share): Promise<number> {
  return takeBlock(account.workspaceId, account.connection, scope, share).catch(() => AWAY_MS);
}

function showedBy(result: CallResult | null): Showed {
  return result === null || result.ok ? "works" : showedByFailure(result.failure);
}

function showedByFailure(failure: CallFailure): Showed {
  switch (failure.kind) {
    case "rejected":
    case "unauthorized":
      return "works";
    case "refused":
      return "nothing";
    case "unavailable":
      return failure.reason === "rateLimited" ? "works" : "down";
    default:
      return assertNever(failure);
  }
}

function kept<T>(map: Map<string, T>, place: string, make: () => T): T {
  const known = map.get(place);
  if (known !== undefined) return known;
  if (map.size >= MOST_KEPT) map.clear();
  const made = make();
  map.set(place, made);
  return made;
}
