import type { Edit } from "#server/flow/edit.ts";
import { type Edge, type Graph, type GraphNode, OUT, type Position } from "#server/flow/graph.ts";
import { CARD_WIDTH, COLUMN, IN_PORT_Y, ROW, snap } from "../graph/geometry.ts";
import { freeSpot, placeAfter } from "../graph/place.ts";
import { takesInput } from "../graph/ports.ts";
import { descendants, edgesIn, findNode, triggerOf } from "../graph/walk.ts";
import { defaultEnd, moveSteps } from "./edits.ts";
import type { FlowEnv } from "./env.ts";
import { makeNode, type StepKind } from "./make-node.ts";
import type { Insertion } from "./state.ts";

export interface Inserted {
  readonly node: GraphNode;
  readonly edits: readonly Edit[];
}

/** Where a step goes when nobody pointed: after the current step, else after the trigger, else on free ground. */
export function defaultInsertion({ graph, current }: { readonly graph: Graph; readonly current: string | null }): Insertion {
  const after = current ?? triggerOf(graph)?.key ?? null;
  const from = after === null ? null : defaultEnd(graph, after);
  return from === null ? { type: "free", position: null } : { type: "after", from };
}

/** The new step with everything that its arrival changes: its wires, and room for it on a wire. */
export function insertion(kind: StepKind, where: Insertion, graph: Graph, env: FlowEnv): Inserted {
  switch (where.type) {
    case "free":
      return free(kind, where.position, graph, env);
    case "after": {
      const position = where.position === undefined ? placeAfter(graph, where.from.node) : freeSpot(graph, leftMiddle(where.position));
      const node = makeNode(kind, graph, env, position);
      return { node, edits: [takesInput(node) ? { type: "addNode", node, wire: where.from } : { type: "addNode", node }] };
    }
    case "onWire":
      return onWire(kind, where.edge, graph, env);
  }
}

/** A wire was let go here: the card's input comes to the hand. */
function leftMiddle(position: Position): Position {
  return { x: position.x, y: position.y - IN_PORT_Y };
}

/** A trigger that arrives late is wired to the step that was waiting for one. */
function free(kind: StepKind, wanted: Position | null, graph: Graph, env: FlowEnv): Inserted {
  const trigger = triggerOf(graph);
  const position = wanted === null ? placeAfter(graph, trigger?.key ?? null) : freeSpot(graph, snap(wanted));
  const node = makeNode(kind, graph, env, position);
  const heads = node.kind === "trigger" ? graph.nodes.filter((one) => takesInput(one) && edgesIn(graph, one.key).length === 0) : [];
  const [head] = heads;
  const wire: readonly Edit[] =
    heads.length === 1 && head !== undefined ? [{ type: "connect", edge: { from: { node: node.key, port: OUT }, to: head.key } }] : [];
  return { node, edits: [{ type: "addNode", node }, ...wire] };
}

function onWire(kind: StepKind, edge: Edge, graph: Graph, env: FlowEnv): Inserted {
  const before = findNode(graph, edge.from.node);
  const after = findNode(graph, edge.to);
  const origin = before?.position ?? { x: 0, y: 0 };
  const position = { x: origin.x + COLUMN, y: after?.position.y ?? origin.y };
  const node = makeNode(kind, graph, env, position);
  const room = after === undefined ? new Map<string, Position>() : shifts(graph, after, position);
  return { node, edits: [{ type: "splice", node, edge }, moveSteps(room)] };
}

/** Pushes what comes after one column on, but only where the new card would stand on it. */
function shifts(graph: Graph, after: GraphNode, position: Position): ReadonlyMap<string, Position> {
  const missing = position.x + CARD_WIDTH + (COLUMN - CARD_WIDTH) - after.position.x;
  if (missing <= 0 || Math.abs(after.position.y - position.y) >= ROW) return new Map();
  const keys = [after.key, ...descendants(graph, after.key)];
  return new Map(
    keys.flatMap((key) => {
      const node = findNode(graph, key);
      return node === undefined ? [] : [[key, { x: node.position.x + missing, y: node.position.y }] as const];
    }),
  );
}
