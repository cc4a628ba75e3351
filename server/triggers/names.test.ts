import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXACT, type Value } from "#server/flow/value.ts";
import { dedupeKey } from "./dedupe.ts";
import { keptHeaders } from "./kept-headers.ts";
import { businessKeys, runTitle } from "./names.ts";

const order: Value = { name: "#1042", id: { [EXACT]: "820982911946154508" }, customer: { first_name: "Jo", last_name: null }, total: 12.5, lines: [1] };

describe("a run's title", () => {
  it.each([
    ["Order {name} · {customer.first_name} {customer.last_name}", "Order #1042 · Jo"],
    ["Order {nothing} · {customer.nothing}", "Order"],
    ["{id}", "820982911946154508"],
    ["{total} {lines} {customer}", "12.5"],
    ["No placeholders", "No placeholders"],
  ])("%s", (template, title) => {
    expect(runTitle(template, order)).toBe(title);
  });

  it("is one short line, whatever the sender wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (name) => {
        const title = runTitle("Order {name}", { name });
        return title.length <= 200 && !/\p{Cc}/u.test(title) && title.startsWith("Order");
      }),
    );
  });
});

describe("what a search finds a run by", () => {
  it("is the scalars at the named paths, once each", () => {
    expect(businessKeys([["name"], ["id"], ["customer", "first_name"], ["customer", "last_name"], ["lines"], ["name"]], order)).toEqual([
      "#1042",
      "820982911946154508",
      "Jo",
    ]);
    expect(businessKeys([["name"]], [])).toEqual([]);
  });
});

describe("the key of a delivery", () => {
  const rule = { headers: ["x-id"], path: ["id"] };

  it("is the header's, else the body's, else none", () => {
    expect(dedupeKey(rule, { "x-id": "a" }, order)).toBe("x-id:a");
    expect(dedupeKey(rule, {}, order)).toBe("id:820982911946154508");
    expect(dedupeKey(rule, {}, {})).toBe(null);
    expect(dedupeKey({ headers: [] }, { "x-id": "a" }, order)).toBe(null);
  });

  it("never grows, and tells long ones apart", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.string({ maxLength: 2_000 }), (one, two) => {
        const keys = [one, two].map((id) => dedupeKey({ headers: ["x-id"] }, { "x-id": `i${id}` }, {}) ?? "");
        return keys.every((key) => key.length < 260) && (one === two) === (keys[0] === keys[1]);
      }),
    );
  });
});

describe("headers that are kept", () => {
  it("say what came, never what proves it", () => {
    const kept = keptHeaders({
      "content-type": "application/json",
      "x-shopify-topic": "orders/create",
      "x-shopify-hmac-sha256": "secret",
      "x-api-key": "secret",
      "webhook-signature": "secret",
      "x-auth-token": "secret",
      authorization: "secret",
      cookie: "secret",
      "x-forwarded-for": "203.0.113.1",
      host: "h",
      "x-long": "l".repeat(2_000),
    });
    expect(Object.keys(kept)).toEqual(["content-type", "x-shopify-topic", "x-long"]);
    expect(kept["x-long"]).toHaveLength(512);
  });

  it("are few", () => {
    expect(Object.keys(keptHeaders(Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`x-h${n}`, "v"]))))).toHaveLength(32);
  });
});
