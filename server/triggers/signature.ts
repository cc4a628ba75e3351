import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { SignatureRule, SignedPart } from "#server/connectors/contract.ts";

/** A delivery whose sender's clock is further from ours, in milliseconds, is refused: it may be an old one, sent again. */
const TOLERANCE = 300_000;

/** What a signature may cover. `url` is the address the sender called, as it is known outside. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Our clock, milliseconds since 1970. */
  readonly now: number;
}

/**
 * Whether the delivery was signed with one of `secrets` (two while a secret is being changed).
 *
 * Does the same work whether the signature is missing, old or wrong, and compares without stopping at the first
 * difference. A rule that needs a secret never holds without one.
 */
export function verifySignature(rule: SignatureRule, secrets: readonly string[], request: SignedRequest): boolean {
  switch (rule.kind) {
    case "hmac":
      return verifyHmac(rule, secrets, request);
    case "standard-webhooks":
      return verifyStandard(secrets, request);
    // The token in the address is the secret, and it was found.
    case "url-secret":
    case "none":
      return true;
  }
}

type HmacRule = Extract<SignatureRule, { kind: "hmac" }>;

/** What the headers of a delivery say about its signature; empty texts when they say nothing. */
interface Claim {
  readonly signatures: readonly string[];
  readonly time: string;
}

function verifyHmac(rule: HmacRule, secrets: readonly string[], request: SignedRequest): boolean {
  const claim = readClaim(rule, request.headers);
  const fresh = rule.timestamp === undefined || isFresh(claim.time, rule.timestamp.unit, request.now);
  const signed = signedBytes(rule, request, claim.time);
  const expected = secrets.map((secret) => (rule.prefix ?? "") + createHmac("sha256", secret).update(signed).digest(rule.encoding));
  return anyEqual(expected, claim.signatures) && fresh;
}

function readClaim(rule: HmacRule, headers: IncomingHttpHeaders): Claim {
  const text = header(headers, rule.header);
  const { timestamp } = rule;
  if (timestamp !== undefined && "field" in timestamp) {
    const fields = text.split(",").map((part) => part.trim().split("=", 2));
    const values = (name: string): string[] => fields.filter(([key]) => key === name).map(([, value]) => value ?? "");
    return { signatures: values(timestamp.signatureField), time: values(timestamp.field)[0] ?? "" };
  }
  return { signatures: [text], time: timestamp === undefined ? "" : header(headers, timestamp.header) };
}

/** The exact bytes that a signature of this rule covers. */
export function signedBytes(rule: HmacRule, request: SignedRequest, time: string): Buffer {
  if (rule.signs === undefined) return request.body;
  return Buffer.concat(rule.signs.map((part) => bytesOf(part, request, time)));
}

function bytesOf(part: SignedPart, request: SignedRequest, time: string): Buffer {
  switch (part) {
    case "body":
      return request.body;
    case "timestamp":
      return Buffer.from(time);
    case "method":
      return Buffer.from(request.method);
    case "url":
      return Buffer.from(request.url);
    case ".":
    case ":":
    case "v0:":
      return Buffer.from(part);
  }
}

/** https://www.standardwebhooks.com: `v1,<base64>` of `id.seconds.body`, several of them while a secret is changed. */
function verifyStandard(secrets: readonly string[], request: SignedRequest): boolean {
  const id = header(request.headers, "webhook-id");
  const time = header(request.headers, "webhook-timestamp");
  const claimed = header(request.headers, "webhook-signature").split(" ");
  const expected = secrets.map((secret) => standardSignature(secret, id, time, request.body));
  return anyEqual(expected, claimed) && id !== "" && isFresh(time, "s", request.now);
}

/** One signature in the form of Standard Webhooks; the secret may carry its `whsec_` prefix. */
export function standardSignature(secret: string, id: string, time: string, body: Buffer): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64")}`;
}

function isFresh(time: string, unit: "s" | "ms" | "iso", now: number): boolean {
  const at = unit === "iso" ? Date.parse(time) : /^\d{1,14}$/.test(time) ? Number(time) * (unit === "s" ? 1_000 : 1) : Number.NaN;
  return Math.abs(now - at) <= TOLERANCE;
}

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name.toLowerCase()];
  return typeof value === "string" ? value : "";
}

/** Compares every pair, so that the time does not tell which was close. */
function anyEqual(expected: readonly string[], claimed: readonly string[]): boolean {
  let found = false;
  for (const wanted of expected) {
    for (const given of claimed.slice(0, 8)) found = equal(Buffer.from(wanted), Buffer.from(given)) || found;
  }
  return found;
}

function equal(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
