import type { CatalogConnection } from "#server/flow/catalog.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Problem } from "#server/flow/problem.ts";

/** Steps on simulated accounts: they would do nothing in the world, so only a demo is published with them. */
export function sandboxProblems(graph: Graph, connections: readonly CatalogConnection[]): Problem[] {
  const sandboxes = new Map(connections.filter(({ sandbox }) => sandbox).map(({ id, name }) => [id, name]));
  return graph.nodes.flatMap((node) => {
    const name = "connection" in node && node.connection !== null ? sandboxes.get(node.connection) : undefined;
    if (name === undefined) return [];
    return [
      { code: "sandbox_account", severity: "error", place: { node: node.key, part: "setup" }, params: { account: name }, fixes: [{ label: "choose_account" }] },
    ];
  });
}
