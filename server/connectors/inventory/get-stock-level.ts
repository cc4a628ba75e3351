import { defineOperation } from "../contract.ts";
import { sampleLevel, stockLevel } from "./stock-level.ts";

export const getStockLevel = defineOperation({
  id: "get_stock_level",
  title: "Get a stock level",
  description: "Reads how much of an article there is.",
  input: {
    type: "object",
    properties: {
      sku: { type: "string", title: "SKU", meaning: "sku", minLength: 1, maxLength: 64 },
      locationId: { type: "string", title: "Location", description: "Absent: the main location.", meaning: "stock.location" },
    },
    required: ["sku"],
  },
  output: stockLevel,
  sampleInput: { sku: "MUG-SEA-01", locationId: "BRS-1" },
  sample: sampleLevel,
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/stock-levels/{input.sku}", query: { locationId: "{input.locationId}" } },
  personalData: [],
});
