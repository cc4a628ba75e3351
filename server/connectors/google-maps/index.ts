import { defineConnector } from "../contract.ts";
import { apiKey } from "./auth.ts";
import { distanceBetween } from "./distance.ts";
import { geocode } from "./geocode.ts";
import { reverseGeocode } from "./reverse-geocode.ts";
import { route } from "./route.ts";
import { sandbox } from "./sandbox.ts";

/** Every answer is a 200; what went wrong stands in `status`. */
export const googleMaps = defineConnector({
  id: "google-maps",
  version: 1,
  title: "Google Maps",
  category: "maps",
  icon: "googlemaps",
  monogram: "Gm",
  auth: [apiKey],
  vars: {},
  baseUrl: "https://maps.googleapis.com/maps/api",
  allowedHosts: [],
  headers: { accept: "application/json" },
  power: {
    cannot: ["see where anybody is", "change a map"],
    unlimited:
      "A key reaches every Maps service that is switched on for it, and each call costs money: restrict the key and set a budget in the Google Cloud console.",
  },
  rate: { calls: 40, perMs: 1_000, concurrent: 10 },
  describedBy: "OpenAPI 3 of the web services, version 1.22.5",
  unverified: ["limits: 50 calls a second for each service", "that the legacy web services stay open to new keys"],
  errors: [
    { when: { path: ["status"], equals: "OVER_QUERY_LIMIT" }, means: "rateLimited", message: ["error_message"] },
    { when: { path: ["status"], equals: "REQUEST_DENIED" }, means: "unauthorized", message: ["error_message"] },
    // A key without billing, or one whose daily cap is reached: only a person can help.
    { when: { path: ["status"], equals: "OVER_DAILY_LIMIT" }, means: "unauthorized", message: ["error_message"] },
    { when: { path: ["status"], equals: "UNKNOWN_ERROR" }, means: "unavailable", message: ["error_message"] },
    { when: { path: ["status"], equals: "ZERO_RESULTS" }, means: "notFound", message: ["error_message"] },
    { when: { path: ["status"], equals: "NOT_FOUND" }, means: "notFound", message: ["error_message"] },
    { when: { path: ["status"], equals: "INVALID_REQUEST" }, means: "rejected", message: ["error_message"] },
    { when: { path: ["status"], equals: "MAX_WAYPOINTS_EXCEEDED" }, means: "rejected", message: ["error_message"] },
    { when: { path: ["status"], equals: "MAX_ROUTE_LENGTH_EXCEEDED" }, means: "rejected", message: ["error_message"] },
    { when: { path: ["status"], equals: "MAX_ELEMENTS_EXCEEDED" }, means: "rejected", message: ["error_message"] },
    { when: { path: ["status"], equals: "MAX_DIMENSIONS_EXCEEDED" }, means: "rejected", message: ["error_message"] },
    { when: { status: 403 }, means: "unauthorized", message: ["error_message"] },
    { when: { status: "4xx" }, means: "rejected", message: ["error_message"] },
  ],
  operations: { geocode, reverse_geocode: reverseGeocode, route, distance: distanceBetween },
  triggers: {},
  lookups: {},
  capabilities: [],
  sandbox,
});
