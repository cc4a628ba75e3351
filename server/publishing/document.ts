import { createHash } from "node:crypto";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { WorkspaceId } from "#db/ids.ts";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { workspaceKey } from "#server/sealing/data-key.ts";
import { open, seal } from "#server/sealing/seal.ts";
import { readGraph } from "./read-graph.ts";

/** A flow document may not be larger than this, as text; 1,000 steps are about a third of it. */
export const MAX_GRAPH_CHARACTERS = 2_000_000;

export interface SealedGraph {
  readonly bytes: Buffer;
  readonly hash: string;
}

/** Seals a flow document for storage: samples and fixed values in it can be personal data. */
export async function sealGraph(workspaceId: WorkspaceId, flowId: string, graph: Graph): Promise<SealedGraph> {
  const key = await workspaceKey(workspaceId);
  const plain = zstdCompressSync(Buffer.from(JSON.stringify(graph)));
  return { bytes: seal(key, place(flowId), plain), hash: graphHash(graph) };
}

/** Opens a stored document and brings an old one up to date. */
export async function openGraph(workspaceId: WorkspaceId, flowId: string, bytes: Buffer): Promise<Graph> {
  const key = await workspaceKey(workspaceId);
  const text = zstdDecompressSync(open(key, place(flowId), bytes), { maxOutputLength: 4 * MAX_GRAPH_CHARACTERS }).toString();
  return readGraph(JSON.parse(text));
}

const place = (flowId: string) => `flow:${flowId}`;

/** SHA-256 (hex) of what the flow does. Where the cards stand is left out: tidying the picture is no change to publish. */
export function graphHash(graph: Graph): string {
  const nodes = graph.nodes.map(({ position: _, ...rest }) => rest);
  return createHash("sha256")
    .update(JSON.stringify({ ...graph, nodes }, inOrder))
    .digest("hex");
}

/** Fields in order of their names, so that two equal documents have one text. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Connector ids in the order of the steps, each once. */
export function appsOf(graph: Graph): string[] {
  return [...new Set(graph.nodes.map(connectorOf).filter((id) => id !== null))];
}

/** The app a step speaks to; null for steps of ours. */
export function connectorOf(node: GraphNode): string | null {
  if (node.kind === "action") return node.connector;
  return node.kind === "trigger" && node.trigger.type === "app" ? node.trigger.connector : null;
}
