import type { CatalogConnector } from "#server/flow/catalog.ts";
import type { ObjectShape } from "#server/flow/shape.ts";
import type { FlowEnv } from "./env.ts";

/** Two small apps and one account, for tests: a shop that starts flows, and books that take invoices. */
const order: ObjectShape = {
  type: "object",
  properties: { name: { type: "string", title: "Order name" }, email: { type: "string", format: "email", title: "E-mail", meaning: "email" } },
  required: ["name"],
};
const invoice: ObjectShape = {
  type: "object",
  properties: { reference: { type: "string", title: "Reference" }, email: { type: "string", format: "email", title: "E-mail", meaning: "email" } },
  required: ["reference"],
};

function app(id: string, title: string, rest: Pick<CatalogConnector, "operations" | "triggers">): CatalogConnector {
  return { id, version: 1, title, category: "generic", icon: null, monogram: title.slice(0, 2), auth: [], hosts: [], ...rest };
}

export const fixtureEnv: FlowEnv = {
  catalog: {
    connectors: {
      shopify: app("shopify", "Shopify", {
        operations: {},
        triggers: {
          order_created: {
            id: "order_created",
            title: "Order created",
            description: "A customer places an order.",
            kind: "webhook",
            output: order,
            sample: { name: "#1042", email: "ada@example.com" },
            scopes: [],
          },
        },
      }),
      xero: app("xero", "Xero", {
        triggers: {},
        operations: {
          create_invoice: {
            id: "create_invoice",
            title: "Create an invoice",
            description: "Makes an invoice.",
            input: invoice,
            output: invoice,
            sampleInput: { reference: "1" },
            sample: { reference: "1" },
            effect: "create",
            scopes: [],
            idempotency: "header",
          },
        },
      }),
    },
  },
  connections: [{ id: "1", connector: "xero", name: "Bell & Co", sandbox: false, health: "working", allowedEffects: ["create"], scopes: null }],
};
