import type { NumberShape, StringShape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";

const store: StringShape = { type: "string", title: "Store", meaning: "store.id", lookup: "stores", minLength: 1, maxLength: 50 };
const id = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, minLength: 1, maxLength: 50 });
const personal = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, personal: true, maxLength: 255 });
const money = (title: string, meaning: string): NumberShape => ({ type: "number", title, meaning });
const email: StringShape = { ...personal("E-mail", "email"), format: "email" };
const optIn = { type: "boolean", title: "Accepts marketing", description: "Only people who said yes.", meaning: "consent.marketing" } as const;

export const upsertCustomer = defineOperation({
  id: "upsert_customer",
  title: "Add or update a store's customer",
  description: "Tells Mailchimp's store who bought, by your own ID of the customer.",
  input: {
    type: "object",
    properties: {
      store_id: store,
      id: id("Customer ID", "customer.id"),
      email_address: email,
      opt_in_status: optIn,
      first_name: personal("First name", "person.first_name"),
      last_name: personal("Last name", "person.last_name"),
      company: personal("Company", "company"),
    },
    required: ["store_id", "id", "email_address", "opt_in_status"],
  },
  output: {
    type: "object",
    title: "Customer",
    properties: { id: { type: "string", title: "Customer ID", meaning: "customer.id" }, email_address: personal("E-mail", "email"), opt_in_status: optIn },
    required: ["id", "email_address", "opt_in_status"],
  },
  sampleInput: {
    store_id: "harbour",
    id: "730298451906627417",
    email_address: "ada.bell@example.com",
    opt_in_status: true,
    first_name: "Ada",
    last_name: "Bell",
  },
  sample: { id: "730298451906627417", email_address: "ada.bell@example.com", opt_in_status: true },
  effect: "upsert",
  scopes: [],
  idempotency: { mode: "natural" },
  request: {
    method: "PUT",
    path: "/ecommerce/stores/{input.store_id}/customers/{input.id}",
    body: {
      codec: "json",
      value: {
        id: "{input.id}",
        email_address: "{input.email_address}",
        opt_in_status: "{input.opt_in_status}",
        first_name: "{input.first_name}",
        last_name: "{input.last_name}",
        company: "{input.company}",
      },
    },
  },
  personalData: ["email_address", "first_name", "last_name", "company"],
});

export const addProduct = defineOperation({
  id: "add_product",
  title: "Add a product to a store",
  description: "Mailchimp takes orders only of products that it knows.",
  input: {
    type: "object",
    properties: {
      store_id: store,
      id: id("Product ID", "product.id"),
      title: { type: "string", title: "Title", meaning: "line.title", minLength: 1, maxLength: 255 },
      url: { type: "string", format: "uri", title: "Its page in your shop", meaning: "product.url" },
      image_url: { type: "string", format: "uri", title: "Picture", meaning: "product.image" },
      variants: {
        type: "array",
        title: "Variants",
        meaning: "variants",
        minItems: 1,
        maxItems: 100,
        items: {
          type: "object",
          title: "Variant",
          properties: {
            id: id("Variant ID", "variant.id"),
            title: { type: "string", title: "Title", meaning: "variant.title", minLength: 1, maxLength: 255 },
            sku: { type: "string", title: "SKU", meaning: "sku", maxLength: 255 },
            price: money("Price", "money.unit_price"),
          },
          required: ["id", "title"],
        },
      },
    },
    required: ["store_id", "id", "title", "variants"],
  },
  output: {
    type: "object",
    title: "Product",
    properties: { id: { type: "string", title: "Product ID", meaning: "product.id" }, title: { type: "string", title: "Title" } },
    required: ["id", "title"],
  },
  sampleInput: {
    store_id: "harbour",
    id: "720114983350131203",
    title: "Oak serving board",
    variants: [{ id: "450928137716011221", title: "Oak serving board", sku: "BOARD-OAK-02", price: 46.95 }],
  },
  sample: { id: "720114983350131203", title: "Oak serving board" },
  effect: "create",
  scopes: [],
  idempotency: { mode: "findFirst", find: { method: "GET", path: "/ecommerce/stores/{input.store_id}/products/{input.id}" }, found: [] },
  request: {
    method: "POST",
    path: "/ecommerce/stores/{input.store_id}/products",
    body: {
      codec: "json",
      value: { id: "{input.id}", title: "{input.title}", url: "{input.url}", image_url: "{input.image_url}", variants: "{input.variants}" },
    },
  },
  personalData: [],
});

export const recordOrder = defineOperation({
  id: "record_order",
  title: "Record an order in a store",
  description: "Tells Mailchimp what was bought, for its reports and its follow-up mails. Its products must be known there.",
  input: {
    type: "object",
    properties: {
      store_id: store,
      id: id("Order ID", "order.id"),
      customer: {
        type: "object",
        title: "Customer",
        properties: {
          id: id("Customer ID", "customer.id"),
          email_address: email,
          opt_in_status: optIn,
          first_name: personal("First name", "person.first_name"),
          last_name: personal("Last name", "person.last_name"),
        },
        required: ["id"],
      },
      currency_code: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
      order_total: money("Total", "money.total"),
      tax_total: money("Tax", "money.tax"),
      shipping_total: money("Postage", "money.shipping"),
      discount_total: money("Discounts", "money.discount"),
      financial_status: { type: "string", title: "Payment status", meaning: "order.payment_status", maxLength: 50 },
      processed_at_foreign: { type: "string", format: "date-time", title: "Ordered", meaning: "order.date" },
      lines: {
        type: "array",
        title: "Lines",
        meaning: "lines",
        minItems: 1,
        maxItems: 500,
        items: {
          type: "object",
          title: "Line",
          properties: {
            id: id("Line ID", "line.id"),
            product_id: id("Product ID", "product.id"),
            product_variant_id: id("Variant ID", "variant.id"),
            quantity: { type: "number", integer: true, title: "Quantity", meaning: "line.quantity", minimum: 0 },
            price: money("Unit price", "money.unit_price"),
            discount: money("Discount", "money.discount"),
          },
          required: ["id", "product_id", "product_variant_id", "quantity", "price"],
        },
      },
    },
    required: ["store_id", "id", "customer", "currency_code", "order_total", "lines"],
  },
  output: {
    type: "object",
    title: "Order",
    properties: {
      id: { type: "string", title: "Order ID", meaning: "order.id" },
      order_total: money("Total", "money.total"),
      currency_code: { type: "string", title: "Currency", meaning: "currency" },
      store_id: { type: "string", title: "Store", meaning: "store.id" },
    },
    required: ["id", "order_total", "currency_code"],
  },
  sampleInput: {
    store_id: "harbour",
    id: "617420983051739103",
    customer: { id: "730298451906627417", email_address: "ada.bell@example.com", opt_in_status: true, first_name: "Ada", last_name: "Bell" },
    currency_code: "GBP",
    order_total: 79.9,
    lines: [{ id: "981350274411960513", product_id: "720114983350127617", product_variant_id: "450928137716005309", quantity: 2, price: 14 }],
  },
  sample: { id: "617420983051739103", order_total: 79.9, currency_code: "GBP", store_id: "harbour" },
  effect: "create",
  scopes: [],
  idempotency: { mode: "findFirst", find: { method: "GET", path: "/ecommerce/stores/{input.store_id}/orders/{input.id}" }, found: [] },
  request: {
    method: "POST",
    path: "/ecommerce/stores/{input.store_id}/orders",
    body: {
      codec: "json",
      value: {
        id: "{input.id}",
        customer: "{input.customer}",
        currency_code: "{input.currency_code}",
        order_total: "{input.order_total}",
        tax_total: "{input.tax_total}",
        shipping_total: "{input.shipping_total}",
        discount_total: "{input.discount_total}",
        financial_status: "{input.financial_status}",
        processed_at_foreign: "{input.processed_at_foreign}",
        lines: "{input.lines}",
      },
    },
  },
  personalData: ["customer"],
});
