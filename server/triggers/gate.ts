import { Bucket, type BucketLimit } from "./bucket.ts";

export interface LaneLimit extends BucketLimit {
  /** Deliveries that are not answered yet. */
  readonly inFlight: number;
}

/** How much may come in. */
export interface GateLimits {
  readonly perTrigger: LaneLimit;
  readonly perWorkspace: LaneLimit;
}

/** Above what one machine of two cores can store, so that only a flood meets them; in flight bounds the memory. */
export const gateLimits: GateLimits = {
  perTrigger: { rate: 5_000, burst: 10_000, inFlight: 1_000 },
  perWorkspace: { rate: 8_000, burst: 16_000, inFlight: 2_000 },
};

export type Entered =
  | { readonly ok: true; readonly leave: () => void }
  /** `rate`: this sender is too fast. `full`: too much is under way here. */
  | { readonly ok: false; readonly why: "rate"; readonly retryAfterS: number }
  | { readonly ok: false; readonly why: "full" };

interface Lane {
  readonly bucket: Bucket;
  inFlight: number;
}

const MOST_LANES = 10_000;

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
    if (trigger.inFlight >= perTrigger.inFlight || workspace.inFlight >= perWorkspace.inFlight) return { ok: false, why: "full" };
    const wait = Math.max(trigger.bucket.wait(now), workspace.bucket.wait(now));
    if (wait > 0) return { ok: false, why: "rate", retryAfterS: wait };
    for (const lane of [trigger, workspace]) {
      lane.bucket.take();
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

  #lane(id: string, limit: BucketLimit, now: number): Lane {
    const known = this.#lanes.get(id);
    if (known !== undefined) return known;
    if (this.#lanes.size >= MOST_LANES) this.#forgetIdle(now);
    const lane = { bucket: new Bucket(limit, now), inFlight: 0 };
    this.#lanes.set(id, lane);
    return lane;
  }

  #forgetIdle(now: number): void {
    for (const [id, lane] of this.#lanes) if (lane.inFlight === 0 && lane.bucket.full(now)) this.#lanes.delete(id);
  }
}
