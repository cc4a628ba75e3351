import { expect, it } from "vitest";
import type { Graph, GraphNode } from "#server/flow/graph.ts";
import { miniLayout } from "./mini-layout.ts";

function step(key: string): GraphNode {
  return { key, kind: "logic", name: key, position: { x: 0, y: 0 }, logic: { type: "join" } };
}

function graph(keys: string[], wires: [string, string][]): Graph {
  return { schema: 1, nodes: keys.map(step), edges: wires.map(([from, to]) => ({ from: { node: from, port: "out" }, to })) };
}

it("puts three parallel steps in one column around the middle", () => {
  const places = miniLayout(
    graph(
      ["order", "stock", "mail", "invoice"],
      [
        ["order", "stock"],
        ["order", "mail"],
        ["order", "invoice"],
      ],
    ),
  );
  expect(places).toEqual([
    { key: "order", column: 0, row: 0 },
    { key: "stock", column: 1, row: -1 },
    { key: "mail", column: 1, row: 0 },
    { key: "invoice", column: 1, row: 1 },
  ]);
});

it("goes by the longest way, in whatever order the wires come", () => {
  const places = miniLayout(
    graph(
      ["a", "b", "c"],
      [
        ["a", "c"],
        ["b", "c"],
        ["a", "b"],
      ],
    ),
  );
  expect(places.map((place) => place.column)).toEqual([0, 1, 2]);
});

it("ends on a circle and leaves notes out", () => {
  const note: GraphNode = { key: "note", kind: "note", name: "", text: "", position: { x: 0, y: 0 } };
  const circle = graph(
    ["a", "b"],
    [
      ["a", "b"],
      ["b", "a"],
    ],
  );
  expect(miniLayout({ ...circle, nodes: [...circle.nodes, note] }).map((place) => place.key)).toEqual(["a", "b"]);
});
