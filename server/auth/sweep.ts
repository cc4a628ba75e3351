import { sweepSessions } from "#db/queries/sessions.ts";
import { sweepSignInLimits } from "#db/queries/sign-in-limits.ts";
import { log } from "#server/log.ts";

const EVERY_MS = 60 * 60 * 1_000;

/** Forgets sessions and counts of failed sign-ins whose time is over. Safe to call from several processes at once. */
export async function sweepSignIns(): Promise<void> {
  await sweepSessions();
  await sweepSignInLimits();
}

/** Sweeps each hour until the returned function is called. */
export function startSweeping(): () => void {
  const sweep = () => void sweepSignIns().catch((error: unknown) => log("auth").warn({ err: error }, "old sessions could not be swept"));
  const timer = setInterval(sweep, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
