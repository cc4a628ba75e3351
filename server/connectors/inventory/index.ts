import { defineConnector } from "../contract.ts";
import { adjustStock } from "./adjust-stock.ts";
import { apiKey } from "./auth.ts";
import { getStockLevel } from "./get-stock-level.ts";
import { sandbox } from "./sandbox.ts";

export const inventory = defineConnector({
  id: "inventory",
  version: 1,
  title: "Inventory",
  category: "stock",
  icon: null,
  monogram: "In",
  auth: [apiKey],
  vars: {
    address: {
      title: "Address of the service",
      pattern: "https?://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){0,5}",
      example: "https://stock.example.com/inventory/v2",
      help: "Begins with https. An address inside your own network must first be allowed by the person who runs Patchbay.",
    },
  },
  baseUrl: "{vars.address}",
  allowedHosts: [],
  headers: { accept: "application/json" },
  rate: { calls: 20, perMs: 1_000, concurrent: 8 },
  describedBy: "OpenAPI 3 of the service itself",
  errors: [
    { when: { status: 404 }, means: "notFound", message: ["detail"] },
    { when: { status: 403 }, means: "unauthorized", message: ["detail"] },
    { when: { status: "4xx", path: ["errors"], nonEmpty: true }, means: "rejected", message: ["errors", "*", "detail"], field: ["errors", "*", "pointer"] },
    { when: { status: "4xx" }, means: "rejected", message: ["detail"] },
  ],
  operations: { adjust_stock: adjustStock, get_stock_level: getStockLevel },
  triggers: {},
  lookups: {},
  capabilities: [{ id: "stock.adjust", operation: "adjust_stock" }],
  sandbox,
});
