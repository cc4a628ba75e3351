import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import { getRun } from "#server/runs/get-run.ts";
import { loadPlan } from "#server/runs/plans.ts";
import { type ReplayInput, replayRun } from "#server/runs/replay.ts";
import { actorText } from "./actor-text.ts";
import { note } from "./audited-runs.ts";
import { findLiveVersion } from "./live-version.ts";

/** A new run with an old one's data, on the version that ran then or on the one that is live now. */
export async function replay(access: Access, input: { id: string; version: "same" | "live" }): Promise<{ runId: string }> {
  const on = input.version === "same" ? {} : { on: await liveOf(access, input.id) };
  const { runId } = await replayRun(access.workspaceId, { runId: input.id, actor: actorText(access.actor), ...on });
  await note(access, "run.replayed", input.id);
  return { runId };
}

async function liveOf({ workspaceId }: Access, runId: string): Promise<NonNullable<ReplayInput["on"]>> {
  const { flowId } = await getRun(workspaceId, runId);
  const live = await findLiveVersion(workspaceId, flowId);
  const plan = live === null ? null : await loadPlan(workspaceId, live.planHash);
  if (live === null || plan === null) throw new AppError("invalid", "not_published");
  return { version: live.version, plan };
}
