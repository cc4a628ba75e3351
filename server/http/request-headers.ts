import type { IncomingMessage } from "node:http";

/** Only the framework may write these; from outside they have skipped its checks before. */
const internal = /^(x-middleware-|x-invoke-|x-next-|x-matched-path$|x-now-|x-prerender-|x-vercel-|next-resume$|x-nonce$|content-security-policy)/;
/** Written anew from what we know; a sender may say anything. */
const forwarded = /^(forwarded$|x-forwarded-|x-real-ip$|x-client-ip$|true-client-ip$|cf-connecting-ip$)/;

/**
 * Address of the sender. Behind `hops` trusted proxies it is the entry that the outermost of them wrote; entries further
 * left were written by the sender and prove nothing.
 */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const socket = request.socket.remoteAddress ?? "";
  if (hops === 0) return socket;
  const entries = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries.at(-hops) ?? socket;
}

/** Drops headers that a sender must not set, and writes the forwarded ones from what is known. */
export function cleanHeaders(request: IncomingMessage, known: { readonly address: string; readonly host: string; readonly proto: string }): void {
  for (const name of Object.keys(request.headers)) {
    if (internal.test(name) || forwarded.test(name)) delete request.headers[name];
  }
  request.headers["x-forwarded-for"] = known.address;
  request.headers["x-forwarded-host"] = known.host;
  request.headers["x-forwarded-proto"] = known.proto;
}
