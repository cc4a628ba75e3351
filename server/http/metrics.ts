import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Histogram, register } from "prom-client";
import { httpMessages } from "#server/messages/http.ts";
import { isLoopback } from "./addresses.ts";
import { refuse, sendText } from "./answer.ts";

/** The parts of the site that are counted apart; never a path, which would make a series of each. */
export type RouteName = "hooks" | "trpc" | "connect" | "files" | "health" | "metrics" | "pages" | "refused";

const requests = new Counter({ name: "patchbay_http_requests_total", help: "Requests answered.", labelNames: ["route", "status"] });
const seconds = new Histogram({
  name: "patchbay_http_seconds",
  help: "Time from the request's headers to the end of the answer.",
  labelNames: ["route"],
  buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
});

/** Starts the figures of the process itself (memory, event loop, CPU). Once a process. */
export function startProcessMetrics(): void {
  collectDefaultMetrics({ prefix: "patchbay_" });
}

/** Counts an answer when it has ended. */
export function measure(route: RouteName, response: ServerResponse): void {
  const started = performance.now();
  response.once("close", () => {
    requests.inc({ route, status: response.statusCode });
    seconds.observe({ route }, (performance.now() - started) / 1000);
  });
}

/** Who may read the figures. */
export interface MetricsAccess {
  readonly token: string | null;
  /** Nobody but this machine can reach us, so that whoever asks is on it. False as soon as a proxy may stand in front. */
  readonly local: boolean;
}

/** For whoever knows the token, and without one for this machine alone; for anyone else the page does not exist. */
export async function answerMetrics(request: IncomingMessage, response: ServerResponse, access: MetricsAccess): Promise<void> {
  if (!mayRead(request, access)) {
    refuse(response, 404, httpMessages.notFound);
    return;
  }
  sendText(response, 200, await register.metrics(), register.contentType);
}

function mayRead(request: IncomingMessage, access: MetricsAccess): boolean {
  if (access.token === null) return access.local && isLoopback((request.socket.remoteAddress ?? "").replace("::ffff:", ""));
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${access.token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
