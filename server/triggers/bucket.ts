/** A rate per second, and how much may come at once after a quiet time. */
export interface BucketLimit {
  readonly rate: number;
  readonly burst: number;
}

/** Fills with `rate` tokens a second up to `burst`. Times are milliseconds of a clock that never goes back. */
export class Bucket {
  readonly #limit: BucketLimit;
  #tokens: number;
  #filledAt: number;

  constructor(limit: BucketLimit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#filledAt = now;
  }

  /** Seconds until a token is there; 0 when one is there now. */
  wait(now: number): number {
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + ((now - this.#filledAt) / 1000) * this.#limit.rate);
    this.#filledAt = now;
    return Math.max(0, (1 - this.#tokens) / this.#limit.rate);
  }

  take(): void {
    this.#tokens -= 1;
  }

  /** Nobody took anything lately; forgetting it changes nothing. */
  full(now: number): boolean {
    this.wait(now);
    return this.#tokens >= this.#limit.burst;
  }
}
