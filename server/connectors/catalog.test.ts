import { expect, test } from "vitest";
import { parseJson, printJson } from "#server/flow/json.ts";
import { buildCatalog } from "./catalog.ts";
import { connectors } from "./index.ts";

test("the catalog is data: it survives a trip through JSON", () => {
  const catalog = buildCatalog();
  expect(structuredClone(catalog)).toEqual(catalog);
});

test("no secret of a sandbox account is in the catalog", () => {
  const text = JSON.stringify(buildCatalog());
  for (const connector of Object.values(connectors)) {
    for (const secret of Object.values(connector.sandbox.secrets)) expect(text).not.toContain(secret);
  }
});

test("a connect form asks for what the account needs and for nothing that a key gives away", () => {
  const fields = buildCatalog().connectors.mailchimp?.auth[0]?.fields;
  expect(fields).toMatchObject({ properties: { apiKey: { secret: true } }, required: ["apiKey"] });
  expect(buildCatalog().connectors.shopify?.auth[0]?.fields).toMatchObject({ required: ["shop", "accessToken", "signingSecret"] });
});

test("the sample order keeps ids that a double would change", () => {
  const sample = connectors.shopify?.triggers.order_created?.sample ?? null;
  const text = printJson(sample);
  expect(text).toContain('"id":617420983051739103');
  expect(parseJson(text)).toEqual({ ok: true, value: sample });
});
