import { Analysis, type FlowEnv, targetOf } from "./analysis.ts";
import type { Graph } from "./graph.ts";
import type { Shape } from "./shape.ts";
import type { Typed } from "./shape-typed.ts";

/** A step that another may name, and what it looks like from there. */
export interface Source {
  readonly key: string;
  readonly name: string;
  readonly typed: Typed;
}

/**
 * What a step's formulas may name, nearest step first: every step that leads to it and gives something. Its shape is
 * optional when the step may have been skipped, by a branch, a filter or a failure.
 */
export function scopeShapes(graph: Graph, nodeKey: string, env: FlowEnv): readonly Source[] {
  const analysis = new Analysis(graph, env);
  const node = analysis.topology.index.get(nodeKey);
  if (node === undefined) return [];
  const scope = analysis.scopeOf(node);
  return analysis.namesFor(node).flatMap((key) => {
    const typed = scope.get(key);
    const name = analysis.topology.nodes[analysis.topology.index.get(key) ?? -1]?.name ?? key;
    return typed === undefined ? [] : [{ key, name, typed }];
  });
}

/** What the mapping of a step is put into; null for a step without a mapping. */
export function targetShape(graph: Graph, nodeKey: string, env: FlowEnv): Shape | null {
  const node = graph.nodes.find((one) => one.key === nodeKey);
  return node === undefined ? null : (targetOf(node, env)?.shape ?? null);
}
