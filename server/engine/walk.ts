import { OUT } from "#server/flow/graph.ts";
import type { Plan } from "#server/flow/plan.ts";

/**
 * Where a run stands in its plan. Pure bookkeeping: every edge carries exactly one token, `arrived` or `skipped`, and a
 * node is decided when all its edges have theirs. So a skipped branch can never block a join, and no node fires twice.
 */
export interface Walk {
  /** Decided nodes that nobody has taken yet, in the order in which they were decided. */
  readonly ready: Decision[];
  /** Gives the tokens of a node's outgoing edges: those of `port` arrive, the others are skipped. Null skips all. */
  settle(index: number, port: string | null): void;
}

export interface Decision {
  readonly index: number;
  readonly fires: boolean;
}

/** Begins at the trigger, which has settled by being there. */
export function startWalk(plan: Plan): Walk {
  const missing = plan.nodes.map((node) => node.inDegree);
  const arrived = plan.nodes.map(() => false);
  const ready: Decision[] = [];

  function settle(index: number, port: string | null): void {
    for (const edge of plan.nodes[index]?.outs ?? []) {
      if (edge.port === port) arrived[edge.to] = true;
      const left = (missing[edge.to] ?? 0) - 1;
      missing[edge.to] = left;
      if (left === 0) ready.push({ index: edge.to, fires: arrived[edge.to] === true });
    }
  }

  settle(0, OUT);
  return { ready, settle };
}
