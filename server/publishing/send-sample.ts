import type { Access } from "#server/auth/access.ts";
import { AppError } from "#server/errors.ts";
import type { Value } from "#server/flow/value.ts";
import { sendSample as send } from "#server/triggers/send-sample.ts";
import { catalog } from "./catalog.ts";
import { openGraph } from "./document.ts";
import { ensureTrigger, hookAddress } from "./hook.ts";
import { findLiveVersion } from "./live-version.ts";
import { sampleOf } from "./test-sample.ts";

/** Sends the live flow an event as its app would, signed, through its own address: a real run with made-up data. */
export async function sendSample(access: Access, input: { id: string; sample?: Value | undefined }): Promise<{ runId: string }> {
  const { workspaceId } = access;
  const live = await findLiveVersion(workspaceId, input.id);
  if (live === null) throw new AppError("invalid", "not_published");
  const graph = await openGraph(workspaceId, input.id, live.graph);
  if (graph.nodes.some((node) => node.kind === "trigger" && node.trigger.type === "manual")) throw new AppError("invalid", "no_hook");
  const address = await hookAddress(workspaceId, input.id, await ensureTrigger(workspaceId, input.id));
  return send(address, sampleOf(graph, input.sample, catalog()));
}
