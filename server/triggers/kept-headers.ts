import type { IncomingHttpHeaders } from "node:http";

const MAX_HEADERS = 32;
const MAX_LENGTH = 512;
const plain = new Set(["content-type", "user-agent", "webhook-id", "webhook-timestamp", "idempotency-key"]);
/** Anything that could let a reader of the run pose as the sender, or that our own proxies added. */
const hidden = /sign|hmac|token|secret|auth|cookie|password|api-?key|^x-forwarded-|^x-real-ip|^x-client-ip|^x-amzn|^x-request-start/;

/** The headers of a delivery that are kept with the run: what it is, from what, under which id. Never what proves it. */
export function keptHeaders(headers: IncomingHttpHeaders): { readonly [name: string]: string } {
  const kept: { [name: string]: string } = {};
  let count = 0;
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== "string" || !(plain.has(name) || name.startsWith("x-")) || hidden.test(name)) continue;
    kept[name] = value.length > MAX_LENGTH ? value.slice(0, MAX_LENGTH) : value;
    count += 1;
    if (count === MAX_HEADERS) break;
  }
  return kept;
}
