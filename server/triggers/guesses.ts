import { Bucket, type BucketLimit } from "./bucket.ts";

/** Addresses nobody knows, asked for by one sender. A person who mistypes never meets it; a guesser does at once. */
const guessLimit: BucketLimit = { rate: 10, burst: 200 };
const MOST_SENDERS = 10_000;

/** Keeps a sender who tries out addresses from keeping the database busy. */
export class Guesses {
  readonly #senders = new Map<string, Bucket>();

  /** Seconds to wait before another address is looked up for `source`; 0 = now, and it counts. */
  wait(source: string, now: number): number {
    const bucket = this.#bucket(source, now);
    const wait = bucket.wait(now);
    if (wait === 0) bucket.take();
    return wait;
  }

  #bucket(source: string, now: number): Bucket {
    const known = this.#senders.get(source);
    if (known !== undefined) return known;
    if (this.#senders.size >= MOST_SENDERS) for (const [name, bucket] of this.#senders) if (bucket.full(now)) this.#senders.delete(name);
    const bucket = new Bucket(guessLimit, now);
    this.#senders.set(source, bucket);
    return bucket;
  }
}
