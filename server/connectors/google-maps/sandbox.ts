import type { Value, ValueRecord } from "#server/flow/value.ts";
import type { SandboxAnswer, SandboxApp, SandboxRequest } from "../contract.ts";
import { connected, distanceOf, durationOf, metresBetween, placeOf, type Spot, spotOf } from "./sandbox-places.ts";

const modes = ["driving", "walking", "bicycling", "transit"];
const avoids = ["tolls", "highways", "ferries", "indoor"];

/** Google says what went wrong inside an answer of 200. */
function told(state: ValueRecord, status: string, message?: string, rest: ValueRecord = {}): SandboxAnswer {
  return { status: 200, body: { ...rest, status, ...(message === undefined ? {} : { error_message: message }) }, state };
}

function handle(request: SandboxRequest, state: ValueRecord): SandboxAnswer {
  const { query, method, path } = request;
  if (!query.key?.startsWith("sandbox-google-maps-"))
    return told(state, "REQUEST_DENIED", "You must use an API key to authenticate each request to Google Maps Platform APIs.");
  if (method !== "GET") return { status: 405, body: { status: "INVALID_REQUEST", error_message: "Only GET is taken." }, state };
  switch (path) {
    case "/geocode/json":
      return geocode(query, state);
    case "/directions/json":
      return directions(query, state);
    case "/distancematrix/json":
      return matrix(query, state);
    default:
      return { status: 404, body: { status: "INVALID_REQUEST", error_message: "There is no such service." }, state };
  }
}

type Query = SandboxRequest["query"];

function geocode(query: Query, state: ValueRecord): SandboxAnswer {
  const { address = "", latlng = "" } = query;
  if (address === "" && latlng === "")
    return told(state, "INVALID_REQUEST", "Invalid request. Missing the 'address', 'components', 'latlng' or 'place_id' parameter.", { results: [] });
  if (latlng !== "" && !/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(latlng))
    return told(state, "INVALID_REQUEST", "Invalid request. Invalid 'latlng' parameter.", { results: [] });
  const spot = spotOf(latlng || address);
  return spot === null ? told(state, "ZERO_RESULTS", undefined, { results: [] }) : told(state, "OK", undefined, { results: [placeOf(spot)] });
}

function wrongChoice(query: Query): string | null {
  if (query.mode !== undefined && !modes.includes(query.mode)) return "Invalid request. Invalid 'mode' parameter.";
  if (query.avoid !== undefined && !avoids.includes(query.avoid)) return "Invalid request. Invalid 'avoid' parameter.";
  return null;
}

function directions(query: Query, state: ValueRecord): SandboxAnswer {
  const { origin = "", destination = "", waypoints = "", mode = "driving" } = query;
  const wrong = wrongChoice(query) ?? (origin === "" ? "Invalid request. Missing the 'origin' parameter." : null);
  if (wrong !== null || destination === "")
    return told(state, "INVALID_REQUEST", wrong ?? "Invalid request. Missing the 'destination' parameter.", { routes: [] });
  const stops = waypoints.split("|").filter((stop) => stop !== "" && !stop.startsWith("optimize:"));
  if (stops.length > 25) return told(state, "MAX_WAYPOINTS_EXCEEDED", "Too many waypoints in the request (25 are allowed).", { routes: [] });
  const spots = [origin, ...stops, destination].map(spotOf);
  const found = spots.filter((spot) => spot !== null);
  if (found.length < spots.length) return told(state, "NOT_FOUND", undefined, { routes: [] });
  const legs = found.slice(1).map((to, index) => [found[index] ?? to, to] as const);
  if (!legs.every(([from, to]) => connected(from, to))) return told(state, "ZERO_RESULTS", undefined, { routes: [] });
  return told(state, "OK", undefined, { routes: [routeOf(found, legs, mode)] });
}

function routeOf(spots: readonly Spot[], legs: readonly (readonly [Spot, Spot])[], mode: string): ValueRecord {
  const lats = spots.map(({ lat }) => lat);
  const lngs = spots.map(({ lng }) => lng);
  return {
    bounds: { northeast: { lat: Math.max(...lats), lng: Math.max(...lngs) }, southwest: { lat: Math.min(...lats), lng: Math.min(...lngs) } },
    copyrights: "Map data (sandbox)",
    legs: legs.map(([from, to]) => legOf(from, to, mode)),
    overview_polyline: { points: "" },
    summary: spots.every(({ town }) => town === spots[0]?.town) ? "A38" : "M4",
    warnings: mode === "walking" ? ["Walking directions are in beta. Use caution."] : [],
    waypoint_order: spots.slice(2).map((_, index) => index),
  };
}

function legOf(from: Spot, to: Spot, mode: string): Value {
  const metres = metresBetween(from, to);
  return {
    distance: distanceOf(metres),
    duration: durationOf(metres, mode),
    start_address: from.address,
    start_location: { lat: from.lat, lng: from.lng },
    end_address: to.address,
    end_location: { lat: to.lat, lng: to.lng },
    steps: [],
    traffic_speed_entry: [],
    via_waypoint: [],
  };
}

function matrix(query: Query, state: ValueRecord): SandboxAnswer {
  const { origins = "", destinations = "", mode = "driving" } = query;
  const none = { origin_addresses: [], destination_addresses: [], rows: [] };
  const wrong = wrongChoice(query) ?? (origins === "" || destinations === "" ? "Invalid request. Missing the 'origins' or 'destinations' parameter." : null);
  if (wrong !== null) return told(state, "INVALID_REQUEST", wrong, none);
  const from = origins.split("|").map(spotOf);
  const to = destinations.split("|").map(spotOf);
  if (from.length * to.length > 100) return told(state, "MAX_ELEMENTS_EXCEEDED", "Too many elements in the request.", none);
  const element = (a: Spot | null, b: Spot | null): Value => {
    if (a === null || b === null) return { status: "NOT_FOUND" };
    const metres = metresBetween(a, b);
    return connected(a, b) ? { distance: distanceOf(metres), duration: durationOf(metres, mode), status: "OK" } : { status: "ZERO_RESULTS" };
  };
  return told(state, "OK", undefined, {
    origin_addresses: from.map((spot) => spot?.address ?? ""),
    destination_addresses: to.map((spot) => spot?.address ?? ""),
    rows: from.map((a) => ({ elements: to.map((b) => element(a, b)) })),
  });
}

/** It knows nine towns, remembers nothing and changes nothing. */
export const sandbox: SandboxApp = {
  initial: { atlas: "Bristol, Bath, London, Manchester, Edinburgh, Cardiff, Paris, Berlin, New York" },
  secrets: { apiKey: "sandbox-google-maps-key" },
  vars: {},
  handle,
  rejection: { status: 200, body: { status: "INVALID_REQUEST", error_message: "Invalid request. The address is too long.", results: [] } },
  records: (state) => [{ id: "atlas", kind: "atlas", title: "Towns that the simulated map knows", fields: { Towns: String(state.atlas) } }],
};
