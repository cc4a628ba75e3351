import { describe, expect, it } from "vitest";
import { action, graphOf, note, trigger } from "./fixtures.ts";
import { validTargets } from "./rules.ts";

describe("validTargets", () => {
  const graph = graphOf([trigger("order"), action("stock"), action("invoice"), action("loose"), note("hint")], ["order>stock", "stock>invoice"]);

  it("leaves out itself, what is joined already, triggers, notes and loops", () => {
    expect(validTargets(graph, { node: "order", port: "out" })).toEqual(["invoice", "loose"]);
    expect(validTargets(graph, { node: "invoice", port: "out" })).toEqual(["loose"]);
  });
});
