import { defineOperation } from "../contract.ts";
import { sampleLevel, stockLevel } from "./stock-level.ts";

export const adjustStock = defineOperation({
  id: "adjust_stock",
  title: "Adjust stock",
  description: "Takes stock away or adds it, for one or more articles at once: all of them or none.",
  input: {
    type: "object",
    properties: {
      adjustments: {
        type: "array",
        title: "Adjustments",
        meaning: "lines",
        minItems: 1,
        maxItems: 100,
        items: {
          type: "object",
          title: "Adjustment",
          properties: {
            sku: { type: "string", title: "SKU", meaning: "sku", minLength: 1, maxLength: 64 },
            locationId: { type: "string", title: "Location", meaning: "stock.location" },
            delta: { type: "number", integer: true, title: "Change", description: "Negative takes stock away.", meaning: "stock.delta" },
            reason: {
              type: "string",
              title: "Reason",
              meaning: "stock.reason",
              enum: ["sale", "return", "correction", "damage", "transfer"],
              enumTitles: ["Sale", "Return", "Correction", "Damage", "Transfer"],
            },
            reference: {
              type: "string",
              title: "Reference",
              description: "Shown beside the change, such as the order's name.",
              meaning: "order.number",
              maxLength: 100,
            },
            expectedVersion: {
              type: "number",
              integer: true,
              minimum: 0,
              title: "Only if the version is",
              description: "Refuses the change when someone else changed the level first.",
              meaning: "stock.version",
            },
          },
          required: ["sku", "locationId", "delta", "reason"],
        },
      },
    },
    required: ["adjustments"],
  },
  output: {
    type: "object",
    properties: {
      adjustmentId: { type: "string", format: "uuid", title: "Adjustment ID", meaning: "adjustment.id" },
      levels: { type: "array", title: "Levels afterwards", items: stockLevel },
    },
    required: ["levels"],
  },
  sampleInput: { adjustments: [{ sku: "MUG-SEA-01", locationId: "BRS-1", delta: -2, reason: "sale", reference: "#1042" }] },
  sample: { adjustmentId: "0198c1a4-7e1b-7c32-9a55-3f6a1d0b4c11", levels: [sampleLevel] },
  effect: "update",
  scopes: [],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: { method: "POST", path: "/stock-adjustments", body: { codec: "json", value: "{input}" } },
  personalData: [],
});
