import { defineOperation } from "../contract.ts";
import { avoid, distance, duration, language, mode, region } from "./shapes.ts";

export const distanceBetween = defineOperation({
  id: "distance",
  title: "Measure a distance",
  description: "Gives how far it is from one address to another, and how long it takes. Quicker and cheaper than a route.",
  input: {
    type: "object",
    properties: {
      origin: { type: "string", title: "From", meaning: "addr.from", personal: true, minLength: 2, maxLength: 500 },
      destination: { type: "string", title: "To", meaning: "addr.full", personal: true, minLength: 2, maxLength: 500 },
      mode,
      avoid,
      region,
      language,
    },
    required: ["origin", "destination"],
  },
  output: {
    type: "object",
    title: "Distance",
    properties: { distance, duration, status: { type: "string", title: "Status" } },
    required: ["distance", "duration"],
  },
  sampleInput: { origin: "Harbour Homeware, Bristol BS1 6QF", destination: "14 Quay Lane, Bristol BS1 4AB" },
  sample: { distance: { value: 2140, text: "2.1 km" }, duration: { value: 420, text: "7 mins" }, status: "OK" },
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: {
    method: "GET",
    path: "/distancematrix/json",
    query: {
      origins: "{input.origin}",
      destinations: "{input.destination}",
      mode: "{input.mode}",
      avoid: "{input.avoid}",
      region: "{input.region}",
      language: "{input.language}",
    },
  },
  result: ["rows", "0", "elements", "0"],
  errors: [
    { when: { path: ["rows", "*", "elements", "*", "status"], equals: "NOT_FOUND" }, means: "notFound" },
    { when: { path: ["rows", "*", "elements", "*", "status"], equals: "ZERO_RESULTS" }, means: "notFound" },
    { when: { path: ["rows", "*", "elements", "*", "status"], equals: "MAX_ROUTE_LENGTH_EXCEEDED" }, means: "rejected" },
  ],
  personalData: ["origin", "destination"],
});
