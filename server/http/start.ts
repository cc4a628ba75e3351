import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type Addresses, decideAddresses, requireSafeBinding } from "./addresses.ts";
import { type Drain, makeDrain } from "./drain.ts";
import { type Behind, makeEdge } from "./edge.ts";
import { createLimitedServer, type EdgeLimits, edgeLimits } from "./limits.ts";
import { listen } from "./listen.ts";
import type { RouteName } from "./metrics.ts";

export interface EdgeSettings {
  readonly host: string;
  /** 0 = any free port. A taken one moves to the next free one, unless `publicUrl` is given: what leads there cannot follow. */
  readonly port: number;
  /** null = the address that is listened on. */
  readonly publicUrl: string | null;
  /** Serve beyond this machine although `publicUrl` is not https. */
  readonly allowHttp: boolean;
  /** Proxies in front whose X-Forwarded-For is believed; 0 = none. */
  readonly proxyHops: number;
  readonly metricsToken: string | null;
  readonly dev: boolean;
  /** Absent = `edgeLimits`. */
  readonly limits?: EdgeLimits;
}

export interface RunningEdge {
  readonly addresses: Addresses;
  readonly host: string;
  readonly port: number;
  /** Puts a part behind the edge once it is up. Until then its routes answer 503 with Retry-After. */
  serve(part: Partial<Behind>): void;
  /** Hands on web sockets that come under our own name; without it they are closed. */
  upgradeTo(handler: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void;
  readonly drain: Drain;
}

/** Takes the port and answers at once, so that nothing else takes it while the rest starts. @throws LaunchRefused */
export async function startEdge(settings: EdgeSettings, onBug: (error: unknown, route: RouteName) => void): Promise<RunningEdge> {
  requireSafeBinding(settings);
  let behind: Behind = { hooks: null, api: null, connect: null, files: null, pages: null, checks: [] };
  let edge: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.destroy();
  const server = createLimitedServer((request, response) => edge(request, response), {
    behindProxy: settings.proxyHops > 0,
    webSockets: settings.dev,
    limits: settings.limits ?? edgeLimits,
  });
  const drain = makeDrain(server);
  const port = await listen(server, { host: settings.host, port: settings.port, fixed: settings.publicUrl !== null });
  const addresses = decideAddresses({ host: settings.host, port }, settings.publicUrl);
  const { proxyHops, metricsToken, dev } = settings;
  edge = makeEdge({ addresses, proxyHops, metricsToken, dev, onBug, behind: () => behind, draining: () => drain.draining, onStream: drain.stream });
  const upgradeTo = acceptUpgrades(server, addresses, drain);
  return {
    addresses,
    host: settings.host,
    port,
    drain,
    upgradeTo,
    serve(part) {
      behind = { ...behind, ...part };
    },
  };
}

function acceptUpgrades(server: Server, addresses: Addresses, drain: Drain): RunningEdge["upgradeTo"] {
  let handler: Parameters<RunningEdge["upgradeTo"]>[0] | null = null;
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (handler === null || !addresses.hosts.has(request.headers.host?.toLowerCase() ?? "")) {
      socket.destroy();
      return;
    }
    drain.stream(socket);
    handler(request, socket, head);
  });
  return (next) => {
    handler = next;
  };
}
