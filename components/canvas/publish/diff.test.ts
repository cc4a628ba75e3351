import { describe, expect, it } from "vitest";
import type { Mapping } from "#server/flow/mapping.ts";
import { action, graphOf, trigger } from "../graph/fixtures.ts";
import { diffGraphs } from "./diff.ts";

const due = (formula: string): Mapping => ({ kind: "record", fields: { DueDate: { kind: "formula", formula } } });

describe("diffGraphs", () => {
  it("names added, removed and changed parts, field by field", () => {
    const live = graphOf([trigger("order"), { ...action("invoice"), input: due("order.date") }, action("old")], ["order>invoice", "order>old"]);
    const draft = graphOf([trigger("order"), { ...action("invoice"), input: due("addDays(order.date, 30)") }, action("new")], ["order>invoice", "invoice>new"]);
    expect(diffGraphs(live, draft)).toMatchObject([
      { type: "changed", node: { key: "invoice" }, what: { part: "field", path: ["DueDate"] }, before: "order.date", after: "addDays(order.date, 30)" },
      { type: "added", node: { key: "new" } },
      { type: "removed", node: { key: "old" } },
    ]);
  });

  it("does not count a moved card", () => {
    expect(diffGraphs(graphOf([trigger("order")], []), graphOf([trigger("order", { x: 80, y: 8 })], []))).toEqual([]);
  });

  it("sees a wire that now comes from elsewhere", () => {
    const nodes = [trigger("order"), action("a"), action("b")];
    expect(diffGraphs(graphOf(nodes, ["order>a", "order>b"]), graphOf(nodes, ["order>a", "a>b"]))).toMatchObject([
      { type: "changed", node: { key: "b" }, what: { part: "wires" }, before: "order", after: "a" },
    ]);
  });
});
