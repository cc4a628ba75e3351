import { AppError } from "#server/errors.ts";
import type { Graph } from "#server/flow/graph.ts";
import { parseGraph } from "#server/flow/parse-graph.ts";

/** A flow document from outside or from storage, checked and brought up to date. @throws AppError invalid with the reason. */
export function readGraph(document: unknown): Graph {
  const parsed = parseGraph(document);
  if (parsed.ok) return parsed.graph;
  const [issue] = parsed.issues;
  const reason = issue === undefined ? "It is not a flow." : `${issue.message} (${issue.path.join(".") || "document"}).`;
  throw new AppError("invalid", "graph_unreadable", { reason });
}
