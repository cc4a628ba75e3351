import { Server as HttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";

export interface Pages {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Web sockets: the live reload of development. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts Next for the pages. `dir` holds `app/`; with `dev` false a build must be there. */
export async function startPages(options: { readonly dev: boolean; readonly dir: string; readonly host: string; readonly port: number }): Promise<Pages> {
  const app = next({ dev: options.dev, dir: options.dir, hostname: options.host, port: options.port, httpServer: unusedServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), upgrade: app.getUpgradeHandler(), close: () => app.close() };
}

/** Next would answer every upgrade of the server it finds; given one that never listens, ours pass the Host guard first. */
function unusedServer(): Server {
  return new HttpServer();
}
