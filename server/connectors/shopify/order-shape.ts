import type { ObjectShape, Shape, StringShape } from "#server/flow/shape.ts";

const money = (title: string, meaning: string): StringShape => ({ type: "string", format: "decimal", title, meaning });
const text = (title: string, meaning?: string): StringShape => (meaning === undefined ? { type: "string", title } : { type: "string", title, meaning });
const maybe = (shape: StringShape): StringShape => ({ ...shape, nullable: true });
const personal = (shape: StringShape): StringShape => ({ ...shape, nullable: true, personal: true });
const id = (title: string, meaning?: string): Shape =>
  meaning === undefined ? { type: "number", integer: true, title } : { type: "number", integer: true, title, meaning };

const address = (title: string, meaning: string): ObjectShape => ({
  type: "object",
  title,
  meaning,
  nullable: true,
  properties: {
    first_name: personal(text("First name", "person.first_name")),
    last_name: personal(text("Last name", "person.last_name")),
    name: personal(text("Full name", "person.name")),
    company: personal(text("Company", "company")),
    address1: personal(text("Address line 1", "addr.line1")),
    address2: personal(text("Address line 2", "addr.line2")),
    city: personal(text("City", "addr.city")),
    province: personal(text("County or state", "addr.region")),
    province_code: personal(text("County or state code")),
    zip: personal(text("Postcode", "addr.postcode")),
    country: maybe(text("Country", "addr.country")),
    country_code: maybe({ type: "string", format: "country", title: "Country code", meaning: "addr.country_code" }),
    phone: personal(text("Phone", "phone")),
  },
});

const taxLines: Shape = {
  type: "array",
  title: "Taxes",
  items: {
    type: "object",
    properties: { title: text("Tax"), price: money("Amount", "money.tax"), rate: { type: "number", title: "Rate", meaning: "tax.rate" } },
    required: ["title", "price", "rate"],
  },
};

/** What of the order's discounts falls on this line: codes, automatic ones and those of the shop's staff alike. */
const allocations: Shape = {
  type: "array",
  title: "Discounts",
  items: {
    type: "object",
    properties: { amount: money("Amount", "money.discount"), discount_application_index: { type: "number", integer: true, title: "Discount" } },
    required: ["amount", "discount_application_index"],
  },
};

const lineItem: ObjectShape = {
  type: "object",
  title: "Item",
  properties: {
    id: id("Item ID", "line.id"),
    variant_id: { type: "number", integer: true, title: "Variant ID", nullable: true },
    product_id: { type: "number", integer: true, title: "Product ID", nullable: true },
    sku: { type: "string", title: "SKU", meaning: "sku", nullable: true },
    title: text("Title", "line.title"),
    variant_title: maybe(text("Variant")),
    name: text("Title with variant"),
    quantity: { type: "number", integer: true, minimum: 0, title: "Quantity", meaning: "line.quantity" },
    price: money("Unit price", "money.unit_price"),
    total_discount: money("Discount set by hand", "money.discount"),
    discount_allocations: allocations,
    grams: { type: "number", integer: true, title: "Weight in grams", meaning: "line.weight_grams" },
    requires_shipping: { type: "boolean", title: "Needs shipping" },
    taxable: { type: "boolean", title: "Taxable" },
    tax_lines: taxLines,
  },
  required: [
    "id",
    "variant_id",
    "product_id",
    "sku",
    "title",
    "variant_title",
    "name",
    "quantity",
    "price",
    "total_discount",
    "discount_allocations",
    "grams",
    "requires_shipping",
    "taxable",
    "tax_lines",
  ],
};

const shippingLine: ObjectShape = {
  type: "object",
  title: "Postage",
  properties: {
    id: id("Postage ID"),
    title: text("Title", "line.title"),
    code: maybe(text("Code")),
    price: money("Price", "money.unit_price"),
    discount_allocations: allocations,
    tax_lines: taxLines,
  },
  required: ["id", "title", "code", "price", "discount_allocations", "tax_lines"],
};

const customer: ObjectShape = {
  type: "object",
  title: "Customer",
  nullable: true,
  properties: {
    id: id("Customer ID", "customer.id"),
    email: personal({ type: "string", format: "email", title: "E-mail", meaning: "email" }),
    first_name: personal(text("First name", "person.first_name")),
    last_name: personal(text("Last name", "person.last_name")),
    phone: personal(text("Phone", "phone")),
    tags: text("Tags"),
    default_address: address("Default address", "address.default"),
  },
  required: ["id"],
};

/** An order as Shopify's orders/create webhook tells it (2026-07). Money is decimal text in the shop's currency. */
export const orderShape: ObjectShape = {
  type: "object",
  title: "Order",
  properties: {
    id: id("Order ID", "order.id"),
    admin_graphql_api_id: text("Order ID for the GraphQL API", "order.gid"),
    name: text("Order name", "order.number"),
    order_number: { type: "number", integer: true, title: "Order number" },
    created_at: { type: "string", format: "date-time", title: "Created", meaning: "order.date" },
    currency: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
    presentment_currency: { type: "string", format: "currency", title: "Customer's currency" },
    total_price: money("Total", "money.total"),
    subtotal_price: money("Subtotal", "money.subtotal"),
    total_tax: money("Tax", "money.tax"),
    total_discounts: money("Discounts", "money.discount"),
    taxes_included: { type: "boolean", title: "Prices include tax", meaning: "tax.included" },
    financial_status: maybe(text("Payment status")),
    fulfillment_status: maybe(text("Delivery status")),
    email: personal({ type: "string", format: "email", title: "E-mail", meaning: "email" }),
    phone: personal(text("Phone", "phone")),
    buyer_accepts_marketing: { type: "boolean", title: "Accepts marketing", meaning: "consent.marketing" },
    customer,
    billing_address: address("Billing address", "address.billing"),
    shipping_address: address("Shipping address", "address.shipping"),
    line_items: { type: "array", title: "Items", meaning: "lines", items: lineItem },
    shipping_lines: { type: "array", title: "Postage", items: shippingLine },
    tax_lines: taxLines,
    discount_codes: {
      type: "array",
      title: "Discount codes",
      items: {
        type: "object",
        properties: { code: text("Code"), amount: money("Amount", "money.discount"), type: text("Type") },
        required: ["code", "amount", "type"],
      },
    },
    note: personal(text("Note", "order.note")),
    note_attributes: {
      type: "array",
      title: "Extra details",
      items: { type: "object", properties: { name: text("Name"), value: maybe(text("Value")) }, required: ["name", "value"] },
    },
    tags: text("Tags", "tags"),
    test: { type: "boolean", title: "Test order" },
    cancelled_at: { type: "string", format: "date-time", title: "Cancelled", nullable: true },
  },
  required: [
    "id",
    "admin_graphql_api_id",
    "name",
    "order_number",
    "created_at",
    "currency",
    "presentment_currency",
    "total_price",
    "subtotal_price",
    "total_tax",
    "total_discounts",
    "taxes_included",
    "financial_status",
    "fulfillment_status",
    "email",
    "phone",
    "buyer_accepts_marketing",
    "line_items",
    "shipping_lines",
    "tax_lines",
    "discount_codes",
    "note",
    "note_attributes",
    "tags",
    "test",
    "cancelled_at",
  ],
};
