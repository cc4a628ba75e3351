import { defineOperation } from "../contract.ts";
import { language, place, region, samplePlace } from "./shapes.ts";

export const geocode = defineOperation({
  id: "geocode",
  title: "Find an address on the map",
  description: "Gives the position of an address and the address as Google writes it. Nothing found is an error that a flow can go on from.",
  input: {
    type: "object",
    properties: {
      address: {
        type: "string",
        title: "Address",
        description: "In one line: street, town, postcode, country.",
        meaning: "addr.full",
        personal: true,
        minLength: 2,
        maxLength: 500,
      },
      region,
      language,
    },
    required: ["address"],
  },
  output: place,
  sampleInput: { address: "14 Quay Lane, Bristol BS1 4AB", region: "uk" },
  sample: samplePlace,
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/geocode/json", query: { address: "{input.address}", region: "{input.region}", language: "{input.language}" } },
  result: ["results", "0"],
  personalData: ["address", "formatted_address", "geometry", "address_components"],
});
