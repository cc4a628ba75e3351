import { describe, expect, it } from "vitest";
import type { Graph } from "#server/flow/graph.ts";
import { refusalSentence } from "#server/messages/edits.ts";
import { action, graphOf, trigger } from "../graph/fixtures.ts";
import { createEditorStore } from "./editor-store.ts";
import { fixtureEnv } from "./fixture-env.ts";

function setUp(graph: Graph = graphOf([], [])) {
  let now = 0;
  const toasts: string[] = [];
  const saved: Graph[] = [];
  const store = createEditorStore(
    { flowId: "1", name: "Order to books", graph, env: fixtureEnv },
    { now: () => (now += 1_000), toast: (sentence) => toasts.push(sentence), onGraph: (one) => saved.push(one) },
  );
  return { store, toasts, saved };
}

const order = { type: "app-trigger", connector: "shopify", trigger: "order_created" } as const;
const invoice = { type: "action", connector: "xero", operation: "create_invoice" } as const;

describe("the editor's store", () => {
  it("builds a flow from nothing: a trigger, then a step wired to it, with its only account", () => {
    const { store } = setUp();
    expect(store.getState().insert(order, { type: "free", position: { x: 13, y: 7 } })).toBe("order_created");
    expect(store.getState().insert(invoice, { type: "after", from: { node: "order_created", port: "out" } })).toBe("create_an_invoice");
    const { graph, current, panel } = store.getState();
    expect(graph.nodes[0]?.position).toEqual({ x: 16, y: 8 });
    expect(graph.nodes[1]).toMatchObject({ kind: "action", connection: "1", name: "Create an invoice" });
    expect(graph.edges).toEqual([{ from: { node: "order_created", port: "out" }, to: "create_an_invoice" }]);
    expect([current, panel]).toEqual(["create_an_invoice", "map"]);
  });

  it("wires a late trigger to the one step that was waiting for it", () => {
    const { store } = setUp(graphOf([action("invoice")], []));
    store.getState().insert(order, { type: "free", position: { x: -400, y: 0 } });
    expect(store.getState().graph.edges).toEqual([{ from: { node: "order_created", port: "out" }, to: "invoice" }]);
  });

  it("refuses a second trigger, to the eye and to the ear", () => {
    const { store, toasts, saved } = setUp(graphOf([trigger("order")], []));
    expect(store.getState().insert(order, { type: "free", position: null })).toBeNull();
    const sentence = refusalSentence({ code: "second_trigger", params: {} });
    expect(toasts).toEqual([sentence]);
    expect(store.getState().said.text).toBe(sentence);
    expect(saved).toEqual([]);
  });

  it("refuses a loop with its reason and leaves the graph alone", () => {
    const graph = graphOf([trigger("order"), action("a"), action("b")], ["order>a", "a>b"]);
    const { store, toasts } = setUp(graph);
    expect(store.getState().connect({ node: "b", port: "out" }, "a")).toBe(false);
    expect(toasts).toEqual([refusalSentence({ code: "loop", params: { from: "b", to: "a" } })]);
    expect(store.getState().graph).toBe(graph);
  });

  it("undoes and redoes whole deeds, and saves each state", () => {
    const graph = graphOf([trigger("order"), action("a", { x: 400, y: 0 })], ["order>a"]);
    const { store, saved } = setUp(graph);
    store.getState().select(["a"]);
    store.getState().remove();
    const without = store.getState().graph;
    expect(without.nodes).toHaveLength(1);
    store.getState().undo();
    expect(store.getState().graph).toBe(graph);
    store.getState().redo();
    expect(store.getState().graph).toBe(without);
    expect(saved).toEqual([without, graph, without]);
  });

  it("makes room when a step is put on a wire", () => {
    const graph = graphOf([trigger("order"), action("a", { x: 384, y: 0 }), action("b", { x: 768, y: 0 })], ["order>a", "a>b"]);
    const { store } = setUp(graph);
    store.getState().insert(invoice, { type: "onWire", edge: { from: { node: "order", port: "out" }, to: "a" } });
    const places = Object.fromEntries(store.getState().graph.nodes.map((node) => [node.key, node.position.x]));
    expect(places).toEqual({ order: 0, a: 768, b: 1152, create_an_invoice: 384 });
  });

  it("draws a wire by two clicks", () => {
    const { store } = setUp(graphOf([trigger("order"), action("a"), action("b")], ["order>a"]));
    store.getState().startConnect({ node: "order", port: "out" });
    expect(store.getState().mode).toMatchObject({ type: "connect", targets: ["b"] });
    store.getState().connect({ node: "order", port: "out" }, "b");
    expect(store.getState().mode).toEqual({ type: "idle" });
    expect(store.getState().graph.edges).toHaveLength(2);
  });
});
