import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Refusal } from "#server/messages/http.ts";

/** Answers that no page renders: they may not be framed, sniffed, stored or run. */
export const bareHeaders: OutgoingHttpHeaders = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** Sends JSON with the headers of a bare answer. Does nothing once something was sent. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: OutgoingHttpHeaders = {}): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...bareHeaders,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": bytes.length,
    ...headers,
  });
  response.end(bytes);
}

/** Says no in the one form that all of our own routes share: `{ error: { code, message, next } }`. */
export function refuse(response: ServerResponse, status: number, refusal: Refusal, headers: OutgoingHttpHeaders = {}): void {
  sendJson(response, status, { error: refusal }, headers);
}

/** Sends plain text with the headers of a bare answer. */
export function sendText(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...bareHeaders, "Content-Type": type, "Content-Length": bytes.length });
  response.end(bytes);
}
