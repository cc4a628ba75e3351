import { defineConnector } from "../contract.ts";
import { secretKey } from "./auth.ts";
import { chargeRefunded } from "./charge-refunded.ts";
import { createCustomer } from "./create-customer.ts";
import { createInvoiceItem } from "./create-invoice-item.ts";
import { createPaymentIntent } from "./create-payment-intent.ts";
import { createRefund } from "./create-refund.ts";
import { decimals } from "./decimals.ts";
import { findCustomer } from "./find-customer.ts";
import { getPaymentIntent } from "./get-payment-intent.ts";
import { paymentSucceeded } from "./payment-succeeded.ts";
import { sandbox } from "./sandbox.ts";
import { updateCustomer } from "./update-customer.ts";

export const stripe = defineConnector({
  id: "stripe",
  version: 1,
  title: "Stripe",
  category: "payments",
  icon: "stripe",
  monogram: "St",
  auth: [secretKey],
  vars: {},
  baseUrl: "https://api.stripe.com/v1",
  allowedHosts: [],
  headers: { accept: "application/json", "stripe-version": "2020-03-02" },
  scopes: {
    "customers:read": "look customers up",
    "customers:write": "create and change customers",
    "payment_intents:read": "see payments",
    "payment_intents:write": "request payments, and charge means of payment that customers have saved",
    "refunds:write": "pay payments back",
    "invoices:write": "add lines to customers' next invoices",
  },
  power: { cannot: ["pay money out to a bank account", "see card numbers"] },
  rate: { calls: 80, perMs: 1_000, concurrent: 10 },
  describedBy: "OpenAPI 3 of API version 2020-03-02, the version that every call asks for",
  decimals,
  unverified: [
    "that accounts opened later may still ask for API version 2020-03-02",
    "limits: 100 calls a second with live keys, 25 with test keys",
    "a key is remembered for 24 hours, and refused for another request",
    "which currencies have no decimals or three",
    "that a restricted key can read the account's name",
  ],
  errors: [
    { when: { status: 409 }, means: "unavailable", message: ["error", "message"] },
    { when: { status: 404 }, means: "notFound", message: ["error", "message"], field: ["error", "param"] },
    {
      when: { status: "4xx", path: ["error", "code"], equals: "resource_missing" },
      means: "notFound",
      message: ["error", "message"],
      field: ["error", "param"],
    },
    { when: { status: "4xx" }, means: "rejected", message: ["error", "message"], field: ["error", "param"] },
    { when: { path: ["error", "message"], nonEmpty: true }, means: "rejected", message: ["error", "message"] },
  ],
  operations: {
    create_customer: createCustomer,
    find_customer: findCustomer,
    update_customer: updateCustomer,
    create_payment_intent: createPaymentIntent,
    get_payment_intent: getPaymentIntent,
    create_refund: createRefund,
    create_invoice_item: createInvoiceItem,
  },
  triggers: { payment_succeeded: paymentSucceeded, charge_refunded: chargeRefunded },
  lookups: {},
  capabilities: [
    { id: "customer.create", operation: "create_customer" },
    { id: "payment.create", operation: "create_payment_intent" },
    { id: "refund.create", operation: "create_refund" },
  ],
  sandbox,
});
