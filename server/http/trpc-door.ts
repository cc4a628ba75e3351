import type { IncomingMessage, ServerResponse } from "node:http";
import { httpMessages } from "#server/messages/http.ts";
import type { Addresses } from "./addresses.ts";
import { bareHeaders, refuse } from "./answer.ts";
import { fromOwnPages } from "./same-site.ts";

/** Largest body of a call, in bytes: a flow of 1,000 steps fits. */
export const API_BODY_LIMIT = 1_048_576;

/**
 * Stands before the API: only our own pages may use the session, and a changing call is JSON, which no form of another
 * site can send. False = it has been answered.
 */
export function passApi(addresses: Addresses, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== "GET" && request.method !== "POST") {
    refuse(response, 405, httpMessages.methodNotAllowed, { Allow: "GET, POST" });
    return false;
  }
  if (!fromOwnPages(request, addresses.publicUrl, addresses.hosts)) {
    refuse(response, 403, httpMessages.otherSite);
    return false;
  }
  if (request.method === "POST" && !isJson(request.headers["content-type"])) {
    refuse(response, 415, httpMessages.jsonOnly);
    return false;
  }
  if (Number(request.headers["content-length"] ?? 0) > API_BODY_LIMIT) {
    refuse(response, 413, httpMessages.tooLarge, { Connection: "close" });
    return false;
  }
  for (const [name, value] of Object.entries(bareHeaders)) if (value !== undefined) response.setHeader(name, value);
  return true;
}

/** Live runs come as server-sent events. */
export function isStream(request: IncomingMessage): boolean {
  return request.headers.accept?.includes("text/event-stream") ?? false;
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(type);
}
