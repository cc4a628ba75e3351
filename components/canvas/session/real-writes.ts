import type { Graph } from "#server/flow/graph.ts";
import { connectionOf, type FlowEnv } from "../store/env.ts";

export interface RealWrite {
  readonly node: string;
  readonly step: string;
  readonly account: string;
}

/** Steps of a test that would change something in a real account. Reads and sandboxes are free to try. */
export function realWrites(graph: Graph, env: FlowEnv, only: string | null): readonly RealWrite[] {
  return graph.nodes.flatMap((node) => {
    if (node.kind !== "action" || (only !== null && node.key !== only)) return [];
    const effect = env.catalog.connectors[node.connector]?.operations[node.operation]?.effect;
    const account = connectionOf(env, node.connection);
    if (account === undefined || account.sandbox || effect === "read") return [];
    return [{ node: node.key, step: node.name, account: account.name }];
  });
}
