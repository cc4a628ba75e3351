import type { ObjectShape } from "#server/flow/shape.ts";

const formats = ["letter", "largeLetter", "smallParcel", "mediumParcel", "largeParcel", "parcel", "documents", "undefined"] as const;
const formatTitles = ["Letter", "Large letter", "Small parcel", "Medium parcel", "Large parcel", "Parcel (abroad)", "Documents", "Not decided yet"] as const;

const content: ObjectShape = {
  type: "object",
  title: "Article",
  properties: {
    name: { type: "string", title: "Name", meaning: "line.title", maxLength: 800 },
    SKU: { type: "string", title: "SKU", meaning: "sku", maxLength: 100 },
    quantity: { type: "number", integer: true, title: "Quantity", meaning: "line.quantity", minimum: 1, maximum: 999_999 },
    unitValue: { type: "number", title: "Value of one", meaning: "money.unit_price", minimum: 0, maximum: 999_999 },
    unitWeightInGrams: { type: "number", integer: true, title: "Weight of one, in grams", meaning: "weight.grams", minimum: 0, maximum: 999_999 },
    customsDescription: { type: "string", title: "What it is, for customs", maxLength: 50 },
    customsCode: { type: "string", title: "Commodity code", description: "Needed for parcels that leave the country.", maxLength: 10 },
    originCountryCode: { type: "string", title: "Made in", description: "Country code.", maxLength: 3 },
  },
  required: ["quantity"],
};

/** One parcel. */
export const parcel: ObjectShape = {
  type: "object",
  title: "Parcel",
  properties: {
    weightInGrams: { type: "number", integer: true, title: "Weight in grams", meaning: "weight.grams", minimum: 1, maximum: 30_000 },
    packageFormatIdentifier: { type: "string", title: "Size", meaning: "parcel.format", enum: formats, enumTitles: formatTitles },
    dimensions: {
      type: "object",
      title: "Dimensions",
      properties: {
        heightInMms: { type: "number", integer: true, title: "Height in mm", meaning: "parcel.height", minimum: 1, maximum: 2_500 },
        widthInMms: { type: "number", integer: true, title: "Width in mm", meaning: "parcel.width", minimum: 1, maximum: 2_500 },
        depthInMms: { type: "number", integer: true, title: "Depth in mm", meaning: "parcel.depth", minimum: 1, maximum: 2_500 },
      },
      required: ["heightInMms", "widthInMms", "depthInMms"],
    },
    contents: { type: "array", title: "What is in it", meaning: "lines", items: content, maxItems: 100 },
  },
  required: ["weightInGrams", "packageFormatIdentifier"],
};

/** How it is sent. */
export const postage: ObjectShape = {
  type: "object",
  title: "Postage",
  properties: {
    serviceCode: {
      type: "string",
      title: "Service",
      description: "Royal Mail's code, such as TPS48 for Tracked 48.",
      meaning: "delivery.service",
      maxLength: 10,
    },
    sendNotificationsTo: {
      type: "string",
      title: "Send notices to",
      enum: ["sender", "recipient", "billing"],
      enumTitles: ["The sender", "The recipient", "Who pays"],
    },
    receiveEmailNotification: { type: "boolean", title: "Notices by e-mail" },
    receiveSmsNotification: { type: "boolean", title: "Notices by text message" },
    requestSignatureUponDelivery: { type: "boolean", title: "Ask for a signature" },
    safePlace: { type: "string", title: "Safe place", personal: true, maxLength: 90 },
  },
};
