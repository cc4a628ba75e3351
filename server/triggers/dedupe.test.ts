import { expect, test } from "vitest";
import { dedupeKey } from "./dedupe.ts";

const body = { type: "subscribe", fired_at: "2026-11-20 09:41:29", data: { email: "ada.bell@example.com" } };

test("a sender that names no delivery is known by what it sends: the same body is the same delivery", () => {
  const rule = { headers: [], body: true } as const;
  expect(dedupeKey(rule, {}, body)).toMatch(/^body:sha256:[0-9a-f]{64}$/);
  expect(dedupeKey(rule, {}, structuredClone(body))).toBe(dedupeKey(rule, {}, body));
  expect(dedupeKey(rule, {}, { ...body, fired_at: "2026-11-20 09:41:30" })).not.toBe(dedupeKey(rule, {}, body));
});

test("a header comes first, then the path, then the body, then nothing", () => {
  const rule = { headers: ["x-id"], path: ["fired_at"], body: true } as const;
  expect(dedupeKey(rule, { "x-id": "7" }, body)).toBe("x-id:7");
  expect(dedupeKey(rule, {}, body)).toBe("fired_at:2026-11-20 09:41:29");
  expect(dedupeKey(rule, {}, {})).toMatch(/^body:/);
  expect(dedupeKey({ headers: ["x-id"] }, {}, body)).toBeNull();
});
