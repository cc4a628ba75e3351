import { describe, expect, it } from "vitest";
import { readCondition, writeCondition } from "./condition.ts";

describe("conditions", () => {
  it.each([
    ['order.status == "paid"', "==", "paid"],
    ["number(order.total) >= 100", ">=", "100"],
    ['contains(order.tags, "vip")', "contains", "vip"],
    ["isEmpty(order.email)", "isEmpty", ""],
    ["!isEmpty(order.email)", "notEmpty", ""],
    ["order.accepts", "isTrue", ""],
    ["!order.accepts", "isFalse", ""],
  ] as const)("%s is three choices and back", (formula, op, right) => {
    const read = readCondition(formula);
    expect(read).toMatchObject({ op, right });
    expect(read && writeCondition(read, null)).toBe(formula);
  });

  it.each(["order.a > order.b", "order.a > 1 && order.b", "size(order.lines.map(l, l.x)) > 1", "order."])("%s stays a formula", (formula) => {
    expect(readCondition(formula)).toBeNull();
  });

  it("compares a decimal text as a number", () => {
    const left = { path: ["order", "total"], formats: [] };
    expect(writeCondition({ left, op: ">", right: "100" }, { type: "string", format: "decimal" })).toBe("number(order.total) > 100");
  });
});
