import { addTraffic, forgetTraffic } from "#db/queries/traffic.ts";
import { log } from "#server/log.ts";
import type { Hook, HookAnswer } from "./hook.ts";
import { TrafficCount, type TrafficKind } from "./traffic.ts";

const WRITE_EVERY = 5_000;
const KEPT = 14 * 24 * 3_600_000;

const count = new TrafficCount();

/** Counts one answered delivery of a known hook. */
export function countTraffic(hook: Hook, address: string, answer: HookAnswer): void {
  count.add(hook, address, kindOf(answer), Date.now());
}

function kindOf(answer: HookAnswer): TrafficKind {
  if (answer.runId !== undefined) return answer.duplicate === true ? "duplicate" : "accepted";
  return answer.status === 429 || answer.status === 503 ? "limited" : "refused";
}

/** Writes the counts of this process down every few seconds. Counts of a few seconds are lost with the process. */
export function startTraffic(): { readonly close: () => Promise<void> } {
  const write = (): Promise<void> => addTraffic(count.take());
  const quietly = (work: Promise<void>): void => void work.catch(() => log("hooks").warn("traffic could not be written down"));
  const writing = setInterval(() => quietly(write()), WRITE_EVERY).unref();
  return {
    async close() {
      clearInterval(writing);
      await write().catch(() => undefined);
    },
  };
}

/** Forgets counts that nobody looks at any more, of all workspaces. */
export function forgetOldTraffic(): Promise<void> {
  return forgetTraffic(new Date(Date.now() - KEPT));
}
