import { describe, expect, it } from "vitest";
import { invoiceShape, orderShape } from "./fixture.ts";
import type { Mapping } from "./mapping.ts";
import type { Source } from "./scope.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import { type Suggestion, suggest } from "./suggest.ts";

const source = (key: string, shape: Shape): Source => ({ key, name: key, typed: { shape, optional: false } });
const fields = (text: string): ObjectShape => {
  const properties = Object.fromEntries(text.split(" ").map((key): [string, Shape] => [key, { type: "string" }]));
  return { type: "object", properties };
};
const formulaOf = (mapping: Mapping) => (mapping.kind === "formula" ? mapping.formula : mapping.kind);
const show = (all: readonly Suggestion[]) =>
  Object.fromEntries(all.map((one) => [one.path.join("."), `${formulaOf(one.mapping)}${one.strength === "weak" ? "?" : ""}`]));

describe("suggest", () => {
  it("goes by meaning first, converting where it must, and maps lists", () => {
    const found = suggest(invoiceShape, [source("order", orderShape)]);
    expect(show(found)).toMatchObject({ "contact.email": "order.email", total: "number(order.total)", reference: "order.name", lines: "list" });
    const lines = found.find((one) => one.path[0] === "lines");
    expect(lines?.mapping).toEqual({
      kind: "list",
      each: {
        list: "order.line_items",
        as: "item",
        item: {
          kind: "record",
          fields: {
            description: { kind: "formula", formula: "item.title" },
            quantity: { kind: "formula", formula: "item.quantity" },
            price: { kind: "formula", formula: "number(item.price)" },
          },
        },
      },
      fixed: [],
    });
    expect(lines?.strength).toBe("strong");
  });

  it.each([
    ["EmailAddress", "email", "strong"],
    ["zip", "postcode", "strong"],
    ["lastName", "surname", "strong"],
    ["first_name", "FirstName", "strong"],
    ["phone", "telephone", "strong"],
    ["ShippingPostcode", "shipping_zip", "strong"],
  ])("%s is filled from %s", (target, from, strength) => {
    expect(suggest(fields(target), [source("a", fields(`colour ${from} weight`))])).toMatchObject([{ path: [target], from: ["a", from], strength }]);
  });

  it.each([
    ["colour", "weight"],
    ["due_date", "email"],
    ["price", "currency"],
  ])("%s is not filled from %s", (target, from) => expect(suggest(fields(target), [source("a", fields(from))])).toEqual([]));

  it("does not suggest what another meaning rules out", () => {
    const target: ObjectShape = { type: "object", properties: { total: { type: "string", meaning: "money.total" } } };
    const from: ObjectShape = { type: "object", properties: { total: { type: "string", meaning: "money.tax" } } };
    expect(suggest(target, [source("a", from)])).toEqual([]);
  });

  it("prefers the nearest step, and is unsure between equals of one step", () => {
    expect(show(suggest(fields("email"), [source("near", fields("email")), source("far", fields("email"))]))).toEqual({ email: "near.email" });
    const twice: ObjectShape = { type: "object", properties: { billing: fields("email"), sending: fields("email") } };
    expect(show(suggest(fields("email"), [source("a", twice)]))).toEqual({ email: "a.billing.email?" });
  });

  it("leaves mapped fields and secrets alone", () => {
    const target: ObjectShape = { type: "object", properties: { email: { type: "string" }, password: { type: "string", secret: true } } };
    expect(suggest(target, [source("a", fields("email password"))], { kind: "record", fields: { email: { kind: "literal", value: "x" } } })).toEqual([]);
  });
});
