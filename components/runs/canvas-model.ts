import type { Edge as FlowEdge, Node } from "@xyflow/react";
import { formatDuration } from "#components/lib/format.ts";
import { type NodeLook, nodeLook } from "#components/lib/node-look.ts";
import type { Catalog } from "#server/flow/catalog.ts";
import { type Edge, ERROR, OUT } from "#server/flow/graph.ts";
import { runs } from "#server/messages/runs.ts";
import type { RunStep, RunView } from "./status.ts";

export interface CardData extends Record<string, unknown> {
  readonly name: string;
  readonly look: NodeLook;
  readonly state: RunStep["status"];
  readonly value: string;
  readonly ports: readonly string[];
  readonly hasInput: boolean;
}

/** Right angles with round corners. */
export interface Wire extends FlowEdge {
  readonly pathOptions: { readonly borderRadius: number };
}

export type CardNode = Node<CardData, "step">;

/** Cards and wires of the canvas, with what the run did at each. Notes are left out. */
export function canvasModel(run: RunView, catalog: Catalog | undefined, selected: string | null): { nodes: CardNode[]; wires: Wire[] } {
  const steps = new Map(run.steps.map((step) => [step.node, step]));
  const nodes = run.graph.nodes
    .filter((node) => node.kind !== "note")
    .map((node): CardNode => {
      const step = steps.get(node.key);
      const ports = [...new Set(run.graph.edges.filter((edge) => edge.from.node === node.key).map((edge) => edge.from.port))];
      const data = {
        name: node.name,
        look: nodeLook(node, catalog),
        state: step?.status ?? "notReached",
        value: valueText(step, node.kind === "trigger"),
        ports,
        hasInput: node.kind !== "trigger",
      };
      return { id: node.key, type: "step", position: node.position, data, selected: node.key === selected, width: 240, height: 64 };
    });
  return { nodes, wires: run.graph.edges.map((edge) => wireOf(edge, steps)) };
}

function valueText(step: RunStep | undefined, isTrigger: boolean): string {
  if (!step || isTrigger) return "";
  if (step.status === "failed" && step.attempts.length > 1) return runs.run.attempts(step.attempts.length);
  if (step.startedAt === null || step.endedAt === null) return "";
  return formatDuration(step.endedAt - step.startedAt);
}

export type WireState = "taken" | "failed" | "running" | "idle";

/** Whether the run went along a wire, and how it went on. */
export function wireState(edge: Edge, steps: ReadonlyMap<string, Pick<RunStep, "status" | "port">>): WireState {
  const from = steps.get(edge.from.node);
  const to = steps.get(edge.to);
  const left = from?.status === "succeeded" || (from?.status === "failed" && edge.from.port === ERROR);
  if (!left || !to || to.status === "notReached" || to.status === "skipped") return "idle";
  if ((from.port ?? OUT) !== edge.from.port) return "idle";
  if (to.status === "running") return "running";
  return to.status === "failed" || to.status === "unknown" ? "failed" : "taken";
}

const strokes: { readonly [S in WireState]: string } = {
  taken: "var(--success-bar)",
  failed: "var(--failed)",
  running: "var(--running-bar)",
  idle: "var(--border-strong)",
};

function wireOf(edge: Edge, steps: ReadonlyMap<string, RunStep>): Wire {
  const state = wireState(edge, steps);
  return {
    id: `${edge.from.node}:${edge.from.port}-${edge.to}`,
    source: edge.from.node,
    sourceHandle: edge.from.port,
    target: edge.to,
    type: "smoothstep",
    pathOptions: { borderRadius: 10 },
    animated: state === "running",
    zIndex: state === "idle" ? 0 : 1,
    style: { stroke: strokes[state], strokeWidth: 1.5, ...(edge.from.port === ERROR ? { strokeDasharray: "4 4" } : {}) },
  };
}
