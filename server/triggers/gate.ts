/** How much may come in. Rates are per second; `burst` is what may come at once after a quiet time. */
export interface GateLimits {
  readonly perTrigger: { readonly rate: number; readonly burst: number; readonly inFlight: number };
  readonly perWorkspace: { readonly rate: number; readonly burst: number; readonly inFlight: number };
}

/** Above what one machine of two cores can store, so that only a flood meets them; in flight bounds the memory. */
export const gateLimits: GateLimits = {
  perTrigger: { rate: 5_000, burst: 10_000, inFlight: 1_000 },
  perWorkspace: { rate: 8_000, burst: 16_000, inFlight: 2_000 },
};

export type Entered =
  | { readonly ok: true; readonly leave: () => void }
  /** `rate`: this sender is too fast. `full`: too much is under way here. */
  | { readonly ok: false; readonly why: "rate" | "full"; readonly retryAfterS: number };

interface Lane {
  tokens: number;
  filledAt: number;
  inFlight: number;
}

const MAX_IDLE_LANES = 10_000;

/** Lets deliveries in, per trigger and per workspace, so that one that floods does not shut out the others. */
export class Gate {
  readonly #limits: GateLimits;
  readonly #lanes = new Map<string, Lane>();

  constructor(limits: GateLimits = gateLimits) {
    this.#limits = limits;
  }

  /** `now` in milliseconds of a clock that never goes back. Call `leave` once, when the delivery is answered. */
  enter(triggerId: string, workspaceId: string, now: number): Entered {
    const { perTrigger, perWorkspace } = this.#limits;
    const trigger = this.#lane(triggerId, perTrigger, now);
    const workspace = this.#lane(workspaceId, perWorkspace, now);
    if (trigger.inFlight >= perTrigger.inFlight || workspace.inFlight >= perWorkspace.inFlight) return { ok: false, why: "full", retryAfterS: 2 };
    const wait = Math.max((1 - trigger.tokens) / perTrigger.rate, (1 - workspace.tokens) / perWorkspace.rate);
    if (wait > 0) return { ok: false, why: "rate", retryAfterS: Math.max(1, Math.ceil(wait)) };
    for (const lane of [trigger, workspace]) {
      lane.tokens -= 1;
      lane.inFlight += 1;
    }
    return {
      ok: true,
      leave: () => {
        trigger.inFlight -= 1;
        workspace.inFlight -= 1;
      },
    };
  }

  #lane(id: string, limit: { readonly rate: number; readonly burst: number }, now: number): Lane {
    const known = this.#lanes.get(id);
    if (known !== undefined) {
      known.tokens = Math.min(limit.burst, known.tokens + ((now - known.filledAt) / 1000) * limit.rate);
      known.filledAt = now;
      return known;
    }
    if (this.#lanes.size >= MAX_IDLE_LANES) this.#forgetIdle();
    const lane = { tokens: limit.burst, filledAt: now, inFlight: 0 };
    this.#lanes.set(id, lane);
    return lane;
  }

  #forgetIdle(): void {
    for (const [id, lane] of this.#lanes) if (lane.inFlight === 0) this.#lanes.delete(id);
  }
}
