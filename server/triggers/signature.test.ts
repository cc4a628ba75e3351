import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { SignatureRule } from "#server/connectors/contract.ts";
import type { HookRule } from "./hook.ts";
import { parseBody } from "./parse-body.ts";
import { buildSample } from "./sample.ts";
import { type SignedRequest, verifySignature } from "./signature.ts";

const hmac = { kind: "hmac", secret: "signing", algorithm: "sha256" } as const;

/** The senders' schemes as data: what a connector declares. */
const rules: { readonly [vendor: string]: SignatureRule } = {
  shopify: { ...hmac, header: "x-shopify-hmac-sha256", encoding: "base64" },
  xero: { ...hmac, header: "x-xero-signature", encoding: "base64" },
  github: { ...hmac, header: "x-hub-signature-256", encoding: "hex", prefix: "sha256=" },
  stripe: {
    ...hmac,
    header: "stripe-signature",
    encoding: "hex",
    signs: ["timestamp", ".", "body"],
    timestamp: { field: "t", signatureField: "v1", unit: "s" },
  },
  slack: {
    ...hmac,
    header: "x-slack-signature",
    encoding: "hex",
    prefix: "v0=",
    signs: ["v0:", "timestamp", ":", "body"],
    timestamp: { header: "x-slack-request-timestamp", unit: "s" },
  },
  zendesk: {
    ...hmac,
    header: "x-zendesk-webhook-signature",
    encoding: "base64",
    signs: ["timestamp", "body"],
    timestamp: { header: "x-zendesk-webhook-signature-timestamp", unit: "iso" },
  },
  klaviyo: { ...hmac, header: "klaviyo-signature", encoding: "hex", signs: ["body", "timestamp"], timestamp: { header: "klaviyo-timestamp", unit: "s" } },
  hubspot: {
    ...hmac,
    header: "x-hubspot-signature-v3",
    encoding: "base64",
    signs: ["method", "url", "body", "timestamp"],
    timestamp: { header: "x-hubspot-request-timestamp", unit: "ms" },
  },
  standard: { kind: "standard-webhooks", secret: "signing" },
};

const vectorFile = join(import.meta.dirname, "../../../shared/specs/signatures/vectors.json");
const vectorSchema = z.object({
  vectors: z.array(
    z.object({
      vendor: z.string(),
      secret: z.string().nullable(),
      body: z.string(),
      headers: z.record(z.string(), z.string()),
      method: z.string().optional(),
      url: z.string().optional(),
      now: z.number().optional(),
    }),
  ),
});
const vectors = existsSync(vectorFile) ? vectorSchema.parse(JSON.parse(readFileSync(vectorFile, "utf8"))).vectors : [];
const signedVectors = vectors.flatMap((vector) => {
  const rule = rules[vector.vendor];
  return rule === undefined || vector.secret === null ? [] : [{ ...vector, rule, secret: vector.secret }];
});

/** Vectors without a clock of their own are checked at the time that they claim. */
function requestOf(vector: (typeof signedVectors)[number]): SignedRequest {
  const headers = Object.fromEntries(Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const iso = Date.parse(headers["x-zendesk-webhook-signature-timestamp"] ?? "2025-07-20T08:26:50Z");
  const now = vector.now === undefined ? iso : vector.now * 1_000;
  return { method: vector.method ?? "POST", url: vector.url ?? "", headers, body: Buffer.from(vector.body), now };
}

describe.skipIf(vectors.length === 0)("the vendors' signatures (skipped without the folder of vendor facts)", () => {
  it("covers the eight signed schemes of the folder", () => {
    expect(signedVectors.map((vector) => vector.vendor).sort()).toEqual(["github", "hubspot", "klaviyo", "shopify", "slack", "stripe", "xero", "zendesk"]);
  });

  it("reads the one that is not signed: its address is its secret, and its body a form", () => {
    const [vector] = vectors.filter(({ vendor }) => vendor === "mailchimp");
    expect(verifySignature({ kind: "url-secret" }, [], { method: "POST", url: "", headers: {}, body: Buffer.from(vector?.body ?? ""), now: 0 })).toBe(true);
    expect(parseBody(Buffer.from(vector?.body ?? ""), true)).toEqual({
      ok: true,
      value: {
        type: "subscribe",
        fired_at: "2026-03-26 21:35:57",
        data: { id: "8a25ff1d98", list_id: "a6b5da1054", email: "api@example.com", merges: { FNAME: "Mail" } },
      },
    });
  });

  it.each(signedVectors)("$vendor verifies", (vector) => {
    expect(verifySignature(vector.rule, [vector.secret], requestOf(vector))).toBe(true);
    expect(verifySignature(vector.rule, ["another secret", vector.secret], requestOf(vector))).toBe(true);
  });

  it.each(signedVectors)("$vendor fails with one byte of the body, the secret or the header changed", (vector) => {
    const request = requestOf(vector);
    const body = Buffer.from(request.body);
    body[5] = (body[5] ?? 0) ^ 1;
    expect(verifySignature(vector.rule, [vector.secret], { ...request, body })).toBe(false);
    expect(verifySignature(vector.rule, [`${vector.secret}!`], request)).toBe(false);
    expect(verifySignature(vector.rule, [], request)).toBe(false);
    const header = vector.rule.kind === "hmac" ? vector.rule.header : "";
    const broken = String(request.headers[header]).replace(/[0-9A-Za-z](?=[^0-9A-Za-z]*(,v0=ignored)?$)/, (last) => (last === "0" ? "1" : "0"));
    expect(broken).not.toBe(request.headers[header]);
    expect(verifySignature(vector.rule, [vector.secret], { ...request, headers: { ...request.headers, [header]: broken } })).toBe(false);
    expect(verifySignature(vector.rule, [vector.secret], { ...request, headers: {} })).toBe(false);
  });
});

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const now = Date.parse("2026-07-25T10:00:00Z");

function sampleRequest(signature: SignatureRule): SignedRequest {
  const rule: HookRule = { signature, dedupe: { headers: [] }, topic: null, title: "", businessKeys: [], objectOnly: false };
  const url = "https://patchbay.example/api/hooks/x";
  const sample = buildSample(rule, { id: 1 }, secret, { url, id: "msg_1", now });
  return { method: "POST", url, headers: { ...sample.headers }, body: sample.body, now };
}

describe("samples of our own", () => {
  it.each(Object.entries(rules))("%s verifies its own sample", (_vendor, rule) => {
    expect(verifySignature(rule, [secret], sampleRequest(rule))).toBe(true);
    expect(verifySignature(rule, ["whsec_b3RoZXI="], sampleRequest(rule))).toBe(false);
  });

  it.each(["stripe", "slack", "zendesk", "klaviyo", "hubspot", "standard"])("%s is refused when its clock is more than five minutes off", (vendor) => {
    const rule = rules[vendor] ?? rules.standard ?? { kind: "none" };
    const request = sampleRequest(rule);
    expect(verifySignature(rule, [secret], { ...request, now: now + 299_000 })).toBe(true);
    expect(verifySignature(rule, [secret], { ...request, now: now + 360_000 })).toBe(false);
    expect(verifySignature(rule, [secret], { ...request, now: now - 360_000 })).toBe(false);
  });

  it("takes nothing that it did not sign", () => {
    const rule = rules.shopify ?? { kind: "none" };
    const request = sampleRequest(rule);
    const right = String(request.headers["x-shopify-hmac-sha256"]);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.base64String({ maxLength: 60 })), (text) => {
        fc.pre(text !== right);
        return !verifySignature(rule, [secret], { ...request, headers: { "x-shopify-hmac-sha256": text } });
      }),
    );
  });
});
