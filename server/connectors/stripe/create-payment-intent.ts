import { defineOperation } from "../contract.ts";
import { metadata } from "./customer-shape.ts";
import { amount, currency, payment, paymentReads, samplePayment } from "./payment-shape.ts";

export const createPaymentIntent = defineOperation({
  id: "create_payment_intent",
  title: "Request a payment",
  description: "Makes a payment intent. With a saved means of payment and Charge now it is charged at once; without, your shop's page asks the customer.",
  input: {
    type: "object",
    properties: {
      amount,
      currency,
      customer: { type: "string", title: "Customer", meaning: "customer.id", maxLength: 255 },
      description: { type: "string", title: "Description", meaning: "order.number", maxLength: 1_000 },
      receipt_email: { type: "string", format: "email", title: "E-mail for the receipt", meaning: "email", personal: true, maxLength: 512 },
      statement_descriptor: { type: "string", title: "Text on the statement", maxLength: 22 },
      payment_method: { type: "string", title: "Means of payment", description: "Saved on the customer, beginning with pm_.", maxLength: 255 },
      confirm: { type: "boolean", title: "Charge now" },
      off_session: { type: "boolean", title: "The customer is not there", description: "Yes when nobody can be asked to confirm." },
      metadata,
    },
    required: ["amount", "currency"],
  },
  output: payment,
  sampleInput: {
    amount: "79.90",
    currency: "GBP",
    customer: "cus_QhRidgeVale0001",
    description: "Order #1042",
    receipt_email: "ada.bell@example.com",
    metadata: { order: "#1042" },
  },
  sample: { ...samplePayment, status: "requires_payment_method", amount_received: "0.00", payment_method: null },
  effect: "create",
  scopes: ["payment_intents:write"],
  idempotency: { mode: "header", header: "idempotency-key", keptHours: 24 },
  request: {
    method: "POST",
    path: "/payment_intents",
    body: {
      codec: "form",
      value: {
        amount: "{minor:input.amount,input.currency}",
        currency: "{lower:input.currency}",
        customer: "{input.customer}",
        description: "{input.description}",
        receipt_email: "{input.receipt_email}",
        statement_descriptor: "{input.statement_descriptor}",
        payment_method: "{input.payment_method}",
        confirm: "{input.confirm}",
        off_session: "{input.off_session}",
        metadata: "{input.metadata}",
      },
    },
  },
  reads: paymentReads([]),
  personalData: ["receipt_email", "description", "metadata"],
});
