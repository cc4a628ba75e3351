import type { ObjectShape, StringShape } from "#server/flow/shape.ts";

export const statuses = ["subscribed", "unsubscribed", "cleaned", "pending", "transactional"] as const;

export const list: StringShape = { type: "string", title: "Audience", meaning: "list.id", lookup: "lists", minLength: 1, maxLength: 50 };
export const email: StringShape = { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 };

export const member: ObjectShape = {
  type: "object",
  properties: {
    id: { type: "string", title: "Member ID", meaning: "member.id" },
    email_address: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true },
    full_name: { type: "string", title: "Full name", meaning: "person.name", personal: true },
    status: { type: "string", title: "Status", meaning: "member.status", enum: [...statuses, "archived"] },
    list_id: { type: "string", title: "Audience", meaning: "list.id" },
    last_changed: { type: "string", format: "date-time", title: "Last changed", meaning: "updated_at" },
    web_id: { type: "number", integer: true, title: "Number in Mailchimp" },
  },
  required: ["id", "email_address", "status", "list_id"],
};

export const sampleMember = {
  id: "f4a2b93d76f9e8e8b2c3c1a7f0d54e12",
  email_address: "ada.bell@example.com",
  full_name: "Ada Bell",
  status: "subscribed",
  list_id: "5f2d9a1c77",
  last_changed: "2026-11-20T09:41:29+00:00",
  web_id: 481203377,
};

/** Somebody who is on the simulated account's second audience from the start. */
export const trade = "8c01be4d20";
export const grace = {
  id: "a6fbd6b43581c07d3d13b5165259e0f6",
  email_address: "grace.hill@example.com",
  full_name: "Grace Hill",
  status: "subscribed",
  list_id: trade,
  last_changed: "2026-10-28T16:05:12+00:00",
  web_id: 481203376,
} as const;
