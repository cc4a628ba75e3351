import type { ObjectShape } from "#server/flow/shape.ts";
import type { ValueRecord } from "#server/flow/value.ts";

export const stockLevel: ObjectShape = {
  type: "object",
  title: "Stock level",
  properties: {
    sku: { type: "string", title: "SKU", meaning: "sku" },
    locationId: { type: "string", title: "Location", meaning: "stock.location" },
    onHand: { type: "number", integer: true, title: "On hand", meaning: "stock.on_hand" },
    reserved: { type: "number", integer: true, title: "Reserved", meaning: "stock.reserved" },
    available: { type: "number", integer: true, title: "Available", meaning: "stock.available" },
    version: { type: "number", integer: true, title: "Version", meaning: "stock.version" },
    updatedAt: { type: "string", format: "date-time", title: "Updated", meaning: "updated_at" },
  },
  required: ["sku", "locationId", "onHand", "available", "version", "updatedAt"],
};

export const sampleLevel: ValueRecord = {
  sku: "MUG-SEA-01",
  locationId: "BRS-1",
  onHand: 46,
  reserved: 4,
  available: 42,
  version: 19,
  updatedAt: "2026-11-20T09:41:29Z",
};
