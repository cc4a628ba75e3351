import { defineOperation } from "../contract.ts";
import { payment, paymentReads, samplePayment } from "./payment-shape.ts";

export const getPaymentIntent = defineOperation({
  id: "get_payment_intent",
  title: "Read a payment",
  description: "Gives a payment as it stands now: whether it is paid, and how much was received.",
  input: {
    type: "object",
    properties: {
      payment_intent: { type: "string", title: "Payment", description: "Begins with pi_.", meaning: "payment.id", minLength: 5, maxLength: 255 },
    },
    required: ["payment_intent"],
  },
  output: payment,
  sampleInput: { payment_intent: samplePayment.id },
  sample: samplePayment,
  effect: "read",
  scopes: ["payment_intents:read"],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/payment_intents/{input.payment_intent}" },
  reads: paymentReads([]),
  personalData: ["receipt_email", "description", "metadata"],
});
