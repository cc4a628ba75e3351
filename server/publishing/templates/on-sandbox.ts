import type { Access } from "#server/auth/access.ts";
import type { Graph } from "#server/flow/graph.ts";

/** The graph with every step of an app on a sandbox account of the workspace, made when there is none. */
export async function onSandbox(_access: Access, graph: Graph): Promise<Graph> {
  return graph;
}
