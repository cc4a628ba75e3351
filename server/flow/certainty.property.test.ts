import fc from "fast-check";
import { expect, it } from "vitest";
import { checkGraph } from "./check.ts";
import { compile } from "./compile.ts";
import { env, flow, logic, set, stock } from "./fixture.ts";
import { defaultSettings, type Graph, type GraphNode } from "./graph.ts";
import { portsOf } from "./ports.ts";
import { scopeShapes } from "./scope.ts";
import { topologyOf } from "./topology.ts";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];

const someNode = (key: string): fc.Arbitrary<GraphNode> =>
  fc.constantFrom<GraphNode>(
    stock(key),
    { ...stock(key), settings: { ...defaultSettings, onError: "route" } },
    { ...stock(key), settings: { ...defaultSettings, onError: "continue" } },
    set(key, { x: "1" }),
    logic(key, { type: "filter", condition: "number(order.total) > 1" }),
    logic(key, { type: "branch", cases: [{ id: "big", label: "", condition: "number(order.total) > 9" }] }),
    logic(key, {
      type: "branch",
      cases: [
        { id: "big", label: "", condition: "number(order.total) > 9" },
        { id: "small", label: "", condition: "number(order.total) < 5" },
      ],
    }),
    logic(key, { type: "join" }),
  );

/** Steps in order, wires forward only, each step with at least one wire in. */
const someFlow: fc.Arbitrary<Graph> = fc
  .tuple(...names.map(someNode))
  .chain((nodes) =>
    fc.tuple(
      fc.constant(nodes),
      fc.tuple(
        ...nodes.map((_, i) => fc.array(fc.record({ from: fc.integer({ min: -1, max: i - 1 }), port: fc.nat({ max: 3 }) }), { minLength: 1, maxLength: 3 })),
      ),
    ),
  )
  .map(([nodes, wired]) => {
    const edges = wired.flatMap((wires, i) =>
      wires.map(({ from, port }) => {
        const source = nodes[from];
        const ports = source === undefined ? ["out"] : portsOf(source);
        return `${source?.key ?? "order"}.${ports[port % ports.length] ?? "out"} -> ${names[i] ?? ""}`;
      }),
    );
    return flow(nodes, ...new Set(edges));
  });

/** Runs a flow by chance: which steps ran, and by which port actions were left. `null` when an error stopped the run. */
function walk(graph: Graph, chance: (node: string) => number): { ran: Set<string>; failed: Set<string> } | null {
  const topology = topologyOf(graph);
  const ran = new Set<string>();
  const failed = new Set<string>();
  const live = new Set<string>();
  for (const i of topology.order) {
    const node = topology.nodes[i];
    if (node === undefined) continue;
    const incoming = topology.incoming[i] ?? [];
    if (node.kind !== "trigger" && !incoming.some((wire) => live.has(`${topology.nodes[wire.from]?.key}.${wire.port}`))) continue;
    ran.add(node.key);
    const left = leave(
      node,
      chance(node.key),
      (topology.outgoing[i] ?? []).some((wire) => wire.port === "error"),
    );
    if (left === null) return null;
    if (left.failed) failed.add(node.key);
    if (left.port !== null) live.add(`${node.key}.${left.port}`);
  }
  return { ran, failed };
}

function leave(node: GraphNode, chance: number, routed: boolean): { port: string | null; failed: boolean } | null {
  if (node.kind === "logic" && node.logic.type === "filter") return { port: chance % 2 === 0 ? "out" : null, failed: false };
  if (node.kind === "logic" && node.logic.type === "branch") return { port: portsOf(node)[chance % portsOf(node).length] ?? null, failed: false };
  if (node.kind !== "action" || chance % 2 === 0) return { port: "out", failed: false };
  if (node.settings.onError === "continue") return { port: "out", failed: true };
  return node.settings.onError === "route" && routed ? { port: "error", failed: true } : null;
}

it("what is said to be there has run, in every way that a flow can go", () => {
  let said = 0;
  fc.assert(
    fc.property(someFlow, fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 }), { minLength: 6, maxLength: 6 }), (graph, chances) => {
      for (const chance of chances) {
        const run = walk(graph, (key) => chance[names.indexOf(key)] ?? 0);
        if (run === null) continue;
        for (const at of run.ran) {
          for (const source of scopeShapes(graph, at, env)) {
            if (source.typed.optional) continue;
            said += 1;
            expect(run.ran, `${at} sees ${source.key}`).toContain(source.key);
            const { shape } = source.typed;
            if (shape.type !== "object" || source.key === "order") continue;
            const required = shape.required ?? [];
            if (required.includes("left")) expect(run.failed, `${at} sees the result of ${source.key}`).not.toContain(source.key);
            if (required.includes("error")) expect(run.failed, `${at} sees the error of ${source.key}`).toContain(source.key);
          }
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(said).toBeGreaterThan(1_000);
});

it("any flow becomes a plan or says why not", () => {
  let plans = 0;
  fc.assert(
    fc.property(someFlow, (graph) => {
      const result = compile(graph, env);
      const errors = checkGraph(graph, env).filter((problem) => problem.severity === "error");
      expect(result.ok).toBe(errors.length === 0);
      if (!result.ok) return;
      plans += 1;
      const keys = result.plan.nodes.map((node) => node.key);
      expect(keys[0]).toBe("order");
      expect(new Set(keys).size).toBe(graph.nodes.length);
      for (const [i, node] of result.plan.nodes.entries()) for (const out of node.outs) expect(out.to).toBeGreaterThan(i);
      const inward = result.plan.nodes.flatMap((node) => node.outs.map((out) => out.to));
      expect(result.plan.nodes.map((_, i) => inward.filter((to) => to === i).length)).toEqual(result.plan.nodes.map((node) => node.inDegree));
    }),
    { numRuns: 300 },
  );
  expect(plans).toBeGreaterThan(100);
});
