import { describe, expect, it } from "vitest";
import { pillsOf, printPill } from "./pills.ts";

describe("pills", () => {
  it.each([
    ["order.email", ["order", "email"], []],
    [
      "order.email.lower().part(0, 3)",
      ["order", "email"],
      [
        { name: "lower", args: [] },
        { name: "part", args: [0, 3] },
      ],
    ],
    [
      'default(lower(order.email), "none")',
      ["order", "email"],
      [
        { name: "lower", args: [] },
        { name: "default", args: ["none"] },
      ],
    ],
    [
      "round(number(order.total) * 1.2, 2)",
      ["order", "total"],
      [
        { name: "number", args: [] },
        { name: "*", args: [1.2] },
        { name: "round", args: [2] },
      ],
    ],
    ['lookup(order.code, {"GB": "200"}, "999")', ["order", "code"], [{ name: "lookup", args: [{ GB: "200" }, "999"] }]],
    ['order["E-mail"]', ["order", "E-mail"], []],
  ])("%s", (formula, path, formats) => {
    const pill = pillsOf(formula);
    expect(pill).toEqual({ path, formats });
    expect(pill && pillsOf(printPill(pill))).toEqual(pill);
  });

  it.each([
    "1",
    "order.a + order.b",
    "order.lines[0].title",
    "order.ok ? 1 : 2",
    "order.lines.map(l, l.x)",
    "lower(order.a).b",
    "nope(order.a)",
    "order.",
    "2 * order.total",
  ])("%s stays a formula", (formula) => expect(pillsOf(formula)).toBeNull());
});
