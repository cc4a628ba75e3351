import { defineOperation } from "../contract.ts";
import { avoid, distance, duration, language, mode, region } from "./shapes.ts";

export const route = defineOperation({
  id: "route",
  title: "Plan a route",
  description: "Gives the best way from one address to another, also with stops: how long each part is and how long it takes.",
  input: {
    type: "object",
    properties: {
      origin: { type: "string", title: "From", meaning: "addr.from", personal: true, minLength: 2, maxLength: 500 },
      destination: { type: "string", title: "To", meaning: "addr.full", personal: true, minLength: 2, maxLength: 500 },
      waypoints: {
        type: "string",
        title: "Stops",
        description: "Addresses with a | between them. Begin with optimize:true| to have them put in the shortest order.",
        personal: true,
        maxLength: 4_000,
      },
      mode,
      avoid,
      region,
      language,
    },
    required: ["origin", "destination"],
  },
  output: {
    type: "object",
    title: "Route",
    properties: {
      summary: { type: "string", title: "Main road" },
      legs: {
        type: "array",
        title: "Parts of the route",
        items: {
          type: "object",
          title: "Part",
          properties: {
            start_address: { type: "string", title: "From", meaning: "addr.from", personal: true },
            end_address: { type: "string", title: "To", meaning: "addr.full", personal: true },
            distance,
            duration,
          },
          required: ["start_address", "end_address"],
        },
      },
      waypoint_order: { type: "array", title: "Order of the stops", items: { type: "number", integer: true } },
      warnings: { type: "array", title: "Warnings", items: { type: "string" } },
    },
    required: ["summary", "legs"],
  },
  sampleInput: { origin: "Harbour Homeware, Bristol BS1 6QF", destination: "14 Quay Lane, Bristol BS1 4AB", mode: "driving" },
  sample: {
    summary: "A38",
    legs: [
      {
        start_address: "Harbour Homeware, Bristol BS1 6QF, UK",
        end_address: "14 Quay Lane, Bristol BS1 4AB, UK",
        distance: { value: 2140, text: "2.1 km" },
        duration: { value: 420, text: "7 mins" },
      },
    ],
    waypoint_order: [],
    warnings: [],
  },
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: {
    method: "GET",
    path: "/directions/json",
    query: {
      origin: "{input.origin}",
      destination: "{input.destination}",
      waypoints: "{input.waypoints}",
      mode: "{input.mode}",
      avoid: "{input.avoid}",
      region: "{input.region}",
      language: "{input.language}",
    },
  },
  result: ["routes", "0"],
  personalData: ["origin", "destination", "waypoints", "legs"],
});
