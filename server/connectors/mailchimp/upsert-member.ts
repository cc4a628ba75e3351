import { defineOperation } from "../contract.ts";

const statuses = ["subscribed", "unsubscribed", "cleaned", "pending", "transactional"] as const;
const statusTitles = ["Subscribed", "Unsubscribed", "Cleaned (bounced)", "Pending (asks to confirm)", "Transactional (no marketing)"] as const;

/** The member is addressed by the hash of the e-mail address, so doing it again changes nothing. */
export const upsertMember = defineOperation({
  id: "upsert_member",
  title: "Add or update a member",
  description: "Puts a person on an audience, or updates them if they are on it already. Never subscribes someone who is there and has unsubscribed.",
  input: {
    type: "object",
    properties: {
      list_id: { type: "string", title: "Audience", meaning: "list.id", lookup: "lists", minLength: 1, maxLength: 50 },
      email_address: { type: "string", format: "email", title: "E-mail", meaning: "email", personal: true, maxLength: 254 },
      status_if_new: {
        type: "string",
        title: "Status if new",
        description: "Only people who accept marketing may be subscribed.",
        meaning: "member.status",
        enum: statuses,
        enumTitles: statusTitles,
      },
      status: {
        type: "string",
        title: "Change status to",
        description: "Leave empty to keep the status of someone who is already there.",
        enum: statuses,
        enumTitles: statusTitles,
      },
      merge_fields: {
        type: "object",
        title: "Fields",
        properties: {
          FNAME: { type: "string", title: "First name", meaning: "person.first_name", personal: true, maxLength: 255 },
          LNAME: { type: "string", title: "Last name", meaning: "person.last_name", personal: true, maxLength: 255 },
          PHONE: { type: "string", title: "Phone", meaning: "phone", personal: true, maxLength: 50 },
        },
        additional: { type: "unknown", title: "Field of your own" },
      },
      language: { type: "string", title: "Language", description: "Two letters, such as en.", meaning: "person.language", maxLength: 5 },
      vip: { type: "boolean", title: "VIP" },
    },
    required: ["list_id", "email_address", "status_if_new"],
  },
  output: {
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
  },
  sampleInput: { list_id: "5f2d9a1c77", email_address: "ada.bell@example.com", status_if_new: "subscribed", merge_fields: { FNAME: "Ada", LNAME: "Bell" } },
  sample: {
    id: "f4a2b93d76f9e8e8b2c3c1a7f0d54e12",
    email_address: "ada.bell@example.com",
    full_name: "Ada Bell",
    status: "subscribed",
    list_id: "5f2d9a1c77",
    last_changed: "2026-11-20T09:41:29+00:00",
    web_id: 481203377,
  },
  effect: "upsert",
  scopes: [],
  idempotency: { mode: "natural" },
  request: {
    method: "PUT",
    path: "/lists/{input.list_id}/members/{md5Lower:input.email_address}",
    body: {
      codec: "json",
      value: {
        email_address: "{input.email_address}",
        status_if_new: "{input.status_if_new}",
        status: "{input.status}",
        merge_fields: "{input.merge_fields}",
        language: "{input.language}",
        vip: "{input.vip}",
      },
    },
  },
  personalData: ["email_address", "merge_fields", "full_name"],
});
