import type { FlowEnv } from "./analysis.ts";
import type { Catalog, CatalogConnection, CatalogConnector } from "./catalog.ts";
import { type ActionNode, defaultSettings, type Graph, type LogicNode, type TriggerNode } from "./graph.ts";
import type { Mapping } from "./mapping.ts";
import type { ObjectShape } from "./shape.ts";

/** A small world for the tests of this room: one shop, one ledger, and the flow between them. */

export const orderShape: ObjectShape = {
  type: "object",
  properties: {
    id: { type: "number", integer: true },
    name: { type: "string", meaning: "order.number" },
    email: { type: "string", format: "email", meaning: "email", nullable: true },
    total: { type: "string", format: "decimal", meaning: "money.total" },
    created_at: { type: "string", format: "date-time" },
    note: { type: "string" },
    tags: { type: "array", items: { type: "string" } },
    line_items: {
      type: "array",
      items: {
        type: "object",
        properties: {
          title: { type: "string", meaning: "line.title" },
          price: { type: "string", format: "decimal", meaning: "line.price" },
          quantity: { type: "number", integer: true, meaning: "line.quantity" },
        },
        required: ["title", "price", "quantity"],
      },
    },
  },
  required: ["id", "name", "email", "total", "created_at", "tags", "line_items"],
};

export const invoiceShape: ObjectShape = {
  type: "object",
  properties: {
    contact: {
      type: "object",
      properties: { name: { type: "string", maxLength: 50 }, email: { type: "string", format: "email", meaning: "email" } },
      required: ["name"],
    },
    status: { type: "string", enum: ["DRAFT", "AUTHORISED"] },
    due: { type: "string", format: "date" },
    total: { type: "number", meaning: "money.total" },
    reference: { type: "string", maxLength: 20, meaning: "order.number" },
    lines: {
      type: "array",
      items: {
        type: "object",
        properties: {
          description: { type: "string", meaning: "line.title" },
          quantity: { type: "number", meaning: "line.quantity" },
          price: { type: "number", meaning: "line.price" },
        },
        required: ["description", "quantity", "price"],
      },
    },
  },
  required: ["contact", "due", "lines"],
};

const shop: CatalogConnector = {
  id: "shop",
  version: 3,
  title: "Shop",
  category: "shop",
  icon: null,
  monogram: "Sh",
  auth: [{ id: "key", kind: "apiKey", title: "Key", fields: { type: "object", properties: {} } }],
  operations: {
    adjust: {
      id: "adjust",
      title: "Adjust stock",
      description: "",
      input: { type: "object", properties: { sku: { type: "string" }, by: { type: "number", integer: true } }, required: ["sku", "by"] },
      output: { type: "object", properties: { left: { type: "number", integer: true } }, required: ["left"] },
      sampleInput: { sku: "M1", by: -1 },
      sample: { left: 4 },
      effect: "update",
      scopes: ["stock.write"],
      idempotency: "header",
    },
  },
  triggers: {
    order: { id: "order", title: "New order", description: "", kind: "webhook", output: orderShape, sample: {}, scopes: ["orders.read"] },
  },
  hosts: ["shop.example"],
};

const ledger: CatalogConnector = {
  id: "ledger",
  version: 1,
  title: "Ledger",
  category: "accounting",
  icon: null,
  monogram: "Le",
  auth: [{ id: "key", kind: "apiKey", title: "Key", fields: { type: "object", properties: {} } }],
  operations: {
    invoice: {
      id: "invoice",
      title: "Create invoice",
      description: "",
      input: invoiceShape,
      output: { type: "object", properties: { number: { type: "string" }, url: { type: "string", format: "uri" } }, required: ["number"] },
      sampleInput: {},
      sample: { number: "INV-1" },
      effect: "create",
      scopes: ["invoices.write"],
      idempotency: "header",
    },
  },
  triggers: {},
  hosts: ["ledger.example"],
};

export const catalog: Catalog = { connectors: { shop, ledger } };

function account(id: string, connector: string): CatalogConnection {
  return { id, connector, name: `Our ${connector}`, sandbox: true, health: "working", allowedEffects: ["read", "create", "update", "upsert"], scopes: null };
}

export const env: FlowEnv = { catalog, connections: [account("c_shop", "shop"), account("c_ledger", "ledger")] };

const origin = { x: 0, y: 0 };

export const trigger: TriggerNode = {
  kind: "trigger",
  key: "order",
  name: "New order",
  position: origin,
  trigger: { type: "app", connector: "shop", trigger: "order" },
  connection: "c_shop",
};

export function formula(text: string): Mapping {
  return { kind: "formula", formula: text };
}

export const invoiceMapping: Mapping = {
  kind: "record",
  fields: {
    contact: {
      kind: "record",
      fields: { name: { kind: "text", parts: [{ text: "Customer of " }, { formula: "order.name" }] }, email: formula("lower(order.email)") },
    },
    due: formula("addDays(date(order.created_at), 30)"),
    status: { kind: "literal", value: "DRAFT" },
    total: formula("number(order.total)"),
    lines: {
      kind: "list",
      each: {
        list: "order.line_items",
        as: "item",
        item: { kind: "record", fields: { description: formula("item.title"), quantity: formula("item.quantity"), price: formula("number(item.price)") } },
      },
      fixed: [
        {
          kind: "record",
          fields: { description: { kind: "literal", value: "Postage" }, quantity: { kind: "literal", value: 1 }, price: { kind: "literal", value: 3.95 } },
        },
      ],
    },
  },
};

export function action(key: string, input: Mapping, changes: Partial<ActionNode> = {}): ActionNode {
  return {
    kind: "action",
    key,
    name: key,
    position: origin,
    connector: "ledger",
    operation: "invoice",
    connection: "c_ledger",
    input,
    settings: defaultSettings,
    ...changes,
  };
}

export function stock(key: string, by = "-1"): ActionNode {
  return action(
    key,
    { kind: "record", fields: { sku: formula("order.name"), by: formula(by) } },
    { connector: "shop", operation: "adjust", connection: "c_shop" },
  );
}

export function logic(key: string, of: LogicNode["logic"]): LogicNode {
  return { kind: "logic", key, name: key, position: origin, logic: of };
}

export function set(key: string, fields: { readonly [key: string]: string }): LogicNode {
  return logic(key, {
    type: "set",
    value: { kind: "record", fields: Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, formula(text)])) },
  });
}

/** `"order -> invoice"`, `"branch.big -> set"`. */
export function wires(...texts: readonly string[]): Graph["edges"] {
  return texts.map((text) => {
    const [from = "", to = ""] = text.split(" -> ");
    const [node = "", port = "out"] = from.split(".");
    return { from: { node, port }, to };
  });
}

/** A shop's order becomes a stock movement and an invoice, side by side. */
export const orderFlow: Graph = {
  schema: 1,
  nodes: [trigger, stock("stock"), action("invoice", invoiceMapping)],
  edges: wires("order -> stock", "order -> invoice"),
};

export function flow(nodes: Graph["nodes"], ...edges: readonly string[]): Graph {
  return { schema: 1, nodes: [trigger, ...nodes], edges: wires(...edges) };
}
