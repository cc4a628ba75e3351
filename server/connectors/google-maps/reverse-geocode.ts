import { defineOperation } from "../contract.ts";
import { language, place, samplePlace } from "./shapes.ts";

export const reverseGeocode = defineOperation({
  id: "reverse_geocode",
  title: "Find the address of a position",
  description: "Gives the nearest address to a position on the map.",
  input: {
    type: "object",
    properties: {
      lat: { type: "number", title: "Latitude", meaning: "geo.lat", minimum: -90, maximum: 90 },
      lng: { type: "number", title: "Longitude", meaning: "geo.lng", minimum: -180, maximum: 180 },
      language,
    },
    required: ["lat", "lng"],
  },
  output: place,
  sampleInput: { lat: 51.45041, lng: -2.59712 },
  sample: samplePlace,
  effect: "read",
  scopes: [],
  idempotency: { mode: "natural" },
  request: { method: "GET", path: "/geocode/json", query: { latlng: "{input.lat},{input.lng}", language: "{input.language}" } },
  result: ["results", "0"],
  personalData: ["lat", "lng", "formatted_address", "geometry", "address_components"],
});
