import { defineOperation } from "../contract.ts";
import { email, list, member, sampleMember, statuses } from "./member-shape.ts";

const statusTitles = ["Subscribed", "Unsubscribed", "Cleaned (bounced)", "Pending (asks to confirm)", "Transactional (no marketing)"] as const;

/** The member is addressed by the hash of the e-mail address, so doing it again changes nothing. */
export const upsertMember = defineOperation({
  id: "upsert_member",
  title: "Add or update a member",
  description: "Puts a person on an audience, or updates them if they are on it already. Never subscribes someone who is there and has unsubscribed.",
  input: {
    type: "object",
    properties: {
      list_id: list,
      email_address: email,
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
  output: member,
  sampleInput: { list_id: "5f2d9a1c77", email_address: "ada.bell@example.com", status_if_new: "subscribed", merge_fields: { FNAME: "Ada", LNAME: "Bell" } },
  sample: sampleMember,
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
