import { defineConnector } from "../contract.ts";
import { apiKey, oauth } from "./auth.ts";
import { memberChanged } from "./member-changed.ts";
import { getMember, tagMember, unsubscribe } from "./members.ts";
import { sandbox } from "./sandbox.ts";
import { addProduct, recordOrder, upsertCustomer } from "./store.ts";
import { upsertMember } from "./upsert-member.ts";

/** Mailchimp's accounts have no scopes: a key or token reaches the whole account. */
export const mailchimp = defineConnector({
  id: "mailchimp",
  version: 2,
  title: "Mailchimp",
  category: "marketing",
  icon: "mailchimp",
  monogram: "Mc",
  auth: [apiKey, oauth],
  vars: { dc: { title: "Data centre", pattern: "[a-z]{2,4}[0-9]{1,3}", example: "us21", help: "The end of your API key, after the dash." } },
  baseUrl: "https://{vars.dc}.api.mailchimp.com/3.0",
  allowedHosts: [],
  headers: { accept: "application/json" },
  power: { unlimited: "Mailchimp has no smaller permissions: this reaches the whole account there. What flows may do with it can be limited here." },
  describedBy: "OpenAPI 3 of the marketing API, version 3.0.55",
  unverified: ["Mailchimp's limit of ten connections at once.", "That Mailchimp's webhooks carry no signature: the address is the secret."],
  rate: { calls: 20, perMs: 1_000, concurrent: 8 },
  errors: [
    { when: { status: 404 }, means: "notFound", message: ["detail"] },
    { when: { status: 403 }, means: "unauthorized", message: ["detail"] },
    { when: { status: "4xx", path: ["errors"], nonEmpty: true }, means: "rejected", message: ["errors", "*", "message"], field: ["errors", "*", "field"] },
    { when: { status: "4xx" }, means: "rejected", message: ["detail"] },
  ],
  operations: {
    upsert_member: upsertMember,
    get_member: getMember,
    tag_member: tagMember,
    unsubscribe,
    upsert_customer: upsertCustomer,
    add_product: addProduct,
    record_order: recordOrder,
  },
  triggers: { member_changed: memberChanged },
  lookups: {
    lists: {
      id: "lists",
      request: { method: "GET", path: "/lists", query: { count: "1000", fields: "lists.id,lists.name" } },
      rows: ["lists"],
      value: ["id"],
      title: ["name"],
    },
    stores: {
      id: "stores",
      request: { method: "GET", path: "/ecommerce/stores", query: { count: "1000", fields: "stores.id,stores.name" } },
      rows: ["stores"],
      value: ["id"],
      title: ["name"],
    },
  },
  capabilities: [
    { id: "customer.upsert", operation: "upsert_member" },
    { id: "order.record", operation: "record_order" },
  ],
  sandbox,
});
