import type { Graph } from "#server/flow/graph.ts";

/** A draft that the server did not get, kept by this browser. */
export interface LocalDraft {
  /** The server's revision that it was built on. */
  readonly revision: number;
  readonly at: number;
  readonly graph: unknown;
}

const prefix = "patchbay.unsaved.";

/** Keeps or forgets the unsaved draft. A full or closed storage is no reason to stop editing. */
export function keepLocally(flowId: string, draft: { revision: number; at: number; graph: Graph } | null): void {
  try {
    if (draft === null) localStorage.removeItem(prefix + flowId);
    else localStorage.setItem(prefix + flowId, JSON.stringify(draft));
  } catch {
    // Storage can be full or forbidden; the save to the server goes on regardless.
  }
}

export function readLocally(flowId: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(prefix + flowId);
    return text === null ? null : asDraft(JSON.parse(text));
  } catch {
    return null;
  }
}

function asDraft(value: unknown): LocalDraft | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("revision" in value) || !("graph" in value) || !("at" in value)) return null;
  if (typeof value.revision !== "number" || typeof value.at !== "number") return null;
  return { revision: value.revision, at: value.at, graph: value.graph };
}
