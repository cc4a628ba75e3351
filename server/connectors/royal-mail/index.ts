import { defineConnector } from "../contract.ts";
import { apiKey } from "./auth.ts";
import { createOrder } from "./create-order.ts";
import { deleteOrder } from "./delete-order.ts";
import { findOrder } from "./find-order.ts";
import { getLabel } from "./get-label.ts";
import { getOrder } from "./get-order.ts";
import { sandbox } from "./sandbox.ts";
import { setStatus } from "./set-status.ts";

export const royalMail = defineConnector({
  id: "royal-mail",
  version: 1,
  title: "Royal Mail Click & Drop",
  category: "delivery",
  icon: null,
  monogram: "RM",
  auth: [apiKey],
  vars: {},
  baseUrl: "https://api.parcel.royalmail.com/api/v1",
  allowedHosts: [],
  headers: { accept: "application/json" },
  power: {
    cannot: ["change what Royal Mail charges you by"],
    unlimited: "A key reaches all orders of the Click & Drop account: Royal Mail has no smaller ones. Labels cost postage.",
  },
  rate: { calls: 2, perMs: 1_000, concurrent: 1 },
  describedBy: "OpenAPI 3 of the Click & Drop API, version 1.0.0",
  unverified: ["limits: 2 calls a second is what others keep to; Royal Mail publishes none", "that it sends no events: parcels are tracked by asking"],
  errors: [
    { when: { status: 403 }, means: "unauthorized", message: ["message"] },
    { when: { status: 404 }, means: "notFound", message: ["message"] },
    { when: { status: "4xx", path: ["*", "message"], nonEmpty: true }, means: "rejected", message: ["*", "message"] },
    { when: { status: "4xx", path: ["details"], nonEmpty: true }, means: "rejected", message: ["details"] },
    { when: { status: "4xx" }, means: "rejected", message: ["message"] },
  ],
  operations: {
    create_order: createOrder,
    get_order: getOrder,
    find_order: findOrder,
    get_label: getLabel,
    set_status: setStatus,
    delete_order: deleteOrder,
  },
  triggers: {},
  lookups: {},
  capabilities: [{ id: "delivery.create", operation: "create_order" }],
  sandbox,
});
