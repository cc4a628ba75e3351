import type { Graph } from "#server/flow/graph.ts";

/** A flow to begin with: pure data. Its steps have no accounts; `onSandbox` gives them some. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly graph: Graph;
}
