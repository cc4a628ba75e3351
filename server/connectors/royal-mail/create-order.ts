import type { Shape } from "#server/flow/shape.ts";
import { defineOperation } from "../contract.ts";
import { orderInfo, sampleOrder } from "./order-shape.ts";
import { parcel, postage } from "./package-shape.ts";
import { recipient } from "./recipient-shape.ts";

const money = (title: string, meaning: string): Shape => ({ type: "number", title, meaning, minimum: 0, maximum: 999_999 });

/** The reference is how an order is found again, so that a repeat after a lost answer does not send two parcels. */
export const createOrder = defineOperation({
  id: "create_order",
  title: "Create an order",
  description:
    "Puts an order into Click & Drop, ready for its label. Use your order's own number as the reference: it keeps a repeat from making a second one.",
  input: {
    type: "object",
    properties: {
      orderReference: { type: "string", title: "Reference", description: "Your order's own number.", meaning: "order.number", minLength: 1, maxLength: 40 },
      recipient,
      orderDate: { type: "string", format: "date-time", title: "Ordered", meaning: "order.date" },
      plannedDespatchDate: { type: "string", format: "date-time", title: "To be sent on", meaning: "delivery.planned_at" },
      subtotal: money("Subtotal", "money.subtotal"),
      shippingCostCharged: money("Delivery charged", "money.shipping"),
      total: money("Total", "money.total"),
      orderTax: money("Tax", "money.tax"),
      currencyCode: { type: "string", format: "currency", title: "Currency", meaning: "currency" },
      packages: { type: "array", title: "Parcels", items: parcel, maxItems: 100 },
      postageDetails: postage,
      specialInstructions: { type: "string", title: "Instructions", personal: true, maxLength: 500 },
    },
    required: ["orderReference", "recipient", "orderDate", "subtotal", "shippingCostCharged", "total"],
  },
  output: orderInfo,
  sampleInput: {
    orderReference: "#1042",
    recipient: {
      address: { fullName: "Ada Bell", addressLine1: "14 Quay Lane", city: "Bristol", postcode: "BS1 4AB", countryCode: "GB" },
      emailAddress: "ada.bell@example.com",
    },
    orderDate: "2026-11-20T09:41:27Z",
    subtotal: 74.95,
    shippingCostCharged: 4.95,
    total: 79.9,
    currencyCode: "GBP",
    packages: [
      {
        weightInGrams: 1_850,
        packageFormatIdentifier: "smallParcel",
        contents: [
          { name: "Harbour mug - Sea green", SKU: "MUG-SEA-01", quantity: 2, unitValue: 14, unitWeightInGrams: 350 },
          { name: "Oak serving board", SKU: "BOARD-OAK-02", quantity: 1, unitValue: 46.95, unitWeightInGrams: 1_100 },
        ],
      },
    ],
    postageDetails: { serviceCode: "TPS48", sendNotificationsTo: "recipient", receiveEmailNotification: true },
  },
  sample: { orderIdentifier: 10_041, orderReference: "#1042", createdOn: sampleOrder.createdOn, orderDate: sampleOrder.orderDate },
  effect: "create",
  scopes: [],
  idempotency: { mode: "findFirst", find: { method: "GET", path: "/orders/{quoted:input.orderReference}" }, found: ["0"] },
  request: { method: "POST", path: "/orders", body: { codec: "json", value: { items: ["{input}"] } } },
  result: ["createdOrders", "0"],
  errors: [
    {
      when: { path: ["failedOrders"], nonEmpty: true },
      means: "rejected",
      message: ["failedOrders", "*", "errors", "*", "errorMessage"],
      field: ["failedOrders", "*", "errors", "*", "fields", "*", "fieldName"],
    },
  ],
  personalData: ["recipient", "specialInstructions", "postageDetails"],
  unverified: [
    "that a reference in quotes finds the order, and that an unknown one is answered with 404",
    "the names of parcel sizes, and that country codes may have two letters",
  ],
});
