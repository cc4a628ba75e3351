import type { IncomingMessage, ServerResponse } from "node:http";
import { httpMessages } from "#server/messages/http.ts";
import { type Addresses, isLoopback } from "./addresses.ts";
import { refuse } from "./answer.ts";
import { passFile } from "./file-door.ts";
import { answerHealth, answerReady, type Check } from "./health.ts";
import { type JsonAnswer, sendAnswer } from "./hook-answer.ts";
import { passHost } from "./host-guard.ts";
import { answerMetrics, measure, type RouteName } from "./metrics.ts";
import { passPage } from "./page-door.ts";
import { addPageHeaders } from "./page-headers.ts";
import { cleanHeaders, clientAddress } from "./request-headers.ts";
import { isStream, passApi } from "./trpc-door.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What stands behind the edge. A part that is not up yet is null and answers 503. */
export interface Behind {
  /** `POST /api/hooks/:token`; `token` is the rest of the path, as it came, `address` the sender's. */
  readonly hooks: ((request: IncomingMessage, token: string, address: string) => Promise<JsonAnswer>) | null;
  readonly api: Handler | null;
  /** Where apps send people back to after they signed in there. */
  readonly connect: Handler | null;
  /** `GET /api/files/:id`; `id` is the rest of the path, as it came. */
  readonly files: ((request: IncomingMessage, response: ServerResponse, id: string) => Promise<void> | void) | null;
  readonly pages: Handler | null;
  readonly checks: readonly Check[];
}

export interface EdgeOptions {
  readonly addresses: Addresses;
  /** Trusted proxies in front; 0 = forwarded headers are ignored. */
  readonly proxyHops: number;
  readonly metricsToken: string | null;
  readonly dev: boolean;
  readonly behind: () => Behind;
  readonly draining: () => boolean;
  readonly onStream: (response: ServerResponse) => void;
  readonly onBug: (error: unknown, route: RouteName) => void;
}

/** Stands for a part that this process will never have. */
export function refuseAll(_request: IncomingMessage, response: ServerResponse): void {
  refuse(response, 404, httpMessages.worksOnly);
}

const HOOKS = "/api/hooks/";
const API = "/api/trpc/";
const CONNECT = "/api/connect/";
const FILES = "/api/files/";

/** Answers every request of the process; never throws, never leaves one unanswered. */
export function makeEdge(options: EdgeOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const path = pathOf(request.url ?? "");
    const route = routeOf(path);
    measure(route, response);
    const failed = (error: unknown): void => {
      options.onBug(error, route);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, httpMessages.bug);
    };
    try {
      const done = dispatch(options, route, path, request, response);
      if (done instanceof Promise) done.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}

function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query === -1 ? url : url.slice(0, query);
}

function routeOf(path: string): RouteName {
  if (path.startsWith(HOOKS)) return "hooks";
  if (path.startsWith(API)) return "trpc";
  if (path.startsWith(CONNECT)) return "connect";
  if (path.startsWith(FILES)) return "files";
  if (path === "/healthz" || path === "/readyz") return "health";
  if (path === "/metrics") return "metrics";
  return path.startsWith("/") ? "pages" : "refused";
}

function dispatch(options: EdgeOptions, route: RouteName, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> | void {
  const behind = options.behind();
  // Probes of load balancers come by address, under any name, and learn nothing.
  if (route === "health") return path === "/healthz" ? answerHealth(response) : answerReady(response, behind.checks);
  if (route === "refused") return refuse(response, 400, httpMessages.badRequest, { Connection: "close" });
  if (options.draining()) return refuse(response, 503, httpMessages.stopping, { Connection: "close", "Retry-After": "5" });
  const address = clientAddress(request, options.proxyHops);
  if (route === "hooks") {
    const { hooks } = behind;
    return hooks === null ? notYet(response) : toHooks(hooks, request, response, path.slice(HOOKS.length), address);
  }
  if (!passHost(options.addresses, request, response)) return;
  if (route === "metrics") return answerMetrics(request, response, { token: options.metricsToken, local: isLocal(options) });
  cleanHeaders(request, known(options.addresses, address));
  if (route === "connect") return behind.connect === null ? notYet(response) : behind.connect(request, response);
  if (route === "files") return toFiles(options, behind, request, response, path.slice(FILES.length));
  return route === "trpc" ? toApi(options, behind, request, response) : toPages(options, behind, request, response);
}

async function toHooks(hooks: NonNullable<Behind["hooks"]>, request: IncomingMessage, response: ServerResponse, token: string, address: string): Promise<void> {
  sendAnswer(request, response, await hooks(request, token, address));
}

function toApi(options: EdgeOptions, behind: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> | void {
  if (behind.api === null) return notYet(response);
  if (!passApi(options.addresses, request, response)) return;
  if (isStream(request)) options.onStream(response);
  return behind.api(request, response);
}

function toFiles(options: EdgeOptions, { files }: Behind, request: IncomingMessage, response: ServerResponse, id: string): Promise<void> | void {
  if (files === null) return notYet(response);
  if (passFile(options.addresses, request, response)) return files(request, response, id);
}

function toPages(options: EdgeOptions, behind: Behind, request: IncomingMessage, response: ServerResponse): Promise<void> | void {
  if (behind.pages === null) return notYet(response);
  if (!passPage(request, response)) return;
  addPageHeaders({ https: options.addresses.publicUrl.startsWith("https:"), dev: options.dev }, request, response);
  return behind.pages(request, response);
}

function notYet(response: ServerResponse): void {
  refuse(response, 503, httpMessages.starting, { "Retry-After": "1" });
}

/** A proxy on this machine also calls from it, so a public address closes what is meant for this machine alone. */
function isLocal({ addresses, proxyHops }: EdgeOptions): boolean {
  return proxyHops === 0 && isLoopback(new URL(addresses.publicUrl).hostname.replace(/[[\]]/g, ""));
}

function known(addresses: Addresses, address: string): { address: string; host: string; proto: string } {
  const url = new URL(addresses.publicUrl);
  return { address, host: url.host, proto: url.protocol.slice(0, -1) };
}
