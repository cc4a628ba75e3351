import { describe, expect, it } from "vitest";
import { orderShape } from "../fixture.ts";
import { completionsAt } from "./complete.ts";
import { scopeOf } from "./scope.ts";

const scope = scopeOf({
  order: { shape: orderShape, optional: false },
  origin: { shape: { type: "string" }, optional: true },
  odd: { shape: { type: "object", properties: { "E-mail": { type: "string" } } }, optional: false },
});

/** What is offered where `|` stands, as the text becomes with it. */
function offered(text: string): readonly string[] {
  const at = text.indexOf("|");
  const bare = text.replace("|", "");
  return completionsAt(bare, at, scope).map((one) => bare.slice(0, one.from) + one.insert + bare.slice(one.to));
}

describe("completionsAt", () => {
  it.each<[string, string]>([
    ["or|", "order"],
    ["ori|", "origin"],
    ["low|", "lower("],
    ["order.|", "order.email"],
    ["order.em|", "order.email"],
    ["lower(order.em|)", "lower(order.email)"],
    ["order.name + or|", "order.name + origin"],
    ["order.line|", "order.line_items"],
    ["order.line_items.|", "order.line_items.map(item, "],
    ["order.line_items.m|", "order.line_items.map(item, "],
    ["order.line_items[0].|", "order.line_items[0].title"],
    ["first(order.line_items).ti|", "first(order.line_items).title"],
    ["order.line_items.map(line, |", "order.line_items.map(line, line"],
    ["order.line_items.map(line, line.|", "order.line_items.map(line, line.quantity"],
    ["order.line_items.filter(l, l.quantity > 1).map(x, x.ti|", "order.line_items.filter(l, l.quantity > 1).map(x, x.title"],
    ["order.email.lo|", "order.email.lower("],
    ["order.created_at.|", "order.created_at.addDays("],
    ["odd.|", 'odd["E-mail"]'],
    ["order.paid ? order.na| : 1", "order.paid ? order.name : 1"],
    ["mail|", ""],
  ])("%s offers %s", (text, completed) => expect(["", ...offered(text)]).toContain(completed));

  it.each([['"order.|'], ["'or|"], ["order.nothing.|"], ["nowhere.|"], ["order.line_items.map(l, l.title).size().zz|"]])("%s offers nothing", (text) =>
    expect(offered(text)).toEqual([]),
  );

  it("offers fields before functions, and only functions that take what is there", () => {
    const labels = completionsAt("order.email.", 12, scope).map((one) => one.label);
    expect(labels).toContain("lower");
    expect(labels).not.toContain("sum");
    expect(completionsAt("order.", 6, scope)[0]).toEqual({ kind: "field", label: "id", insert: "id", detail: "number", from: 6, to: 6 });
    expect(completionsAt("order.no", 8, scope)[0]).toMatchObject({ label: "note", detail: "text?" });
  });

  it("does not offer an item outside its list", () => {
    expect(offered("order.line_items.map(line, line.title) + li|")).not.toContain("order.line_items.map(line, line.title) + line");
  });
});
