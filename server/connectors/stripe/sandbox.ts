import { asList, asNumber, asRecord, asText } from "#server/flow/read.ts";
import type { ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxEntry, SandboxRequest } from "../contract.ts";
import { pounds, stripeError } from "./sandbox-answers.ts";
import { createCustomer, customerRow, listCustomers, updateCustomer } from "./sandbox-customers.ts";
import { createIntent, intentRow, readIntent } from "./sandbox-payments.ts";
import { createInvoiceItem, createRefund } from "./sandbox-refunds.ts";

const opened = Date.parse("2026-11-20T09:41:29Z") / 1_000;

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (!/^Bearer sandbox-stripe-/.test(request.headers.authorization ?? "")) return stripeError(state, "Invalid API Key provided.", { status: 401 });
  const [, room = "", id] = request.path.split("/");
  if (request.method === "GET") return read(room, id, request, state);
  if (request.method !== "POST") return unknown(request, state);
  if (!(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded"))
    return stripeError(state, "Invalid request: the body must be sent as application/x-www-form-urlencoded.");
  if ((request.headers["idempotency-key"] ?? "").length > 255) return stripeError(state, "Idempotency keys can be at most 255 characters long.");
  return change(room, id, request, state);
}

function read(room: string, id: string | undefined, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (room === "account" && id === undefined)
    return {
      status: 200,
      body: { id: "acct_1SandboxHarbour", object: "account", settings: { dashboard: { display_name: "Harbour Homeware (sandbox)" } } },
      state,
    };
  if (room === "customers" && id === undefined) return listCustomers(request, state);
  if (room === "payment_intents" && id !== undefined) return readIntent(decodeURIComponent(id), state);
  return unknown(request, state);
}

function change(room: string, id: string | undefined, request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  if (room === "customers") return id === undefined ? createCustomer(request, state) : updateCustomer(decodeURIComponent(id), request, state);
  if (id !== undefined) return unknown(request, state);
  switch (room) {
    case "payment_intents":
      return createIntent(request, state);
    case "refunds":
      return createRefund(request, state);
    case "invoiceitems":
      return createInvoiceItem(request, state);
    default:
      return unknown(request, state);
  }
}

function unknown(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  return stripeError(state, `Unrecognized request URL (${request.method}: /v1${request.path}).`, { status: 404 });
}

const paid = {
  amount: "7990",
  currency: "gbp",
  confirm: "true",
  customer: "cus_QhRidgeVale0001",
  description: "Order #1042",
  payment_method: "pm_card_visa",
  receipt_email: "ada.bell@example.com",
  metadata: { order: "#1042" },
};

function rows(state: ValueRecord, list: string, entry: (row: ValueRecord) => Omit<SandboxEntry, "id">): readonly SandboxEntry[] {
  return asList(state[list])
    .map((row) => ({ id: asText(asRecord(row).id), ...entry(asRecord(row)) }))
    .reverse();
}

const money = (row: ValueRecord): string => pounds(asNumber(row.amount), asText(row.currency));

export const sandbox: SandboxApp = {
  initial: {
    next: 1,
    customers: [
      customerRow("cus_QhRidgeVale0001", { email: "accounts@ridgeandvale.example", name: "Ridge & Vale", phone: "+44 117 496 0123" }, opened),
      customerRow("cus_QhOrchard000002", { email: "hello@orchardhouse.example", name: "Orchard House" }, opened + 3_600),
    ],
    intents: [intentRow("pi_3QhHarbour1042paid", paid, opened)],
    refunds: [],
    items: [],
  },
  secrets: { apiKey: "sandbox-stripe-key", signingSecret: "sandbox-stripe-signing-secret" },
  vars: {},
  handle,
  rejection: {
    status: 402,
    body: { error: { type: "card_error", code: "card_declined", decline_code: "generic_decline", message: "Your card was declined.", param: "" } },
  },
  records: (state) => [
    ...rows(state, "refunds", (row) => ({
      kind: "refund",
      title: `${money(row)} paid back`,
      fields: { Payment: asText(row.payment_intent), Reason: asText(row.reason) || "none" },
    })),
    ...rows(state, "intents", (row) => ({
      kind: "payment",
      title: `Payment of ${money(row)}`,
      fields: { Status: asText(row.status), Customer: asText(row.customer) || "none", Description: asText(row.description) || "none" },
    })),
    ...rows(state, "items", (row) => ({
      kind: "invoice line",
      title: `${asText(row.description) || "Line"}: ${money(row)}`,
      fields: { Customer: asText(row.customer) },
    })),
    ...rows(state, "customers", (row) => ({
      kind: "customer",
      title: asText(row.name) || asText(row.email),
      fields: { "E-mail": asText(row.email), Phone: asText(row.phone) || "none" },
    })),
  ],
};
