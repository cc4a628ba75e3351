import { expect, test } from "vitest";
import { shopify } from "#server/connectors/shopify/index.ts";
import { CHANGEOVER, keepPrevious, signingSecrets } from "./signing-secrets.ts";

const now = Date.parse("2026-07-25T12:00:00Z");
const before = { accessToken: "token-1", signingSecret: "sign-1" };
const fresh = { accessToken: "token-2", signingSecret: "sign-2" };

test("after a change both secrets sign for a day, the new one first", () => {
  const kept = keepPrevious(shopify, before, fresh, now);
  expect(signingSecrets(kept, "signingSecret", now)).toEqual(["sign-2", "sign-1"]);
  expect(signingSecrets(kept, "signingSecret", now + CHANGEOVER - 1)).toEqual(["sign-2", "sign-1"]);
  expect(signingSecrets(kept, "signingSecret", now + CHANGEOVER)).toEqual(["sign-2"]);
});

test("only what signs deliveries is kept, and only when it changed", () => {
  expect(JSON.stringify(keepPrevious(shopify, before, fresh, now))).not.toContain("token-1");
  expect(keepPrevious(shopify, before, { ...fresh, signingSecret: "sign-1" }, now)).toEqual({ ...fresh, signingSecret: "sign-1" });
  expect(keepPrevious(shopify, {}, fresh, now)).toEqual(fresh);
});

test("a second change leaves the first one behind", () => {
  const twice = keepPrevious(shopify, keepPrevious(shopify, before, fresh, now), { ...fresh, signingSecret: "sign-3" }, now + 1);
  expect(signingSecrets(twice, "signingSecret", now + 1)).toEqual(["sign-3", "sign-2"]);
});

test("an account without the secret signs with nothing", () => {
  expect(signingSecrets({}, "signingSecret", now)).toEqual([]);
});
