import type { IncomingMessage, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { createContext } from "./context.ts";
import { appRouter } from "./router.ts";

/** Where the API is mounted, with a slash at the end. */
const MOUNT = "/api/trpc/";
const MAX_BATCH = 20;
const MAX_BODY_BYTES = 1_048_576;

/** Answers one request below the mount, streams of live runs included. The edge has checked origin, type and size. */
export async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  await nodeHTTPRequestHandler({
    req: request,
    res: response,
    path: url.pathname.slice(MOUNT.length),
    router: appRouter,
    createContext,
    maxBatchSize: MAX_BATCH,
    maxBodySize: MAX_BODY_BYTES,
    allowMethodOverride: false,
  });
}
