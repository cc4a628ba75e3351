import { expect, test } from "vitest";
import { buildCatalog } from "#server/connectors/catalog.ts";
import type { CatalogConnection } from "#server/flow/catalog.ts";
import { compile } from "#server/flow/compile.ts";
import type { Graph } from "#server/flow/graph.ts";
import { compileMapping } from "#server/flow/mapping-compile.ts";
import { parseGraph } from "#server/flow/parse-graph.ts";
import { isRecord, type Value, type ValueRecord } from "#server/flow/value.ts";
import { connectorOf } from "../document.ts";
import { templates } from "./index.ts";
import { orderToBooks } from "./order-to-books.ts";

const catalog = buildCatalog();

function onAccounts(graph: Graph): { graph: Graph; connections: CatalogConnection[] } {
  const apps = [...new Set(graph.nodes.map(connectorOf).filter((app) => app !== null))];
  const connections = apps.map(
    (connector): CatalogConnection => ({
      id: `account-${connector}`,
      connector,
      name: connector,
      sandbox: true,
      health: "working",
      allowedEffects: ["read", "create", "update", "upsert", "delete"],
      scopes: null,
    }),
  );
  const nodes = graph.nodes.map((node) => {
    const app = connectorOf(node);
    return app === null || (node.kind !== "action" && node.kind !== "trigger") ? node : { ...node, connection: `account-${app}` };
  });
  return { graph: { ...graph, nodes }, connections };
}

test.each(templates)("the template $id is a flow that can be published, without even a warning", ({ graph }) => {
  expect(parseGraph(graph)).toMatchObject({ ok: true });
  const { graph: ready, connections } = onAccounts(graph);
  expect(compile(ready, { catalog, connections })).toMatchObject({ ok: true, warnings: [] });
});

const order = catalog.connectors.shopify?.triggers.order_created?.sample ?? null;

/** What a step of the order flow would send for an order. */
function sent(key: string, event: Value): unknown {
  const node = orderToBooks.graph.nodes.find((one) => one.key === key);
  const operation = node?.kind === "action" ? catalog.connectors[node.connector]?.operations[node.operation] : undefined;
  if (node?.kind !== "action" || !operation) throw new Error(`${key} is no step of the template`);
  const result = compileMapping(node.input, operation.input)({ order: event });
  return result.ok ? result.value : result.issues;
}

const changed = (change: ValueRecord): Value => ({ ...(order !== null && isRecord(order) ? order : {}), ...change });

test("stock goes down by what was bought", () => {
  expect(sent("stock", order)).toEqual({
    adjustments: [
      { sku: "MUG-SEA-01", locationId: "BRS-1", delta: -2, reason: "sale", reference: "#1042" },
      { sku: "BOARD-OAK-02", locationId: "BRS-1", delta: -1, reason: "sale", reference: "#1042" },
    ],
  });
});

test("only people who said yes are subscribed", () => {
  expect(sent("customer", order)).toMatchObject({ status_if_new: "subscribed" });
  expect(sent("customer", changed({ buyer_accepts_marketing: false }))).toMatchObject({ status_if_new: "transactional" });
});

test("the invoice has the order's lines and its postage, and is due 30 days after the order", () => {
  expect(sent("invoice", order)).toMatchObject({
    Contact: { Name: "Ada Bell", EmailAddress: "ada.bell@example.com" },
    LineItems: [
      { Description: "Harbour mug - Sea green", Quantity: 2, UnitAmount: 14 },
      { Description: "Oak serving board", Quantity: 1, UnitAmount: 46.95 },
      { Description: "Postage", Quantity: 1, UnitAmount: 4.95 },
    ],
    Date: "2026-11-20",
    DueDate: "2026-12-20",
    LineAmountTypes: "Inclusive",
  });
});

test("a guest without a name, an e-mail or postage still gets an invoice", () => {
  const guest = changed({ customer: null, billing_address: null, email: null, shipping_lines: [] });
  const invoice = sent("invoice", guest);
  expect(invoice).toMatchObject({ Contact: { Name: "#1042" } });
  expect(invoice).toMatchObject({ LineItems: [{}, {}, { Description: "Postage", UnitAmount: 0 }] });
});
