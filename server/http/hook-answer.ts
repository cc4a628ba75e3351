import type { IncomingMessage, ServerResponse } from "node:http";
import { bareHeaders } from "./answer.ts";

/** How much of an unwanted body is still read away, and for how long (milliseconds), before the connection is closed. */
const LINGER_BYTES = 16_000_000;
const LINGER_TIME = 1_000;

/** An answer as data; `cut` says that the rest of the request is not wanted. */
export interface JsonAnswer {
  readonly status: number;
  readonly json: string;
  readonly headers?: { readonly [name: string]: string };
  readonly cut?: true;
}

/** Sends the answer; closes the connection when the rest of the request is not wanted. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: JsonAnswer): void {
  if (response.destroyed) return;
  const cut = answer.cut === true && !request.complete;
  response.writeHead(answer.status, {
    ...bareHeaders,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(answer.json),
    ...answer.headers,
    ...(cut ? { Connection: "close" } : {}),
  });
  if (!cut) {
    // As text: Node then sends head and body in one piece.
    response.end(answer.json);
    return;
  }
  response.write(answer.json);
  linger(request, () => response.end());
}

/**
 * Reads away a little more and then closes. A connection that is closed while bytes are still arriving is reset, and a
 * reset throws away the answer before most senders have read it.
 */
function linger(request: IncomingMessage, close: () => void): void {
  let size = 0;
  const timer = setTimeout(finish, LINGER_TIME);
  function finish(): void {
    clearTimeout(timer);
    request.off("data", count).off("end", finish).off("close", finish);
    close();
  }
  function count(chunk: Buffer): void {
    size += chunk.length;
    if (size > LINGER_BYTES) finish();
  }
  request.on("error", () => undefined);
  request.on("data", count).on("end", finish).on("close", finish);
  request.resume();
}
