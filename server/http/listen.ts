import { once } from "node:events";
import type { Server } from "node:http";
import { launchMessages } from "#server/messages/http.ts";
import { LaunchRefused } from "./addresses.ts";

const PORTS_TRIED = 20;

/**
 * Listens on `port` or, when it is taken and `fixed` is false, on the next free one. Port 0 = any free one. Gives the port
 * it got. @throws LaunchRefused
 */
export async function listen(server: Server, wanted: { readonly host: string; readonly port: number; readonly fixed: boolean }): Promise<number> {
  const last = wanted.port === 0 || wanted.fixed ? wanted.port : Math.min(wanted.port + PORTS_TRIED - 1, 65_535);
  for (let port = wanted.port; port <= last; port++) {
    if (await tryPort(server, wanted.host, port)) return boundPort(server);
  }
  throw new LaunchRefused(wanted.fixed ? launchMessages.portTaken(wanted.port) : launchMessages.noFreePort(wanted.port, last));
}

async function tryPort(server: Server, host: string, port: number): Promise<boolean> {
  server.listen({ host, port, backlog: 1024 });
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}
