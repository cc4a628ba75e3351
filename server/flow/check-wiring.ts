import { type Edge, ERROR, type Graph, type GraphNode } from "./graph.ts";
import { limits } from "./limits.ts";
import { portsOf, takesWires } from "./ports.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import type { Topology } from "./topology.ts";

/** What is wrong with the steps and wires as such, whatever they do. */
export function checkWiring(graph: Graph, topology: Topology): readonly Problem[] {
  return [
    ...checkCounts(graph),
    ...checkKeys(graph),
    ...graph.edges.flatMap((edge) => checkEdge(edge, graph, topology)),
    ...checkLoops(topology),
    ...checkReach(topology),
    ...checkAnswers(graph),
  ];
}

function problem(code: ProblemCode, node: string | null, params: Problem["params"] = {}, severity: Problem["severity"] = "error"): Problem {
  return { code, severity, place: node === null ? { node } : { node, part: "setup" }, params, fixes: [] };
}

function checkCounts(graph: Graph): readonly Problem[] {
  const [first, ...more] = graph.nodes.filter((node) => node.kind === "trigger");
  const problems = first === undefined ? [problem("no_trigger", null)] : more.map((node) => problem("two_triggers", node.key, { step: node.name }));
  const count = graph.nodes.filter((node) => node.kind !== "note").length;
  return count <= limits.nodes ? problems : [...problems, problem("too_many_nodes", null, { count: String(count), max: String(limits.nodes) })];
}

function checkKeys(graph: Graph): readonly Problem[] {
  const seen = new Set<string>();
  return graph.nodes.flatMap((node) => {
    const inner = node.kind === "logic" && node.logic.type === "branch" ? duplicates(node.logic.cases.map((one) => one.id)) : [];
    const own = seen.has(node.key) ? [problem("duplicate_key", node.key, { key: node.key })] : [];
    seen.add(node.key);
    return [...own, ...inner.map((key) => problem("duplicate_key", node.key, { key }))];
  });
}

function duplicates(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}

function checkEdge(edge: Edge, graph: Graph, topology: Topology): readonly Problem[] {
  const source = topology.nodes[topology.index.get(edge.from.node) ?? -1];
  const target = topology.nodes[topology.index.get(edge.to) ?? -1];
  const at = graph.nodes.some((node) => node.key === edge.from.node) ? edge.from.node : null;
  const params = { port: edge.from.port, to: target?.name ?? edge.to };
  if (source === undefined || target === undefined || !takesWires(target) || !portsOf(source).includes(edge.from.port))
    return [problem("edge_unknown_port", at, params)];
  const idle = edge.from.port === ERROR && source.kind === "action" && source.settings.onError !== "route";
  return idle ? [{ ...problem("error_wire_idle", at, params, "warning"), place: { node: source.key, part: "settings" } }] : [];
}

/** One problem a loop, at its first step in the document. */
function checkLoops(topology: Topology): readonly Problem[] {
  const ordered = new Set(topology.order);
  const left = new Set(topology.nodes.flatMap((_, i) => (ordered.has(i) ? [] : [i])));
  const problems: Problem[] = [];
  for (const start of left) {
    const loop = loopThrough(start, topology, left);
    if (loop === null) continue;
    for (const node of loop) left.delete(node);
    const names = loop.flatMap((node) => topology.nodes[node]?.name ?? []);
    problems.push(problem("cycle", topology.nodes[start]?.key ?? null, { steps: names.join(" → ") }));
  }
  return problems;
}

/** The steps of a shortest way from a step back to itself, or null. */
function loopThrough(start: number, topology: Topology, within: ReadonlySet<number>): readonly number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const wire of topology.outgoing[node] ?? []) {
      if (wire.to === start) return wayBack(node, start, cameFrom);
      if (!within.has(wire.to) || cameFrom.has(wire.to)) continue;
      cameFrom.set(wire.to, node);
      queue.push(wire.to);
    }
  }
  return null;
}

function wayBack(end: number, start: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const way = [end];
  for (let at = end; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}

function checkReach(topology: Topology): readonly Problem[] {
  if (!topology.nodes.some((node) => node.kind === "trigger")) return [];
  return topology.nodes.flatMap((node, i) => (topology.reachable.has(i) ? [] : [problem("unreachable", node.key, { step: node.name })]));
}

function checkAnswers(graph: Graph): readonly Problem[] {
  const byHand = graph.nodes.some((node) => node.kind === "trigger" && node.trigger.type === "manual");
  const isAnswer = (node: GraphNode) => node.kind === "logic" && node.logic.type === "respond";
  return byHand ? graph.nodes.filter(isAnswer).map((node) => problem("respond_without_webhook", node.key, { step: node.name }, "warning")) : [];
}
