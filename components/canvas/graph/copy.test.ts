import { describe, expect, it } from "vitest";
import { applyEdit } from "#server/flow/edit.ts";
import type { Graph } from "#server/flow/graph.ts";
import { copyText } from "./copy.ts";
import { action, graphOf, trigger } from "./fixtures.ts";
import { pasteEdit } from "./paste.ts";

function paste(text: string | null, into: Graph): Graph | null {
  const edit = pasteEdit(text ?? "", into, null);
  const edited = edit === null ? null : applyEdit(into, edit);
  return edited?.ok === true ? edited.graph : null;
}

describe("copy and paste", () => {
  const graph = graphOf([trigger("order"), action("stock", { x: 400, y: 0 }), action("invoice", { x: 800, y: 0 })], ["order>stock", "stock>invoice"]);

  it("gives new keys and keeps the wires among the copies", () => {
    const after = paste(copyText(graph, new Set(["stock", "invoice"])), graph);
    expect(after?.edges.at(-1)).toEqual({ from: { node: "stock_2", port: "out" }, to: "invoice_2" });
  });

  it("never lands on another card", () => {
    const after = paste(copyText(graph, new Set(["stock"])), graph);
    expect(after?.nodes.find((node) => node.key === "stock_2")?.position).toEqual({ x: 480, y: 80 });
  });

  it("leaves a second trigger behind, and refuses foreign text", () => {
    expect(pasteEdit(copyText(graph, new Set(["order"])) ?? "", graph, null)).toBeNull();
    expect(pasteEdit("hello", graph, null)).toBeNull();
    expect(pasteEdit('{"format":"other"}', graph, null)).toBeNull();
    expect(copyText(graph, new Set())).toBeNull();
  });
});
