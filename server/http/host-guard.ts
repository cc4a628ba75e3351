import type { IncomingMessage, ServerResponse } from "node:http";
import { httpMessages } from "#server/messages/http.ts";
import type { Addresses } from "./addresses.ts";
import { bareHeaders, refuse } from "./answer.ts";

/**
 * Lets a request through only under a name that is ours (DNS rebinding); sends `localhost` on to the one address, so
 * that cookies and OAuth redirects live under a single name. False = it has been answered.
 */
export function passHost(addresses: Addresses, request: IncomingMessage, response: ServerResponse): boolean {
  const host = request.headers.host?.toLowerCase() ?? "";
  if (addresses.hosts.has(host)) return true;
  if (addresses.aliases.has(host)) {
    response.writeHead(307, { ...bareHeaders, Location: `${addresses.publicUrl}${request.url ?? "/"}`, "Content-Length": 0 });
    response.end();
    return false;
  }
  refuse(response, 421, httpMessages.wrongHost, { Connection: "close" });
  return false;
}
