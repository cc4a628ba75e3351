import { sweepSessions } from "#db/queries/sessions.ts";
import { sweepSignInLimits } from "#db/queries/sign-in-limits.ts";

/** Forgets sessions and counts of failed sign-ins whose time is over. Safe to call from several processes at once. */
export async function sweepSignIns(): Promise<void> {
  await sweepSessions();
  await sweepSignInLimits();
}
