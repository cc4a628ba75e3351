import { describe, expect, it } from "vitest";
import { applyEdit, type Edit } from "#server/flow/edit.ts";
import type { Graph } from "#server/flow/graph.ts";
import { action, graphOf, logic, trigger } from "../graph/fixtures.ts";
import { defaultEnd, isLoose, spliceLoose } from "./edits.ts";

function wires(graph: Graph, edits: readonly Edit[]): readonly string[] {
  const edited = applyEdit(graph, { type: "batch", label: "", edits });
  return edited.ok ? edited.graph.edges.map((edge) => `${edge.from.node}:${edge.from.port}>${edge.to}`).toSorted() : [edited.refusal.code];
}

describe("spliceLoose", () => {
  const graph = graphOf([trigger("order"), action("stock"), action("new")], ["order>stock"]);

  it("puts a loose step between", () => {
    expect(isLoose(graph, "new")).toBe(true);
    expect(wires(graph, spliceLoose({ from: { node: "order", port: "out" }, to: "stock" }, action("new")))).toEqual(["new:out>stock", "order:out>new"]);
  });
});

describe("defaultEnd", () => {
  it("is the first way that is still free", () => {
    const branch = logic("low", { type: "branch", cases: [{ id: "yes", label: "yes", condition: "true" }] });
    expect(defaultEnd(graphOf([trigger("order"), branch, action("a")], ["low:yes>a"]), "low")).toEqual({ node: "low", port: "otherwise" });
  });

  it("is null for a step without a way on", () => {
    expect(defaultEnd(graphOf([logic("end", { type: "stop", outcome: "failed", message: { kind: "literal", value: "" } })], []), "end")).toBeNull();
  });
});
