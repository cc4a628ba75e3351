import type { ObjectShape, Shape } from "#server/flow/shape.ts";

const moment = (title: string, meaning: string): Shape => ({ type: "string", format: "date-time", title, meaning });

export const orderIdentifier: Shape = {
  type: "number",
  integer: true,
  title: "Order number in Click & Drop",
  meaning: "delivery.id",
  minimum: 1,
  maximum: 2_147_483_647,
};

/** An order as it is read back; dates come as things happen. */
export const orderInfo: ObjectShape = {
  type: "object",
  title: "Order",
  properties: {
    orderIdentifier,
    orderReference: { type: "string", title: "Reference", meaning: "order.number", nullable: true },
    createdOn: moment("Created", "created_at"),
    orderDate: { ...moment("Ordered", "order.date"), nullable: true },
    printedOn: { ...moment("Label printed", "delivery.printed_at"), nullable: true },
    manifestedOn: { ...moment("Handed over on paper", "delivery.manifested_at"), nullable: true },
    shippedOn: { ...moment("Sent", "delivery.shipped_at"), nullable: true },
    trackingNumber: { type: "string", title: "Tracking number", meaning: "tracking.number", nullable: true },
    packages: {
      type: "array",
      title: "Parcels",
      nullable: true,
      items: {
        type: "object",
        properties: {
          packageNumber: { type: "number", integer: true, title: "Parcel" },
          trackingNumber: { type: "string", title: "Tracking number", meaning: "tracking.number", nullable: true },
        },
      },
    },
  },
  required: ["orderIdentifier", "createdOn"],
};

export const sampleOrder = {
  orderIdentifier: 10_041,
  orderReference: "#1042",
  createdOn: "2026-11-20T09:41:30.000Z",
  orderDate: "2026-11-20T09:41:27.000Z",
  printedOn: "2026-11-20T11:05:00.000Z",
  shippedOn: "2026-11-20T16:30:00.000Z",
  trackingNumber: "TX100410042GB",
  packages: [{ packageNumber: 1, trackingNumber: "TX100410042GB" }],
};
