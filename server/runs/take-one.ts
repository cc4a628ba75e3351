import { newId, type WorkspaceId } from "#db/ids.ts";
import { beat, type Claim, claimOne, signOff } from "#db/queries/leases.ts";
import type { RunStatus } from "#db/schema/runs.ts";

/**
 * Owns one run for the length of `work`, in a process that need not work on runs: it beats once, so that the run does
 * not count as an orphan meanwhile. False when the run cannot be taken.
 */
export async function takeOne(workspaceId: WorkspaceId, runId: string, from: readonly RunStatus[], work: (claim: Claim) => Promise<void>): Promise<boolean> {
  const worker = newId();
  await beat(worker);
  try {
    const claim = await claimOne(workspaceId, runId, worker, from);
    if (claim === null) return false;
    await work(claim);
    return true;
  } finally {
    await signOff(worker);
  }
}
