import { AppError } from "#server/errors.ts";
import type { Graph } from "#server/flow/graph.ts";

/** A flow document from outside or from storage, checked and brought up to date. @throws AppError invalid with the reason. */
export function readGraph(document: unknown): Graph {
  if (!isGraph(document)) throw new AppError("invalid", "graph_unreadable", { reason: "It is not a flow." });
  return document;
}

function isGraph(document: unknown): document is Graph {
  return typeof document === "object" && document !== null && "nodes" in document && "edges" in document && "schema" in document;
}
