import type { IncomingMessage, ServerResponse } from "node:http";
import { httpMessages } from "#server/messages/http.ts";
import type { Addresses } from "./addresses.ts";
import { bareHeaders, refuse } from "./answer.ts";
import { fromOwnPages } from "./same-site.ts";

/** Stands before downloads: read only, and only for our own pages. False = it has been answered. */
export function passFile(addresses: Addresses, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "GET") {
    refuse(response, 405, httpMessages.methodNotAllowed, { Allow: "GET" });
    return false;
  }
  if (!fromOwnPages(request, addresses.publicUrl, addresses.hosts)) {
    refuse(response, 403, httpMessages.otherSite);
    return false;
  }
  for (const [name, value] of Object.entries(bareHeaders)) if (value !== undefined) response.setHeader(name, value);
  return true;
}
