import { describe, expect, it } from "vitest";
import { action, graphOf, logic, note, trigger } from "../graph/fixtures.ts";
import { outlineRows } from "./rows.ts";

const told = (graph: Parameters<typeof outlineRows>[0]): readonly string[] =>
  outlineRows(graph).map(
    (row) => `${" ".repeat(row.depth)}${row.way === null ? "" : `[${row.way}] `}${row.node.key}${row.again ? " again" : ""}${row.parallel ? " |" : ""}`,
  );

describe("outlineRows", () => {
  it("keeps a straight flow flat and indents where it parts", () => {
    const branch = logic("low", { type: "branch", cases: [{ id: "yes", label: "yes", condition: "" }] });
    const graph = graphOf(
      [trigger("order"), action("stock"), branch, action("buy"), action("wait"), note("hint")],
      ["order>stock", "stock>low", "low:yes>buy", "low:otherwise>wait"],
    );
    expect(told(graph)).toEqual(["order", "stock", "low", " [yes] buy", " [otherwise] wait"]);
  });

  it("says which steps run at the same time, and shows a joined step once", () => {
    const graph = graphOf(
      [trigger("order"), action("a"), action("b"), logic("both", { type: "join" }), action("loose")],
      ["order>a", "order>b", "a>both", "b>both"],
    );
    expect(told(graph)).toEqual(["order", " a |", " both", " b |", " both again", "loose"]);
  });
});
