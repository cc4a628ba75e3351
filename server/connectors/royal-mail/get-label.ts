import { FILE } from "#server/flow/value.ts";
import { defineOperation } from "../contract.ts";
import { orderIdentifier } from "./order-shape.ts";

export const getLabel = defineOperation({
  id: "get_label",
  title: "Get the label",
  description: "Gives the label, the despatch note or a customs form as a PDF. Asking for the label buys the postage, if it was not bought yet.",
  input: {
    type: "object",
    properties: {
      orderIdentifier,
      documentType: {
        type: "string",
        title: "Document",
        meaning: "document.kind",
        enum: ["postageLabel", "despatchNote", "CN22", "CN23"],
        enumTitles: ["Postage label", "Despatch note", "Customs form CN22", "Customs form CN23"],
      },
      includeReturnsLabel: { type: "boolean", title: "With a label for the way back" },
      includeCN: { type: "boolean", title: "With the customs form" },
    },
    required: ["orderIdentifier", "documentType"],
  },
  output: { type: "file", title: "Label", meaning: "file.label", personal: true },
  sampleInput: { orderIdentifier: 10_041, documentType: "postageLabel" },
  sample: { [FILE]: { id: "0198c1a4-7e1b-7c32-9a55-3f6a1d0b4c11", name: "royal-mail-label.pdf", mediaType: "application/pdf", size: 1_204 } },
  effect: "update",
  scopes: [],
  idempotency: { mode: "natural" },
  request: {
    method: "GET",
    path: "/orders/{input.orderIdentifier}/label",
    query: {
      documentType: "{input.documentType}",
      includeReturnsLabel: "{input.includeReturnsLabel}",
      includeCN: "{input.includeCN}",
    },
    headers: { accept: "application/pdf" },
  },
  answer: { kind: "file", type: "application/pdf", name: "royal-mail-label.pdf" },
  personalData: [],
  unverified: ["that asking again for the same label costs nothing more", "files are limited to 10 MB for now"],
});
