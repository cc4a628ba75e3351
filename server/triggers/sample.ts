import { createHmac } from "node:crypto";
import type { SignatureRule } from "#server/connectors/contract.ts";
import { formText } from "#server/connectors/runtime/form.ts";
import { undoReads } from "#server/connectors/runtime/reads.ts";
import { printJson } from "#server/flow/json.ts";
import type { Value } from "#server/flow/value.ts";
import type { HookRule } from "./hook.ts";
import { signedBytes, standardSignature } from "./signature.ts";

/** A delivery as the app would send it. */
export interface SampleDelivery {
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

/** Where a sample goes and what makes it one of a kind. */
export interface SampleOptions {
  /** The hook's address as it is known outside. */
  readonly url: string;
  /** A fresh delivery id, so that two samples are two deliveries. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Builds a delivery that passes every check of `rule`, signed with `secret` where the rule wants one. */
export function buildSample(rule: HookRule, sample: Value, secret: string | null, options: SampleOptions): SampleDelivery {
  const sent = undoReads(rule.reads, sample, rule.decimals);
  const body = Buffer.from(rule.form === true ? formText(sent) : printJson(sent));
  const type = rule.form === true ? "application/x-www-form-urlencoded" : "application/json";
  const headers: { [name: string]: string } = { "content-type": type, "user-agent": "Patchbay sample" };
  const [dedupe] = rule.dedupe.headers;
  if (dedupe !== undefined) headers[dedupe] = options.id;
  if (rule.topic !== null && "header" in rule.topic) headers[rule.topic.header] = rule.topic.equals;
  return { headers: { ...headers, ...signatureHeaders(rule.signature, secret ?? "", body, options) }, body };
}

function signatureHeaders(rule: SignatureRule, secret: string, body: Buffer, options: SampleOptions): { readonly [name: string]: string } {
  switch (rule.kind) {
    case "hmac":
      return hmacHeaders(rule, secret, body, options);
    case "standard-webhooks": {
      const time = String(Math.floor(options.now / 1_000));
      return { "webhook-id": options.id, "webhook-timestamp": time, "webhook-signature": standardSignature(secret, options.id, time, body) };
    }
    case "url-secret":
    case "none":
      return {};
  }
}

function hmacHeaders(
  rule: Extract<SignatureRule, { kind: "hmac" }>,
  secret: string,
  body: Buffer,
  options: SampleOptions,
): { readonly [name: string]: string } {
  const { timestamp } = rule;
  const time = timestamp === undefined ? "" : timeText(options.now, timestamp.unit);
  const signed = signedBytes(rule, { method: "POST", url: options.url, headers: {}, body, now: options.now }, time);
  const signature = (rule.prefix ?? "") + createHmac("sha256", secret).update(signed).digest(rule.encoding);
  if (timestamp === undefined) return { [rule.header]: signature };
  if ("header" in timestamp) return { [rule.header]: signature, [timestamp.header]: time };
  return { [rule.header]: `${timestamp.field}=${time},${timestamp.signatureField}=${signature}` };
}

function timeText(now: number, unit: "s" | "ms" | "iso"): string {
  switch (unit) {
    case "s":
      return String(Math.floor(now / 1_000));
    case "ms":
      return String(now);
    case "iso":
      return new Date(now).toISOString();
  }
}
