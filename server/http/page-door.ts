import type { IncomingMessage, ServerResponse } from "node:http";
import { httpMessages } from "#server/messages/http.ts";
import { refuse } from "./answer.ts";

/** Largest body that pages and sign-in take, in bytes. */
const PAGE_BODY_LIMIT = 1_048_576;
const bodiless = new Set(["GET", "HEAD", "OPTIONS"]);

/** Stands before the framework: no server actions, no body without a known and modest length. False = answered. */
export function passPage(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers["next-action"] !== undefined) {
    refuse(response, 400, httpMessages.noActions, { Connection: "close" });
    return false;
  }
  if (bodiless.has(request.method ?? "")) return true;
  if (request.headers["transfer-encoding"] !== undefined) {
    refuse(response, 411, httpMessages.lengthRequired, { Connection: "close" });
    return false;
  }
  if (Number(request.headers["content-length"] ?? 0) > PAGE_BODY_LIMIT) {
    refuse(response, 413, httpMessages.tooLarge, { Connection: "close" });
    return false;
  }
  return true;
}
