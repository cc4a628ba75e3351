import { googleMaps } from "./google-maps/index.ts";
import { fitsItsDescription } from "./vendor-check.ts";

fitsItsDescription({
  connector: googleMaps,
  file: "google-maps/openapi-1.22.5-trimmed.json",
  type: "application/json",
  places: {
    geocode: "GET /maps/api/geocode/json",
    reverse_geocode: "GET /maps/api/geocode/json",
    route: "GET /maps/api/directions/json",
    distance: "GET /maps/api/distancematrix/json",
  },
  alsoInQuery: ["key"],
});
