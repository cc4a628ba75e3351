import { defineOperation } from "../contract.ts";
import { email, grace, list, member } from "./member-shape.ts";

const who = { list_id: grace.list_id, email_address: grace.email_address } as const;

const path = "/lists/{input.list_id}/members/{md5Lower:input.email_address}";

export const getMember = defineOperation({
  id: "get_member",
  title: "Read a member",
  description: "Reads a person's status and tags on an audience. Stops with not found when they are not on it.",
  input: { type: "object", properties: { list_id: list, email_address: email }, required: ["list_id", "email_address"] },
  output: {
    ...member,
    properties: {
      ...member.properties,
      tags: {
        type: "array",
        title: "Tags",
        meaning: "tags",
        items: {
          type: "object",
          title: "Tag",
          properties: { id: { type: "number", integer: true, title: "Tag ID" }, name: { type: "string", title: "Tag" } },
          required: ["name"],
        },
      },
    },
  },
  sampleInput: who,
  sample: { ...grace, tags: [{ id: 1, name: "Bought a mug" }] },
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path },
  personalData: ["email_address", "full_name"],
});

export const tagMember = defineOperation({
  id: "tag_member",
  title: "Tag a member",
  description: "Adds tags to a person on an audience, or takes them off. Tags that are not named stay.",
  input: {
    type: "object",
    properties: {
      list_id: list,
      email_address: email,
      tags: {
        type: "array",
        title: "Tags",
        meaning: "tags",
        minItems: 1,
        maxItems: 100,
        items: {
          type: "object",
          title: "Tag",
          properties: {
            name: { type: "string", title: "Tag", meaning: "tag.name", minLength: 1, maxLength: 100 },
            status: { type: "string", title: "Do", meaning: "tag.status", enum: ["active", "inactive"], enumTitles: ["Add", "Take off"] },
          },
          required: ["name", "status"],
        },
      },
    },
    required: ["list_id", "email_address", "tags"],
  },
  output: { type: "object", properties: {} },
  sampleInput: { ...who, tags: [{ name: "Bought a mug", status: "active" }] },
  sample: {},
  effect: "update",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "POST", path: `${path}/tags`, body: { codec: "json", value: { tags: "{input.tags}" } } },
  personalData: ["email_address"],
});

export const unsubscribe = defineOperation({
  id: "unsubscribe",
  title: "Unsubscribe a member",
  description: "Takes a person out of marketing on an audience. Only they themselves can come back.",
  input: { type: "object", properties: { list_id: list, email_address: email }, required: ["list_id", "email_address"] },
  output: member,
  sampleInput: who,
  sample: { ...grace, status: "unsubscribed" },
  effect: "update",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "PATCH", path, body: { codec: "json", value: { status: "unsubscribed" } } },
  personalData: ["email_address", "full_name"],
});
