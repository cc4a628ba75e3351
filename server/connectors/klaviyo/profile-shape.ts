import type { ObjectShape, StringShape } from "#server/flow/shape.ts";

const text = (title: string, meaning: string): StringShape => ({ type: "string", title, meaning, personal: true, maxLength: 255 });

export const email: StringShape = { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 };

export const phone: StringShape = {
  type: "string",
  title: "Phone",
  description: "With + and the country's code, as +441174960123.",
  meaning: "phone",
  personal: true,
  minLength: 8,
  maxLength: 16,
};

const location: ObjectShape = {
  type: "object",
  title: "Address",
  meaning: "address.default",
  properties: {
    address1: text("Address line 1", "addr.line1"),
    address2: text("Address line 2", "addr.line2"),
    city: text("City", "addr.city"),
    region: text("County or state", "addr.region"),
    zip: text("Postcode", "addr.postcode"),
    country: text("Country", "addr.country"),
  },
};

/** By what Klaviyo knows a person: one of them must be there. */
export const identity: ObjectShape["properties"] = {
  email,
  phone_number: phone,
  external_id: { type: "string", title: "Your own ID", description: "The person's ID in your shop.", meaning: "customer.id", personal: true, maxLength: 255 },
};

export const attributes: ObjectShape["properties"] = {
  ...identity,
  first_name: text("First name", "person.first_name"),
  last_name: text("Last name", "person.last_name"),
  organization: text("Company", "company"),
  locale: { type: "string", title: "Language", description: "As en-GB.", meaning: "person.language", maxLength: 35 },
  title: { type: "string", title: "Job title", maxLength: 255 },
  location,
  properties: { type: "object", title: "Properties of your own", properties: {}, additional: { type: "unknown", title: "Property" } },
};

const known = (shape: StringShape): StringShape => ({ ...shape, nullable: true });

export const profile: ObjectShape = {
  type: "object",
  title: "Profile",
  properties: {
    id: { type: "string", title: "Profile ID", meaning: "profile.id" },
    attributes: {
      type: "object",
      title: "Profile",
      properties: {
        email: known({ type: "string", title: "E-mail", meaning: "email", personal: true }),
        phone_number: known({ type: "string", title: "Phone", meaning: "phone", personal: true }),
        external_id: known({ type: "string", title: "Your own ID", meaning: "customer.id", personal: true }),
        first_name: known(text("First name", "person.first_name")),
        last_name: known(text("Last name", "person.last_name")),
        created: known({ type: "string", format: "date-time", title: "Created" }),
        updated: known({ type: "string", format: "date-time", title: "Updated", meaning: "updated_at" }),
      },
    },
  },
  required: ["id", "attributes"],
};

export const sampleProfile = {
  id: "01JD3V8QWZ0R7M5T2N9C4X6B1K",
  attributes: {
    email: "ada.bell@example.com",
    phone_number: null,
    external_id: "730298451906627417",
    first_name: "Ada",
    last_name: "Bell",
    created: "2026-03-02T10:15:00+00:00",
    updated: "2026-11-20T09:41:29+00:00",
  },
} as const;
