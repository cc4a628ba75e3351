import { AppError } from "#server/errors.ts";
import { Guesses } from "./guesses.ts";
import type { Hook } from "./hook.ts";

/** How long an answer is believed, in milliseconds; other processes publish and pause too. */
const FRESH = 1_000;
const STALE = 2_000;
const MOST = 10_000;

interface Kept {
  readonly hook: Hook | null;
  readonly at: number;
}

export interface HookLookup {
  /** Null for unknown and for switched off. @throws AppError `busy` for a sender who tries out addresses; what `load` throws. */
  readonly find: (tokenHash: Buffer, source: string) => Promise<Hook | null>;
  /** Forgets a flow's addresses in this process, at once: it was published, paused or its address changed. */
  readonly forget: (flowId: string) => void;
}

/**
 * Remembers hooks for a moment, so that a busy one costs no query. After a second it is looked up again beside the
 * delivery; after two the delivery waits for it. Any number of deliveries wait for one query.
 */
export function makeHookLookup(load: (tokenHash: Buffer) => Promise<Hook | null>, clock: () => number = () => performance.now()): HookLookup {
  const kept = new Map<string, Kept>();
  const loading = new Map<string, Promise<Hook | null>>();
  const guesses = new Guesses();

  function refresh(key: string, tokenHash: Buffer): Promise<Hook | null> {
    const running = loading.get(key);
    if (running !== undefined) return running;
    const started = load(tokenHash)
      .then((hook) => {
        // Forgotten meanwhile: what was read may be older than the change.
        if (loading.get(key) === started) keep(key, hook);
        return hook;
      })
      .finally(() => {
        if (loading.get(key) === started) loading.delete(key);
      });
    loading.set(key, started);
    return started;
  }

  function keep(key: string, hook: Hook | null): void {
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { hook, at: clock() });
  }

  return {
    async find(tokenHash, source) {
      const key = tokenHash.toString("base64");
      const known = kept.get(key);
      const age = known === undefined ? STALE : clock() - known.at;
      if (known !== undefined && age < STALE) {
        if (age >= FRESH) refresh(key, tokenHash).catch(() => undefined);
        return known.hook;
      }
      if (known?.hook == null && guesses.wait(source, clock()) > 0) throw new AppError("busy", "too_many_guesses");
      return refresh(key, tokenHash);
    },
    forget(flowId) {
      for (const [key, { hook }] of kept) if (hook === null || hook.flowId === flowId) kept.delete(key);
      loading.clear();
    },
  };
}
