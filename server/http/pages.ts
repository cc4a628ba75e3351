import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";

export interface Pages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Web sockets: the live reload of development. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => Promise<void>;
}

/** Starts Next for the pages. `dir` holds `app/`; with `dev` false a build must be there. */
export async function startPages(options: { readonly dev: boolean; readonly dir: string; readonly host: string; readonly port: number }): Promise<Pages> {
  // Next hangs its live reload on the server that it is given, before any check of ours could run, and offers it no other
  // way. So it gets one that never listens, and hears of the web sockets that have passed.
  const silent = new Server();
  const app = next({ dev: options.dev, dir: options.dir, hostname: options.host, port: options.port, httpServer: silent });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade(request, socket, head) {
      if (!silent.emit("upgrade", request, socket, head)) socket.destroy();
    },
    close: () => app.close(),
  };
}
