import { describe, expect, it } from "vitest";
import { action, graphOf, logic, note, trigger } from "./fixtures.ts";
import { outputPoint, sizeOf, snap } from "./geometry.ts";
import { neighbour } from "./move-keys.ts";
import { placeAfter } from "./place.ts";
import { outputsOf } from "./ports.ts";
import { readingOrder, stepNumber } from "./walk.ts";

describe("outputs", () => {
  const branch = logic("low", { type: "branch", cases: [{ id: "yes", label: "yes", condition: "true" }] }, { x: 100, y: 100 });

  it("gives a branch its cases and otherwise, at the heights of the card", () => {
    expect(outputsOf(branch).map((one) => one.port)).toEqual(["yes", "otherwise"]);
    expect(outputPoint(branch, "yes")).toEqual({ x: 340, y: 116 });
    expect(outputPoint(branch, "otherwise")).toEqual({ x: 340, y: 146 });
  });

  it("shows the error way only when it is taken", () => {
    const invoice = action("invoice");
    expect(outputPoint(invoice, "error")).toBeNull();
    expect(outputPoint({ ...invoice, settings: { ...invoice.settings, onError: "route" } }, "error")).toEqual({ x: 240, y: 46 });
  });

  it("grows a branch with many ways", () => {
    const cases = ["a", "b", "c"].map((id) => ({ id, label: id, condition: "" }));
    expect(sizeOf(logic("many", { type: "branch", cases })).height).toBe(124);
  });
});

describe("placing", () => {
  it("snaps to the grid", () => {
    expect(snap({ x: 13, y: -3 })).toEqual({ x: 16, y: -0 });
  });

  it("puts a step right of the one before, and its sibling below", () => {
    const graph = graphOf([trigger("order"), action("stock", { x: 384, y: 0 })], ["order>stock"]);
    expect(placeAfter(graph, "stock")).toEqual({ x: 768, y: 0 });
    expect(placeAfter(graph, "order")).toEqual({ x: 384, y: 160 });
  });

  it("never covers what the person placed", () => {
    const graph = graphOf([trigger("order"), note("hint", { x: 384, y: 0 })], []);
    expect(placeAfter(graph, "order")).toEqual({ x: 384, y: 160 });
  });
});

describe("walking", () => {
  const graph = graphOf(
    [action("invoice", { x: 384, y: 300 }), trigger("order"), action("stock", { x: 384, y: 0 }), note("hint")],
    ["order>invoice", "order>stock"],
  );

  it("tells the steps from the trigger on, upper branch first, without notes", () => {
    expect(readingOrder(graph).map((node) => node.key)).toEqual(["order", "stock", "invoice"]);
    expect(stepNumber(graph, "invoice")).toBe(3);
  });

  it("follows wires sideways and siblings up and down", () => {
    expect(neighbour(graph, "order", "next")).toBe("stock");
    expect(neighbour(graph, "stock", "down")).toBe("invoice");
    expect(neighbour(graph, "invoice", "up")).toBe("stock");
    expect(neighbour(graph, "invoice", "previous")).toBe("order");
    expect(neighbour(graph, "invoice", "next")).toBeNull();
    expect(neighbour(graph, null, "next")).toBe("order");
  });
});
