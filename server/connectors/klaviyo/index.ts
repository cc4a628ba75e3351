import { defineConnector } from "../contract.ts";
import { oauth, privateKey } from "./auth.ts";
import { createEvent } from "./create-event.ts";
import { eventReceived } from "./event-received.ts";
import { findProfile } from "./find-profile.ts";
import { addToList, removeFromList } from "./list-members.ts";
import { sandbox } from "./sandbox.ts";
import { subscribe } from "./subscribe.ts";
import { upsertProfile } from "./upsert-profile.ts";

export const klaviyo = defineConnector({
  id: "klaviyo",
  version: 1,
  title: "Klaviyo",
  category: "marketing",
  icon: null,
  monogram: "Kl",
  auth: [oauth, privateKey],
  vars: {},
  baseUrl: "https://a.klaviyo.com/api",
  allowedHosts: [],
  headers: { accept: "application/vnd.api+json", revision: "2026-07-15" },
  scopes: {
    "accounts:read": "read your organisation's name",
    "events:read": "read events of your customers",
    "events:write": "record events of your customers",
    "profiles:read": "read profiles",
    "profiles:write": "add and change profiles",
    "lists:read": "see your lists",
    "lists:write": "put people on lists and take them off",
    "metrics:read": "see the names of your events",
    "subscriptions:write": "subscribe people",
    "webhooks:read": "see your webhooks",
  },
  power: { cannot: ["send campaigns", "delete profiles"] },
  describedBy: "OpenAPI 3 of revision 2026-07-15",
  unverified: ["How long an access token and a refresh token of Klaviyo's last, and the address where access is given back."],
  rate: { calls: 150, perMs: 60_000, concurrent: 5 },
  errors: [
    { when: { status: 403 }, means: "unauthorized", message: ["errors", "*", "detail"] },
    { when: { status: 404 }, means: "notFound", message: ["errors", "*", "detail"] },
    { when: { status: 409 }, means: "duplicate", message: ["errors", "*", "detail"], field: ["errors", "*", "source", "pointer"] },
    { when: { status: "4xx" }, means: "rejected", message: ["errors", "*", "detail"], field: ["errors", "*", "source", "pointer"] },
  ],
  operations: {
    create_event: createEvent,
    upsert_profile: upsertProfile,
    find_profile: findProfile,
    add_to_list: addToList,
    remove_from_list: removeFromList,
    subscribe,
  },
  triggers: { event_received: eventReceived },
  lookups: {
    lists: { id: "lists", request: { method: "GET", path: "/lists" }, rows: ["data"], value: ["id"], title: ["attributes", "name"] },
    metrics: { id: "metrics", request: { method: "GET", path: "/metrics" }, rows: ["data"], value: ["attributes", "name"], title: ["attributes", "name"] },
  },
  capabilities: [
    { id: "customer.upsert", operation: "upsert_profile" },
    { id: "event.record", operation: "create_event" },
  ],
  sandbox,
});
