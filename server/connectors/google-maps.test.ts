import { expect, test } from "vitest";
import { googleMaps } from "./google-maps/index.ts";
import { interpret, readingOf } from "./runtime/interpret.ts";
import { prepareRequest } from "./runtime/prepare.ts";

const { geocode, reverse_geocode: reverse, route, distance } = googleMaps.operations;
const context = { vars: {}, key: "k", auth: "api_key" };

test("the key is in no request that is kept: the door puts it into the address", () => {
  for (const operation of Object.values(googleMaps.operations)) {
    const prepared = prepareRequest(googleMaps, operation, operation.sampleInput, context);
    expect(prepared).toMatchObject({ ok: true });
    expect(JSON.stringify(prepared)).not.toMatch(/[?&]key=|secret|sandbox/);
  }
});

test("a position is one parameter, and an address cannot add another", () => {
  expect(prepareRequest(googleMaps, reverse, { lat: 51.45041, lng: -2.59712 }, context)).toMatchObject({
    request: { url: "https://maps.googleapis.com/maps/api/geocode/json?latlng=51.45041%2C-2.59712" },
  });
  expect(prepareRequest(googleMaps, geocode, { address: "a&key=mine#x" }, context)).toMatchObject({
    request: { url: "https://maps.googleapis.com/maps/api/geocode/json?address=a%26key%3Dmine%23x" },
  });
});

const query = (rest: { readonly [name: string]: string }) => ({ key: "sandbox-google-maps-key", ...rest });
function ask(path: string, rest: { readonly [name: string]: string }, operation: (typeof googleMaps.operations)[keyof typeof googleMaps.operations]) {
  const { status, body } = googleMaps.sandbox.handle({ method: "GET", path, query: query(rest), headers: {}, body: null, now: 0 }, googleMaps.sandbox.initial);
  return interpret({ ok: true, status, headers: {}, text: JSON.stringify(body) }, readingOf(googleMaps, operation), 0);
}

test.each([
  ["/geocode/json", { address: "Atlantis" }, geocode, { code: "notFound" }],
  ["/geocode/json", {}, geocode, { kind: "rejected", message: expect.stringMatching(/Missing/) }],
  ["/geocode/json", { latlng: "here" }, reverse, { kind: "rejected" }],
  ["/directions/json", { origin: "Bristol", destination: "Atlantis" }, route, { code: "notFound" }],
  ["/directions/json", { origin: "Bristol", destination: "New York" }, route, { code: "notFound" }],
  ["/directions/json", { origin: "Bristol", destination: "Bath", mode: "swimming" }, route, { kind: "rejected" }],
  ["/directions/json", { origin: "Bristol", destination: "Bath", waypoints: "London|".repeat(26) }, route, { kind: "rejected" }],
  ["/distancematrix/json", { origins: "Bristol", destinations: "Atlantis" }, distance, { code: "notFound" }],
  ["/distancematrix/json", { origins: "Bristol" }, distance, { kind: "rejected" }],
])("%s %j is refused inside a 200", (path, rest, operation, failure) => {
  expect(ask(path, rest, operation)).toMatchObject({ ok: false, failure });
});

test("the same address is always at the same place, and London is further than Bath", () => {
  const address = { address: "14 Quay Lane, Bristol BS1 4AB" };
  expect(ask("/geocode/json", address, geocode)).toEqual(ask("/geocode/json", address, geocode));
  const metres = (to: string): number => {
    const result = ask("/distancematrix/json", { origins: "Bristol", destinations: to }, distance);
    return result.ok ? Number(/"value":(\d+)/.exec(JSON.stringify(result.output))?.[1]) : Number.NaN;
  };
  expect(metres("Bath")).toBeGreaterThan(10_000);
  expect(metres("London")).toBeGreaterThan(5 * metres("Bath"));
});
