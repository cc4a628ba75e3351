import { createHmac, timingSafeEqual } from "node:crypto";
import type { OAuth } from "#server/connectors/contract.ts";
import { fillVars } from "#server/connectors/runtime/address.ts";

/** What else an app promises about the address it sends people back to: a signature over its parameters, and fixed ones. */
export function isGenuine(auth: OAuth, parameters: URLSearchParams, vars: { readonly [name: string]: string }, secret: string): boolean {
  const { hmac, equals } = auth.callback ?? {};
  const fixed = Object.entries(equals ?? {}).every(([name, template]) => parameters.get(name) === fillVars(template, vars));
  return fixed && (hmac === undefined || isSigned(parameters, hmac, secret));
}

/** HMAC-SHA256 in hex over the other parameters, sorted by name, as `name=value` joined by `&`. */
function isSigned(parameters: URLSearchParams, name: string, secret: string): boolean {
  const signed = [...parameters]
    .filter(([key]) => key !== name)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
  const wanted = createHmac("sha256", secret).update(signed).digest();
  const given = Buffer.from(parameters.get(name) ?? "", "hex");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
