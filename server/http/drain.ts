import type { Server, ServerResponse } from "node:http";

/** Time for answers that are under way, in milliseconds; then their connections are cut. */
const GRACE = 25_000;

export interface Drain {
  readonly draining: boolean;
  /** Streams have no end of their own; their readers reconnect. They are ended first. */
  stream(response: ServerResponse): void;
  /** Stops accepting, lets what is under way finish, then closes. Resolves when no connection is left. */
  close(): Promise<void>;
}

export function makeDrain(server: Server, grace: number = GRACE): Drain {
  const streams = new Set<ServerResponse>();
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    stream(response) {
      streams.add(response);
      response.once("close", () => streams.delete(response));
    },
    async close() {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of streams) response.destroy();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}
