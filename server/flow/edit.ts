import type { Clip } from "./clip.ts";
import { type Refusal, refusalOfNode, refusalOfWire, sameEdge } from "./edit-refusal.ts";
import { type Edge, ERROR, type Graph, type GraphNode, type Logic, OUT, type Position, type StepSettings, type TriggerNode } from "./graph.ts";
import type { Mapping } from "./mapping.ts";
import { setAt } from "./mapping-edit.ts";
import { mappingOf } from "./mapping-walk.ts";
import { portsOf } from "./ports.ts";
import { isPrototypeKey } from "./value.ts";

/** Every change of a flow, as data: one union for canvas, outline, keyboard and tests. */
export type Edit =
  /** `wire`: comes after that port. */
  | { readonly type: "addNode"; readonly node: GraphNode; readonly wire?: Edge["from"] }
  /** Wires around what is removed are joined, so that the steps behind still run. */
  | { readonly type: "removeNodes"; readonly keys: readonly string[] }
  | { readonly type: "connect"; readonly edge: Edge }
  | { readonly type: "disconnect"; readonly edge: Edge }
  | { readonly type: "rename"; readonly key: string; readonly name: string }
  | { readonly type: "move"; readonly moves: readonly { readonly key: string; readonly position: Position }[] }
  /** `path` as in `Place.path`; null takes the mapping there away. */
  | { readonly type: "setMapping"; readonly key: string; readonly path: readonly string[]; readonly mapping: Mapping | null }
  | { readonly type: "setSettings"; readonly key: string; readonly settings: StepSettings }
  | { readonly type: "setConnection"; readonly keys: readonly string[]; readonly connection: string | null }
  | { readonly type: "setLogic"; readonly key: string; readonly logic: Logic }
  | { readonly type: "setTrigger"; readonly key: string; readonly trigger: TriggerNode["trigger"] }
  | { readonly type: "setText"; readonly key: string; readonly text: string }
  /** Puts a new step on a wire. */
  | { readonly type: "splice"; readonly node: GraphNode; readonly edge: Edge }
  /** Steps with the keys of old ones take their places; wires by ports that are gone are dropped. */
  | { readonly type: "replaceNodes"; readonly nodes: readonly GraphNode[] }
  /** `clip`: as `fitClip` made it for this graph. */
  | { readonly type: "paste"; readonly clip: Clip }
  /** Several edits that are undone as one; none is applied when one is refused. */
  | { readonly type: "batch"; readonly label: string; readonly edits: readonly Edit[] }
  /** Takes back everything since: the inverse of any edit. */
  | { readonly type: "restore"; readonly graph: Graph };

export type Edited =
  /** `inverse` undoes exactly this edit. `selected`: steps that were added. */
  | { readonly ok: true; readonly graph: Graph; readonly inverse: Edit; readonly selected: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal };

type Step = { readonly ok: true; readonly graph: Graph; readonly selected?: readonly string[] } | { readonly ok: false; readonly refusal: Refusal };

/** Applies an edit. Pure: the old graph is left as it is, and what did not change is shared with it. */
export function applyEdit(graph: Graph, edit: Edit): Edited {
  const done = apply(graph, edit);
  if (!done.ok) return done;
  return { ok: true, graph: done.graph, inverse: { type: "restore", graph }, selected: done.selected ?? [] };
}

function apply(graph: Graph, edit: Edit): Step {
  switch (edit.type) {
    case "addNode":
      return addNode(graph, edit.node, edit.wire);
    case "removeNodes":
      return edit.keys.reduce<Step>((step, key) => (step.ok ? removeNode(step.graph, key) : step), { ok: true, graph });
    case "connect":
      return connect(graph, edit.edge);
    case "disconnect":
      return disconnect(graph, edit.edge);
    case "rename":
      return onNode(graph, edit.key, (node) => ({ ...node, name: edit.name }));
    case "move":
      return move(graph, edit.moves);
    case "setMapping":
      return setMapping(graph, edit.key, edit.path, edit.mapping);
    case "setSettings":
      return onNode(graph, edit.key, (node) => (node.kind === "action" ? { ...node, settings: edit.settings } : null));
    case "setConnection":
      return edit.keys.reduce<Step>((step, key) => (step.ok ? setConnection(step.graph, key, edit.connection) : step), { ok: true, graph });
    case "setLogic":
      return withoutLostWires(
        onNode(graph, edit.key, (node) => (node.kind === "logic" ? { ...node, logic: edit.logic } : null)),
        [edit.key],
      );
    case "setTrigger":
      return onNode(graph, edit.key, (node) => (node.kind === "trigger" ? { ...node, trigger: edit.trigger } : null));
    case "setText":
      return onNode(graph, edit.key, (node) => (node.kind === "note" ? { ...node, text: edit.text } : null));
    case "splice":
      return splice(graph, edit.node, edit.edge);
    case "replaceNodes":
      return replaceNodes(graph, edit.nodes);
    case "paste":
      return paste(graph, edit.clip);
    case "batch":
      return batch(graph, edit.edits);
    case "restore":
      return { ok: true, graph: edit.graph };
  }
}

function refused(refusal: Refusal): Step {
  return { ok: false, refusal };
}

/** `change` gives null where the edit is for another kind of step. */
function onNode(graph: Graph, key: string, change: (node: GraphNode) => GraphNode | null): Step {
  const node = graph.nodes.find((one) => one.key === key);
  if (node === undefined) return refused({ code: "unknown_step", params: { key } });
  const changed = change(node);
  if (changed === null) return refused({ code: "wrong_kind", params: { step: node.name } });
  return { ok: true, graph: { ...graph, nodes: graph.nodes.map((one) => (one === node ? changed : one)) } };
}

function addNode(graph: Graph, node: GraphNode, wire: Edge["from"] | undefined): Step {
  const refusal = refusalOfNode(graph, node);
  if (refusal !== null) return refused(refusal);
  const added = { ...graph, nodes: [...graph.nodes, node] };
  if (wire === undefined) return { ok: true, graph: added, selected: [node.key] };
  const wired = connect(added, { from: wire, to: node.key });
  return wired.ok ? { ...wired, selected: [node.key] } : wired;
}

function removeNode(graph: Graph, key: string): Step {
  if (!graph.nodes.some((node) => node.key === key)) return refused({ code: "unknown_step", params: { key } });
  const nodes = graph.nodes.filter((node) => node.key !== key);
  const kept = graph.edges.filter((edge) => edge.from.node !== key && edge.to !== key);
  const before = graph.edges.filter((edge) => edge.to === key && edge.from.node !== key);
  // Of a branch every way would run at once: only steps with one plain way out are healed.
  const after = graph.edges.filter((edge) => edge.from.node === key && edge.from.port === OUT && edge.to !== key);
  let healed: Graph = { ...graph, nodes, edges: kept };
  for (const { from } of before) {
    for (const { to } of after) {
      const edge = { from, to };
      if (refusalOfWire(healed, edge) === null) healed = { ...healed, edges: [...healed.edges, edge] };
    }
  }
  return { ok: true, graph: healed };
}

/** A wire from the error port asks for errors to be routed there. */
function connect(graph: Graph, edge: Edge): Step {
  const refusal = refusalOfWire(graph, edge);
  if (refusal !== null) return refused(refusal);
  const wired: Graph = { ...graph, edges: [...graph.edges, edge] };
  if (edge.from.port !== ERROR) return { ok: true, graph: wired };
  return onNode(wired, edge.from.node, (node) => (node.kind === "action" ? { ...node, settings: { ...node.settings, onError: "route" } } : node));
}

/** When the last wire leaves the error port, an error stops the run again. */
function disconnect(graph: Graph, edge: Edge): Step {
  const edges = graph.edges.filter((other) => !sameEdge(other, edge));
  if (edges.length === graph.edges.length) return refused({ code: "unknown_wire", params: { from: edge.from.node, to: edge.to } });
  const cut: Graph = { ...graph, edges };
  const isLast = edge.from.port === ERROR && !edges.some((other) => other.from.node === edge.from.node && other.from.port === ERROR);
  if (!isLast) return { ok: true, graph: cut };
  return onNode(cut, edge.from.node, (node) =>
    node.kind === "action" && node.settings.onError === "route" ? { ...node, settings: { ...node.settings, onError: "stop" } } : node,
  );
}

function move(graph: Graph, moves: readonly { readonly key: string; readonly position: Position }[]): Step {
  const places = new Map(moves.map((one) => [one.key, one.position]));
  const nodes = graph.nodes.map((node) => {
    const position = places.get(node.key);
    return position === undefined ? node : { ...node, position };
  });
  return { ok: true, graph: { ...graph, nodes } };
}

function setMapping(graph: Graph, key: string, path: readonly string[], mapping: Mapping | null): Step {
  const refusedKey = path.find((part) => isPrototypeKey(part));
  if (refusedKey !== undefined) return refused({ code: "bad_field", params: { field: refusedKey } });
  return onNode(graph, key, (node) => {
    const old = mappingOf(node);
    return old === null ? null : withMapping(node, setAt(old, path, mapping));
  });
}

function withMapping(node: GraphNode, mapping: Mapping): GraphNode | null {
  if (node.kind === "action") return { ...node, input: mapping };
  if (node.kind !== "logic") return null;
  const { logic } = node;
  switch (logic.type) {
    case "set":
      return { ...node, logic: { ...logic, value: mapping } };
    case "respond":
      return { ...node, logic: { ...logic, body: mapping } };
    case "stop":
      return { ...node, logic: { ...logic, message: mapping } };
    case "branch":
    case "filter":
    case "join":
      return null;
  }
}

function setConnection(graph: Graph, key: string, connection: string | null): Step {
  return onNode(graph, key, (node) => (node.kind === "action" || node.kind === "trigger" ? { ...node, connection } : null));
}

function splice(graph: Graph, node: GraphNode, edge: Edge): Step {
  const cut = disconnect(graph, edge);
  if (!cut.ok) return cut;
  const added = addNode(cut.graph, node, edge.from);
  if (!added.ok) return added;
  const port = portsOf(node)[0];
  if (port === undefined) return { ...added, selected: [node.key] };
  const wired = connect(added.graph, { from: { node: node.key, port }, to: edge.to });
  return wired.ok ? { ...wired, selected: [node.key] } : wired;
}

function replaceNodes(graph: Graph, nodes: readonly GraphNode[]): Step {
  const replaced = nodes.reduce<Step>((step, node) => (step.ok ? onNode(step.graph, node.key, () => node) : step), { ok: true, graph });
  return withoutLostWires(
    replaced,
    nodes.map((node) => node.key),
  );
}

/** Drops wires by ports that steps no longer have. */
function withoutLostWires(step: Step, keys: readonly string[]): Step {
  if (!step.ok) return step;
  const ports = new Map(step.graph.nodes.filter((node) => keys.includes(node.key)).map((node) => [node.key, portsOf(node)]));
  const edges = step.graph.edges.filter((edge) => ports.get(edge.from.node)?.includes(edge.from.port) ?? true);
  return edges.length === step.graph.edges.length ? step : { ...step, graph: { ...step.graph, edges } };
}

function paste(graph: Graph, { nodes, edges }: Clip): Step {
  const added = nodes.reduce<Step>((step, node) => (step.ok ? addNode(step.graph, node, undefined) : step), { ok: true, graph });
  const wired = edges.reduce<Step>((step, edge) => (step.ok ? connect(step.graph, edge) : step), added);
  return wired.ok ? { ...wired, selected: nodes.map((node) => node.key) } : wired;
}

function batch(graph: Graph, edits: readonly Edit[]): Step {
  const selected: string[] = [];
  let at = graph;
  for (const edit of edits) {
    const step = apply(at, edit);
    if (!step.ok) return step;
    at = step.graph;
    selected.push(...(step.selected ?? []));
  }
  return { ok: true, graph: at, selected };
}
