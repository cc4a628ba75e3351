import { afterAll, beforeAll, expect, test } from "vitest";
import { syncWebhook, type WebhookSync } from "./runtime/sync-webhook.ts";
import { shopify } from "./shopify/index.ts";
import { StubApp } from "./stub-app.ts";

const stub = new StubApp(shopify);
const { order_created: created, order_paid: paid } = shopify.triggers;
const url = "https://patchbay.example/api/hooks/one";

function sync(trigger: typeof created | typeof paid, wanted: boolean, address = url): Promise<WebhookSync> {
  if (trigger.register === undefined) throw new Error("not registered by the API");
  const options = { timeoutMs: 5_000, signal: new AbortController().signal };
  return syncWebhook(shopify, trigger.register, stub.account(), { url: address, wanted }, options);
}

const rows = (): readonly unknown[] => Object.values(Object(stub.state.webhooks));

beforeAll(() => stub.start());
afterAll(() => stub.stop());

test("an address is made known once, changes its topic, and is forgotten once, whatever is done twice", async () => {
  const other = "https://patchbay.example/api/hooks/two";
  expect(await sync(created, true, other)).toEqual({ ok: true, changed: true });
  expect(await sync(created, true)).toEqual({ ok: true, changed: true });
  expect(await sync(created, true)).toEqual({ ok: true, changed: false });
  expect(rows()).toEqual([
    { uri: other, topic: "ORDERS_CREATE" },
    { uri: url, topic: "ORDERS_CREATE" },
  ]);
  expect(await sync(paid, true)).toEqual({ ok: true, changed: true });
  expect(rows()).toContainEqual({ uri: url, topic: "ORDERS_PAID" });
  expect(rows()).toHaveLength(2);
  expect(await sync(paid, false)).toEqual({ ok: true, changed: true });
  expect(await sync(paid, false)).toEqual({ ok: true, changed: false });
  expect(rows()).toEqual([{ uri: other, topic: "ORDERS_CREATE" }]);
});

test("what the app refuses, and an app that is away, are told", async () => {
  expect(await sync(created, true, "http://patchbay.example/api/hooks/three")).toMatchObject({
    ok: false,
    failure: { kind: "rejected", message: "Address protocol http:// is not supported" },
  });
  stub.instead = () => ({ status: 503, text: "" });
  expect(await sync(created, true)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
});
