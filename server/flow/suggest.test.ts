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

  it("counts a due date from the day of the order, and takes the date of one thing for another's only weakly", () => {
    const target: ObjectShape = {
      type: "object",
      properties: { Date: { type: "string", format: "date", meaning: "invoice.date" }, Due: { type: "string", format: "date", meaning: "invoice.due_date" } },
    };
    const from: ObjectShape = {
      type: "object",
      properties: { created_at: { type: "string", format: "date-time", meaning: "order.date" } },
      required: ["created_at"],
    };
    expect(show(suggest(target, [source("order", from)]))).toEqual({ Date: "date(order.created_at)?", Due: "addDays(date(order.created_at), 30)?" });
  });

  it("prefers what is nearer to the top, and the person to their addresses", () => {
    const person: ObjectShape = { type: "object", properties: { first: { type: "string", meaning: "person.first_name" } } };
    const from: ObjectShape = { type: "object", properties: { billing_address: person, customer: person, shipping_address: person } };
    const target: ObjectShape = { type: "object", properties: { FNAME: { type: "string", meaning: "person.first_name" } } };
    expect(show(suggest(target, [source("order", from)]))).toEqual({ FNAME: "order.customer.first" });
  });

  it("does not put any text into a choice", () => {
    const target: ObjectShape = { type: "object", properties: { status: { type: "string", enum: ["on", "off"] } } };
    expect(suggest(target, [source("a", fields("status"))])).toEqual([]);
  });

  it("leaves mapped fields and secrets alone", () => {
    const target: ObjectShape = { type: "object", properties: { email: { type: "string" }, password: { type: "string", secret: true } } };
    expect(suggest(target, [source("a", fields("email password"))], { kind: "record", fields: { email: { kind: "literal", value: "x" } } })).toEqual([]);
  });
});
