import type { WorkspaceId } from "#db/ids.ts";
import { findChunks, findRun } from "#db/queries/run-reads.ts";
import { AppError } from "#server/errors.ts";
import type { Plan } from "#server/flow/plan.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { type Accepted, acceptEvent } from "./accept.ts";
import { openChunk } from "./chunk.ts";
import { loadPlan } from "./plans.ts";
import { parseRun } from "./run.ts";

export interface ReplayInput {
  readonly runId: string;
  /** `user:<id>` */
  readonly actor: string;
  /** Another version to run on; absent = the one that ran. */
  readonly on?: { readonly plan: Plan; readonly version: number };
}

/** A new run with the data of an old one, linked to it: every step is done anew, under new keys. Throws `not_found`. */
export async function replayRun(workspaceId: WorkspaceId, input: ReplayInput): Promise<Accepted> {
  const [record, key] = await Promise.all([findRun(workspaceId, input.runId), workspaceKey(workspaceId)]);
  if (record === null) throw new AppError("not_found", "not_found");
  const run = parseRun(record, key);
  const [first] = await findChunks(workspaceId, run.id, [0]);
  const plan = input.on?.plan ?? (await loadPlan(workspaceId, run.planHash));
  const event = first === undefined ? null : openChunk(key, run.id, 0, first.sealed).event;
  if (plan === null || event === null) throw new AppError("not_found", "not_found");
  return acceptEvent({
    workspaceId,
    flowId: run.flowId,
    version: input.on?.version ?? run.version,
    plan,
    triggerId: record.triggerId,
    dedupeKey: null,
    source: "replay",
    receivedAt: event.receivedAt,
    headers: event.headers,
    output: event.output,
    title: run.title,
    businessKeys: event.businessKeys,
    actor: input.actor,
    mode: run.mode,
    waitForRespond: false,
    replayOf: run.id,
  });
}
