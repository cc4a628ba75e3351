import type { ObjectShape, Shape } from "#server/flow/shape.ts";
import type { ReadRule, Template } from "../contract.ts";

const address: ObjectShape = {
  type: "object",
  title: "Address",
  properties: {
    line1: { type: "string", title: "Address line 1", meaning: "addr.line1", personal: true, minLength: 1, maxLength: 5_000 },
    line2: { type: "string", title: "Address line 2", meaning: "addr.line2", personal: true, maxLength: 5_000 },
    city: { type: "string", title: "City", meaning: "addr.city", personal: true, maxLength: 5_000 },
    state: { type: "string", title: "County or state", meaning: "addr.region", personal: true, maxLength: 5_000 },
    postal_code: { type: "string", title: "Postcode", meaning: "addr.postcode", personal: true, maxLength: 5_000 },
    country: { type: "string", format: "country", title: "Country code", meaning: "addr.country_code" },
  },
  required: ["line1"],
};

/** Up to fifty notes of one's own on any object. */
export const metadata: ObjectShape = {
  type: "object",
  title: "Metadata",
  description: "Notes of your own, up to 50, such as the order's number. Names have at most 40 characters.",
  properties: {},
  additional: { type: "string", title: "Note", maxLength: 500 },
};

/** What can be said of a customer. */
export const customerFields: { readonly [name: string]: Shape } = {
  email: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 512 },
  name: { type: "string", title: "Name", meaning: "person.name", personal: true, maxLength: 256 },
  phone: { type: "string", title: "Phone", meaning: "phone", personal: true, maxLength: 20 },
  description: { type: "string", title: "Description", description: "Shown to your team in the dashboard.", maxLength: 5_000 },
  address,
  metadata,
};

/** The form of a customer: only what is known is sent. */
export const customerForm: { readonly [key: string]: Template } = {
  email: "{input.email}",
  name: "{input.name}",
  phone: "{input.phone}",
  description: "{input.description}",
  address: "{input.address}",
  metadata: "{input.metadata}",
};

const maybe = (shape: Shape): Shape => ({ ...shape, nullable: true });

export const customer: ObjectShape = {
  type: "object",
  title: "Customer",
  properties: {
    id: { type: "string", title: "Customer ID", meaning: "customer.id" },
    email: maybe({ type: "string", title: "E-mail", meaning: "email", personal: true }),
    name: maybe({ type: "string", title: "Name", meaning: "person.name", personal: true }),
    phone: maybe({ type: "string", title: "Phone", meaning: "phone", personal: true }),
    description: maybe({ type: "string", title: "Description" }),
    currency: maybe({ type: "string", format: "currency", title: "Currency", meaning: "currency" }),
    created: { type: "string", format: "date-time", title: "Created", meaning: "created_at" },
    livemode: { type: "boolean", title: "Real money", description: "No for Stripe's own test mode." },
    metadata,
  },
  required: ["id", "created", "livemode"],
};

export const customerReads: readonly ReadRule[] = [
  { as: "upper", at: ["currency"] },
  { as: "epoch", at: ["created"] },
];

export const sampleCustomer = {
  id: "cus_QhAdaBell1042x",
  email: "ada.bell@example.com",
  name: "Ada Bell",
  phone: null,
  description: null,
  currency: null,
  created: "2026-11-20T09:41:29.000Z",
  livemode: false,
  metadata: { order: "#1042" },
};
