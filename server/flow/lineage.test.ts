import { expect, it } from "vitest";
import { dataMap } from "./data-map.ts";
import { catalog, env, formula, invoiceMapping, orderFlow } from "./fixture.ts";
import { lineageOf, sourcesAt } from "./lineage.ts";

const read = (text: string) => lineageOf(formula(text))[0]?.sources.map((path) => path.join("."));

it("follows every field of an invoice to the order", () => {
  expect(Object.fromEntries(lineageOf(invoiceMapping).map(({ target, sources }) => [target.join("."), sources.map((path) => path.join("."))]))).toEqual({
    "contact.name": ["order.name"],
    "contact.email": ["order.email"],
    due: ["order.created_at"],
    status: [],
    total: ["order.total"],
    "lines.[].description": ["order.line_items.[].title"],
    "lines.[].quantity": ["order.line_items.[].quantity"],
    "lines.[].price": ["order.line_items.[].price"],
    "lines.+0.description": [],
    "lines.+0.quantity": [],
    "lines.+0.price": [],
  });
});

it.each([
  ["order.a + order.b * order.a", ["order.a", "order.b"]],
  ["sum(order.lines.map(l, number(l.price) * order.rate))", ["order.lines.[].price", "order.rate"]],
  ["order.lines.filter(l, l.paid).map(l, l.title)", ["order.lines.[].title", "order.lines.[].paid"]],
  ["order.lines.filter(l, l.paid)", ["order.lines", "order.lines.[].paid"]],
  ["order.lines.map(l, l.name).map(n, lower(n))", ["order.lines.[].name"]],
  ["first(order.lines).title", ["order.lines.[].title"]],
  ["order.lines[0].title", ["order.lines.[].title"]],
  ["order.lines.exists(l, l.x == order.y)", ["order.lines", "order.lines.[].x", "order.y"]],
  ["order.ok ? a.x : b.y", ["order.ok", "a.x", "b.y"]],
  ['lookup(order.code, {"a": order.x})', ["order.code", "order.x"]],
  ["broken(", []],
])("%s", (text, sources) => expect(read(text)).toEqual(sources));

it("answers for a place in the result of a run", () => {
  expect(sourcesAt(invoiceMapping, ["lines", "1", "price"])).toEqual([["order", "line_items", "[]", "price"]]);
  expect(sourcesAt(invoiceMapping, ["contact"])).toEqual([
    ["order", "name"],
    ["order", "email"],
  ]);
});

it("tells which fields go to which host, and which of them are personal", () => {
  const ledger = catalog.connectors.ledger;
  const operation = ledger?.operations.invoice;
  if (ledger === undefined || operation?.input.type !== "object") throw new Error("no ledger");
  const contact = { ...operation.input.properties.contact, type: "object" as const, properties: {}, personal: true as const };
  const input = { ...operation.input, properties: { ...operation.input.properties, contact } };
  const marked = { ...env, catalog: { connectors: { ...catalog.connectors, ledger: { ...ledger, operations: { invoice: { ...operation, input } } } } } };
  const sent = dataMap(orderFlow, marked);
  expect(sent).toContainEqual({
    node: "invoice",
    connector: "ledger",
    hosts: ["ledger.example"],
    target: ["contact", "email"],
    sources: [["order", "email"]],
    personal: true,
  });
  expect(sent).toContainEqual({ node: "stock", connector: "shop", hosts: ["shop.example"], target: ["sku"], sources: [["order", "name"]], personal: false });
});
