import type { Server } from "node:http";
import type { Stream } from "node:stream";

/** Time for answers that are under way, in milliseconds; then their connections are cut. */
const GRACE = 25_000;

/** An answer without an end, or a web socket. */
export type Endless = Stream & { destroy(): unknown };

export interface Drain {
  readonly draining: boolean;
  /** How many streams are open. */
  readonly open: number;
  /** Streams have no end of their own; their readers reconnect. They are ended first. */
  stream(stream: Endless): void;
  /** Stops accepting, lets what is under way finish, then closes. Resolves when no connection is left. */
  close(): Promise<void>;
}

export function makeDrain(server: Server, grace: number = GRACE): Drain {
  const streams = new Set<Endless>();
  let draining = false;
  return {
    get draining() {
      return draining;
    },
    get open() {
      return streams.size;
    },
    stream(stream) {
      streams.add(stream);
      stream.once("close", () => streams.delete(stream));
    },
    async close() {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const stream of streams) stream.destroy();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(cut);
    },
  };
}
