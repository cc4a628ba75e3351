import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipOf } from "./clip.ts";
import { compile } from "./compile.ts";
import { applyEdit, type Edit } from "./edit.ts";
import { fitClip } from "./edit-paste.ts";
import { env, flow, formula, invoiceMapping, logic, orderFlow, set, stock, trigger, wires } from "./fixture.ts";
import { freshKey } from "./fresh-key.ts";
import type { Graph } from "./graph.ts";
import type { Mapping } from "./mapping.ts";
import { parseGraph } from "./parse-graph.ts";

function applied(graph: Graph, ...edits: readonly Edit[]): Graph {
  return edits.reduce((at, edit) => {
    const done = applyEdit(at, edit);
    if (!done.ok) throw new Error(done.refusal.code);
    return done.graph;
  }, graph);
}

function drawn(graph: Graph): readonly string[] {
  return graph.edges.map(({ from, to }) => `${from.node}${from.port === "out" ? "" : `.${from.port}`} -> ${to}`);
}

const edge = (text: string) => {
  const [first] = wires(text);
  if (first === undefined) throw new Error(text);
  return first;
};

describe("applyEdit", () => {
  const chain = flow([stock("a"), stock("b"), stock("c")], "order -> a", "a -> b", "b -> c");

  it("adds a step after a port", () => {
    const graph = applied(chain, { type: "addNode", node: stock("d"), wire: { node: "a", port: "out" } });
    expect(drawn(graph)).toEqual(["order -> a", "a -> b", "b -> c", "a -> d"]);
  });

  it("heals the wires around a removed step", () => {
    expect(drawn(applied(chain, { type: "removeNodes", keys: ["b"] }))).toEqual(["order -> a", "a -> c"]);
    expect(drawn(applied(chain, { type: "removeNodes", keys: ["a", "b"] }))).toEqual(["order -> c"]);
  });

  it("does not heal the ways of a branch", () => {
    const branch = logic("br", { type: "branch", cases: [{ id: "x", label: "X", condition: "true" }] });
    const graph = flow([branch, stock("a"), stock("b")], "order -> br", "br.x -> a", "br.otherwise -> b");
    expect(drawn(applied(graph, { type: "removeNodes", keys: ["br"] }))).toEqual([]);
  });

  it("puts a step on a wire", () => {
    expect(drawn(applied(chain, { type: "splice", node: stock("m"), edge: edge("a -> b") }))).toEqual(["order -> a", "b -> c", "a -> m", "m -> b"]);
  });

  it("routes errors while their port is wired", () => {
    const wired = applied(chain, { type: "connect", edge: edge("a.error -> c") });
    expect(wired.nodes.find((node) => node.key === "a")).toMatchObject({ settings: { onError: "route" } });
    const cut = applied(wired, { type: "disconnect", edge: edge("a.error -> c") });
    expect(cut.nodes.find((node) => node.key === "a")).toMatchObject({ settings: { onError: "stop" } });
  });

  it("drops wires by ports that are gone", () => {
    const branch = logic("br", { type: "branch", cases: [{ id: "x", label: "X", condition: "true" }] });
    const graph = flow([branch, stock("a")], "order -> br", "br.x -> a", "br.otherwise -> a");
    expect(drawn(applied(graph, { type: "setLogic", key: "br", logic: { type: "branch", cases: [] } }))).toEqual(["order -> br", "br.otherwise -> a"]);
  });

  it("changes mappings, names, places, accounts, logic", () => {
    const graph = applied(
      orderFlow,
      { type: "setMapping", key: "invoice", path: ["lines", "[]", "price"], mapping: formula("1") },
      { type: "rename", key: "invoice", name: "Bill" },
      { type: "move", moves: [{ key: "invoice", position: { x: 5, y: 6 } }] },
      { type: "setConnection", keys: ["invoice", "stock"], connection: null },
    );
    expect(graph.nodes[2]).toMatchObject({
      name: "Bill",
      position: { x: 5, y: 6 },
      connection: null,
      input: { fields: { lines: { each: { item: { fields: { price: formula("1") } } } } } },
    });
    expect(graph.nodes[1]).toMatchObject({ connection: null, position: { x: 0, y: 0 } });
    expect(graph.nodes[0]).toBe(orderFlow.nodes[0]);
  });

  it("pastes copies under new keys; formulas among them follow", () => {
    const graph = flow([stock("a"), set("b", { x: "a.left + order.id", y: "[1].map(a, a)" })], "order -> a", "a -> b");
    const pasted = applied(graph, { type: "paste", clip: fitClip(graph, clipOf(graph, ["a", "b"]), { x: 100, y: 50 }) });
    expect(pasted.nodes.slice(3)).toMatchObject([
      { key: "a_2", position: { x: 100, y: 50 } },
      { key: "b_2", logic: { value: { fields: { x: formula("a_2.left + order.id"), y: formula("[1].map(a, a)") } } } },
    ]);
    expect(drawn(pasted)).toEqual(["order -> a", "a -> b", "a_2 -> b_2"]);
  });

  it("leaves items alone that are called like a copied step", () => {
    const value: Mapping = { kind: "list", each: { list: "a.left", as: "a", onlyIf: "a.ok", item: formula("a.title") }, fixed: [formula("a.left")] };
    const graph = flow([stock("a"), logic("b", { type: "set", value })], "order -> a", "a -> b");
    const pasted = applied(graph, { type: "paste", clip: fitClip(graph, clipOf(graph, ["a", "b"]), { x: 0, y: 0 }) });
    expect(pasted.nodes.at(-1)).toMatchObject({
      logic: { value: { each: { list: "a_2.left", onlyIf: "a.ok", item: formula("a.title") }, fixed: [formula("a_2.left")] } },
    });
  });

  it.each<[string, Graph, Edit]>([
    ["self_wire", chain, { type: "connect", edge: edge("a -> a") }],
    ["loop", chain, { type: "connect", edge: edge("c -> a") }],
    ["into_trigger", chain, { type: "connect", edge: edge("c -> order") }],
    ["duplicate_wire", chain, { type: "connect", edge: edge("a -> b") }],
    ["unknown_port", chain, { type: "connect", edge: edge("a.big -> c") }],
    ["unknown_step", chain, { type: "connect", edge: edge("a -> gone") }],
    ["unknown_wire", chain, { type: "disconnect", edge: edge("a -> c") }],
    ["second_trigger", chain, { type: "addNode", node: { ...trigger, key: "other" } }],
    ["duplicate_key", chain, { type: "addNode", node: stock("a") }],
    ["bad_key", chain, { type: "addNode", node: stock("if") }],
    ["bad_key", chain, { type: "addNode", node: stock("Upper") }],
    ["bad_field", chain, { type: "setMapping", key: "a", path: ["x", "__proto__"], mapping: formula("1") }],
    ["wrong_kind", chain, { type: "setText", key: "a", text: "x" }],
    ["second_trigger", chain, { type: "paste", clip: fitClip(chain, clipOf(chain, ["order"]), { x: 0, y: 0 }) }],
    [
      "loop",
      chain,
      {
        type: "batch",
        label: "x",
        edits: [
          { type: "rename", key: "a", name: "A" },
          { type: "connect", edge: edge("c -> b") },
        ],
      },
    ],
  ])("refuses: %s", (code, graph, edit) => expect(applyEdit(graph, edit)).toMatchObject({ ok: false, refusal: { code } }));

  it("makes keys of any name", () => {
    const taken = new Set(["invoice", "invoice_2", "step"]);
    expect(["Invoice", "invoice_2", "  Créer 42 ", "if", "日本", "9 lives"].map((name) => freshKey(name, taken))).toEqual([
      "invoice_3",
      "invoice_3",
      "cr_er_42",
      "step_2",
      "step_2",
      "lives",
    ]);
  });
});

const keys = ["order", "a", "b", "c", "d", "e"];
const someKey = fc.constantFrom(...keys);
const someEdge = fc.record({ from: fc.record({ node: someKey, port: fc.constantFrom("out", "error", "big", "otherwise") }), to: someKey });
const someNode = fc.oneof(
  someKey.map((key) => stock(key)),
  someKey.map((key) => set(key, { x: "order.name" })),
  someKey.map((key) => logic(key, { type: "branch", cases: [{ id: "big", label: "Big", condition: "number(order.total) > 1" }] })),
  someKey.map((key) => logic(key, { type: "join" })),
);
const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type: fc.constant("addNode" as const), node: someNode, wire: fc.record({ node: someKey, port: fc.constant("out") }) }),
  fc.record({ type: fc.constant("removeNodes" as const), keys: fc.array(someKey, { maxLength: 2 }) }),
  fc.record({ type: fc.constant("connect" as const), edge: someEdge }),
  fc.record({ type: fc.constant("disconnect" as const), edge: someEdge }),
  fc.record({ type: fc.constant("splice" as const), node: someNode, edge: someEdge }),
  fc.record({
    type: fc.constant("setMapping" as const),
    key: someKey,
    path: fc.array(fc.constantFrom("x", "[]", "+0", "lines"), { maxLength: 3 }),
    mapping: fc.constantFrom(null, formula("order.name"), invoiceMapping),
  }),
  fc.record({ type: fc.constant("replaceNodes" as const), nodes: fc.array(someNode, { maxLength: 2 }) }),
  fc.record({ type: fc.constant("rename" as const), key: someKey, name: fc.constant("New name") }),
);

describe("any series of edits", () => {
  it("can be undone, and never makes a loop or a document that cannot be read", () => {
    fc.assert(
      fc.property(fc.array(someEdit, { maxLength: 30 }), (edits) => {
        let graph = flow([stock("a")], "order -> a");
        for (const edit of edits) {
          const done = applyEdit(graph, edit);
          if (!done.ok) continue;
          const undone = applyEdit(done.graph, done.inverse);
          expect(undone).toMatchObject({ ok: true });
          expect(undone.ok && undone.graph).toEqual(graph);
          graph = done.graph;
        }
        expect(parseGraph(JSON.parse(JSON.stringify(graph)))).toEqual({ ok: true, graph });
        const result = compile(graph, env);
        const codes = result.ok ? [] : result.problems.map((problem) => problem.code);
        expect(codes).not.toContain("cycle");
        expect(result.ok || codes.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
