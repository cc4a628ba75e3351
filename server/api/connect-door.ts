import type { IncomingMessage, ServerResponse } from "node:http";
import { readSession } from "#server/auth/read-session.ts";
import { finishConnect } from "#server/connections/oauth/callback.ts";
import { AppError } from "#server/errors.ts";

const CALLBACK = /^\/api\/connect\/([a-z][a-z0-9-]{0,39})\/callback$/;

/**
 * Where apps send people back to, `/api/connect/<connector>/callback`. Takes what they bring and sends them on to a page of
 * ours, so that no code stays in an address; everything that goes wrong ends on a page too.
 */
export async function connectDoor(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://ours");
  const [, connector] = CALLBACK.exec(url.pathname) ?? [];
  const goTo = connector === undefined || request.method !== "GET" ? "/connected?problem=state" : await answered(request, connector, url.searchParams);
  response.writeHead(303, { location: goTo, "cache-control": "no-store", "referrer-policy": "no-referrer", "content-length": 0 }).end();
}

async function answered(request: IncomingMessage, connector: string, parameters: URLSearchParams): Promise<string> {
  const signedIn = await readSession(request.headers);
  if (signedIn === null) return "/connected?problem=signed_out";
  try {
    return await finishConnect(signedIn, connector, parameters);
  } catch (error) {
    if (error instanceof AppError) return "/connected?problem=state";
    throw error;
  }
}
