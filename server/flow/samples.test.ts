import { expect, it } from "vitest";
import { env, flow, logic, set, stock, trigger } from "./fixture.ts";
import { placeFor } from "./layout.ts";
import { sampleScope } from "./samples.ts";

const graph = flow(
  [stock("a"), set("s", { left: "a.left + 1" }), logic("j", { type: "join" }), set("end", { x: "1" })],
  "order -> a",
  "a -> s",
  "s -> j",
  "j -> end",
);

it("tries a step on its apps' samples, and on what a run gave", () => {
  expect(sampleScope(graph, "end", env)).toEqual({ order: {}, a: { left: 4 }, s: { left: 5 } });
  expect(sampleScope(graph, "end", env, { a: { left: 10 } })).toMatchObject({ a: { left: 10 }, s: { left: 11 } });
  expect(sampleScope(graph, "a", env)).toEqual({ order: {} });
  expect(sampleScope(graph, "gone", env)).toEqual({});
});

it("takes the example of a webhook", () => {
  const hooked = {
    ...graph,
    nodes: graph.nodes.map((node) => (node === trigger ? { ...trigger, trigger: { type: "webhook" as const, sample: { id: 7 } } } : node)),
  };
  expect(sampleScope(hooked, "a", env)).toEqual({ order: { id: 7 } });
});

it("places new steps beside what is there, without moving anything", () => {
  const at = (key: string, x: number, y: number) => ({ ...stock(key), position: { x, y } });
  const drawn = flow([at("a", 336, 0), at("b", 336, 112)], "order -> a", "order -> b");
  expect(placeFor(drawn, { node: "order", port: "out" })).toEqual({ x: 336, y: 224 });
  expect(placeFor(drawn, { node: "a", port: "out" })).toEqual({ x: 672, y: 0 });
  expect(placeFor(drawn, null)).toEqual({ x: 672, y: 0 });
  expect(placeFor({ schema: 1, nodes: [], edges: [] }, null)).toEqual({ x: 0, y: 0 });
});
