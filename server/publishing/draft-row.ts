import type { DraftRow } from "#db/queries/flows.ts";
import type { Access } from "#server/auth/access.ts";
import type { Graph } from "#server/flow/graph.ts";
import { appsOf, sealGraph } from "./document.ts";

/** A draft as it is stored: sealed, with its hash, its apps and who saved it. */
export async function draftRow({ workspaceId, actor }: Access, flowId: string, graph: Graph): Promise<DraftRow> {
  const sealed = await sealGraph(workspaceId, flowId, graph);
  return { draft: sealed.bytes, draftHash: sealed.hash, apps: appsOf(graph), draftBy: actor.kind === "user" ? actor.userId : null };
}
