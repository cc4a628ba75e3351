import type { ObjectShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const names = ["available", "damaged", "quality_control", "reserved", "safety_stock"] as const;
const reasons = [
  "correction",
  "cycle_count_available",
  "damaged",
  "movement_created",
  "promotion",
  "quality_control",
  "received",
  "restock",
  "safety_stock",
  "shrinkage",
  "other",
] as const;

export const sampleItem = {
  id: "gid://shopify/InventoryItem/448190273645511902",
  sku: "MUG-SEA-01",
  tracked: true,
  inventoryLevels: {
    nodes: [{ location: { id: "gid://shopify/Location/655441491", name: "Bristol shop" }, quantities: [{ name: "available", quantity: 46 }] }],
  },
} as const;

const level: ObjectShape = {
  type: "object",
  title: "Level",
  properties: {
    location: {
      type: "object",
      title: "Location",
      properties: { id: { type: "string", title: "Location", meaning: "stock.location" }, name: { type: "string", title: "Location's name" } },
      required: ["id", "name"],
    },
    quantities: {
      type: "array",
      title: "Quantities",
      items: {
        type: "object",
        title: "Quantity",
        properties: { name: { type: "string", title: "Kind" }, quantity: { type: "number", integer: true, title: "Quantity", meaning: "stock.available" } },
        required: ["name", "quantity"],
      },
    },
  },
  required: ["location", "quantities"],
};

export const findStockItem = defineOperation({
  id: "find_stock_item",
  title: "Find an article's stock",
  description: "Looks an article up by its SKU and reads how much of it is available where. Finds nothing when there is none.",
  input: { type: "object", properties: { sku: { type: "string", title: "SKU", meaning: "sku", minLength: 1, maxLength: 255 } }, required: ["sku"] },
  output: {
    type: "object",
    title: "Article",
    nullable: true,
    properties: {
      id: { type: "string", title: "Stock item", meaning: "stock.item_gid" },
      sku: { type: "string", title: "SKU", meaning: "sku", nullable: true },
      tracked: { type: "boolean", title: "Stock is counted" },
      inventoryLevels: { type: "object", title: "Levels", properties: { nodes: { type: "array", title: "Levels", items: level } }, required: ["nodes"] },
    },
    required: ["id", "sku", "tracked", "inventoryLevels"],
  },
  sampleInput: { sku: "MUG-SEA-01" },
  sample: sampleItem,
  effect: "read",
  scopes: ["read_inventory", "read_products", "read_locations"],
  idempotency: { mode: "natural" },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query:
        'query findStockItem($query: String!) { inventoryItems(first: 1, query: $query) { nodes { id sku tracked inventoryLevels(first: 20) { nodes { location { id name } quantities(names: ["available"]) { name quantity } } } } } }',
      variables: { query: "sku:{quoted:input.sku}" },
    },
  },
  result: ["data", "inventoryItems", "nodes", "0"],
  personalData: [],
});

/** Shopify takes our key in the mutation itself and counts a repeat with it once. */
export const adjustStock = defineOperation({
  id: "adjust_stock",
  title: "Change stock in the shop",
  description: "Takes stock away or adds it, for one or more articles at once: all of them or none.",
  input: {
    type: "object",
    properties: {
      name: {
        type: "string",
        title: "Which stock",
        meaning: "stock.kind",
        enum: names,
        enumTitles: ["Available", "Damaged", "In quality control", "Reserved", "Safety stock"],
      },
      reason: { type: "string", title: "Reason", meaning: "stock.reason", enum: reasons },
      referenceDocumentUri: {
        type: "string",
        format: "uri",
        title: "Reference",
        description: "An address that says what caused the change, as gid://patchbay/Order/1042.",
        maxLength: 255,
      },
      changes: {
        type: "array",
        title: "Changes",
        meaning: "lines",
        minItems: 1,
        maxItems: 250,
        items: {
          type: "object",
          title: "Change",
          properties: {
            inventoryItemId: { type: "string", title: "Stock item", meaning: "stock.item_gid", minLength: 20, maxLength: 255 },
            locationId: { type: "string", title: "Location", meaning: "stock.location", lookup: "locations", minLength: 20, maxLength: 255 },
            delta: { type: "number", integer: true, title: "Change", description: "Negative takes stock away.", meaning: "stock.delta" },
            changeFromQuantity: {
              type: "number",
              integer: true,
              title: "Only if there are",
              description: "Refuses the change when the quantity is another one by now.",
              meaning: "stock.expected",
            },
          },
          required: ["inventoryItemId", "locationId", "delta"],
        },
      },
    },
    required: ["name", "reason", "changes"],
  },
  output: {
    type: "object",
    title: "Adjustment",
    properties: {
      id: { type: "string", title: "Adjustment", meaning: "adjustment.id" },
      reason: { type: "string", title: "Reason", meaning: "stock.reason" },
      changes: {
        type: "array",
        title: "Changes",
        items: {
          type: "object",
          title: "Change",
          properties: {
            name: { type: "string", title: "Which stock" },
            delta: { type: "number", integer: true, title: "Change", meaning: "stock.delta" },
            quantityAfterChange: { type: "number", integer: true, title: "Afterwards", meaning: "stock.available", nullable: true },
          },
          required: ["name", "delta"],
        },
      },
    },
    required: ["id", "changes"],
  },
  sampleInput: {
    name: "available",
    reason: "correction",
    changes: [{ inventoryItemId: sampleItem.id, locationId: "gid://shopify/Location/655441491", delta: -2 }],
  },
  sample: { id: "gid://shopify/InventoryAdjustmentGroup/1", reason: "correction", changes: [{ name: "available", delta: -2, quantityAfterChange: 44 }] },
  effect: "update",
  scopes: ["write_inventory"],
  idempotency: { mode: "body", keptHours: 24 },
  request: {
    method: "POST",
    path: "/graphql.json",
    body: {
      codec: "graphql",
      query:
        "mutation adjustStock($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange } } userErrors { field message code } } }",
      variables: { input: "{input}", key: "{key}" },
    },
  },
  result: ["data", "inventoryAdjustQuantities", "inventoryAdjustmentGroup"],
  errors: [
    {
      when: { path: ["data", "inventoryAdjustQuantities", "userErrors", "*", "code"], equals: "IDEMPOTENCY_CONCURRENT_REQUEST" },
      means: "unavailable",
      message: ["data", "*", "userErrors", "*", "message"],
    },
    {
      when: { path: ["data", "inventoryAdjustQuantities", "userErrors", "*", "code"], equals: "SERVICE_UNAVAILABLE" },
      means: "unavailable",
      message: ["data", "*", "userErrors", "*", "message"],
    },
  ],
  personalData: [],
  unverified: ["For how long Shopify remembers a key, and the list of reasons, which its schema does not hold."],
});
