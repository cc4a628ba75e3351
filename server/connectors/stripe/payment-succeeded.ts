import { defineTrigger } from "../contract.ts";
import { eventOf, eventReads, setUp, signature } from "./event.ts";
import { payment, paymentReads, samplePayment } from "./payment-shape.ts";

const type = "payment_intent.succeeded";

export const paymentSucceeded = defineTrigger({
  id: "payment_succeeded",
  title: "Payment succeeded",
  description: "Starts when a customer's payment has gone through.",
  kind: "webhook",
  output: eventOf(payment),
  sample: { id: "evt_3QhHarbour1042paid", type, created: "2026-11-20T09:41:32.000Z", livemode: false, data: { object: samplePayment } },
  scopes: [],
  signature,
  setUp: setUp(type),
  dedupe: { path: ["id"] },
  topic: { path: ["type"], equals: type },
  reads: [...eventReads, ...paymentReads(["data", "object"])],
  runTitle: "Payment {data.object.amount} {data.object.currency} · {data.object.description}",
  businessKeys: [["data", "object", "id"], ["data", "object", "receipt_email"], ["data", "object", "customer"], ["id"]],
  personalData: ["data"],
});
