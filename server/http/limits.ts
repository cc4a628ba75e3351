import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";

export interface EdgeLimits {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  readonly checkEvery: number;
  readonly maxHeaderSize: number;
  readonly maxHeaders: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
}

/** Times in milliseconds. A sender that is slower than these holds a connection, never a worker. */
export const edgeLimits: EdgeLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** Longer than the 60 s after which common proxies drop an idle connection, so that they never meet a closed one. */
  keepAliveTimeout: 65_000,
  /** How often the two time-outs are checked. */
  checkEvery: 2_000,
  maxHeaderSize: 16_384,
  maxHeaders: 100,
  maxConnections: 10_000,
  /** Of one address; not counted behind a proxy, which is a single address for everyone. */
  maxConnectionsPerAddress: 512,
};

/** A server that cuts senders who dawdle, flood or send headers without end. */
export function createLimitedServer(
  listener: RequestListener,
  options: { readonly behindProxy: boolean; readonly webSockets: boolean; readonly limits: EdgeLimits },
): Server {
  const { limits } = options;
  const server = createServer(
    {
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: limits.checkEvery,
      maxHeaderSize: limits.maxHeaderSize,
      noDelay: true,
      // Any other offer to upgrade (curl asks for HTTP/2) is passed over, and the request answered as it is.
      shouldUpgradeCallback: (request) => options.webSockets && request.headers.upgrade?.toLowerCase() === "websocket",
    },
    listener,
  );
  server.maxHeadersCount = limits.maxHeaders;
  server.maxConnections = limits.maxConnections;
  server.on("clientError", answerClientError);
  if (!options.behindProxy) limitPerAddress(server, limits.maxConnectionsPerAddress);
  return server;
}

/** Closes connections of an address that already holds `limit` of them. */
export function limitPerAddress(server: Server, limit: number): void {
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > limit) socket.destroy();
  });
}

const clientErrors: { readonly [code: string]: string } = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = clientErrors[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`, () => socket.destroy());
}
