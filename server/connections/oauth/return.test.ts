import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { OAuth } from "#server/connectors/contract.ts";
import { oauth } from "#server/connectors/shopify/auth.ts";
import { isGenuine } from "./return.ts";

const file = join(import.meta.dirname, "../../../../shared/specs/signatures/vectors.json");
const shape = z.object({
  vectors: z.array(z.object({ vendor: z.string(), secret: z.string().nullable(), query: z.record(z.string(), z.string()).optional() })),
});
const vector = existsSync(file)
  ? shape.parse(JSON.parse(readFileSync(file, "utf8"))).vectors.find(({ vendor }) => vendor === "shopify-oauth-callback")
  : undefined;
const auth: OAuth = oauth;
const secret = vector?.secret ?? "";
const genuine = (change: { readonly [name: string]: string }, shop = "demo", key = secret): boolean =>
  isGenuine(auth, new URLSearchParams({ ...vector?.query, ...change }), { shop }, key);

describe.skipIf(vector === undefined)("the way back from Shopify (skipped without the folder of vendor facts)", () => {
  it("is believed when Shopify signed it for this shop", () => {
    expect(genuine({})).toBe(true);
  });

  it.each([{ code: "another" }, { timestamp: "1337178174" }, { extra: "1" }, { hmac: "00" }, { hmac: "" }, { shop: "evil.example" }])(
    "is not when %j was changed",
    (change) => {
      expect(genuine(change)).toBe(false);
    },
  );

  it("is not for another shop, or with another secret", () => {
    expect(genuine({}, "another")).toBe(false);
    expect(genuine({}, "demo", `${secret}!`)).toBe(false);
  });
});
