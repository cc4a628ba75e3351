import { Agent, type Dispatcher } from "undici";
import { AddressNotAllowed, guardedLookup } from "./lookup.ts";

const CONNECT_MS = 5_000;
const HEADERS_MS = 15_000;
export const TOTAL_MS = 60_000;

const common = { connections: 64, keepAliveTimeout: 10_000, maxHeaderSize: 32_768, allowH2: false } as const;
// Agents are made of their own options only: no proxy is taken from the environment.
const guarded = new Agent({ ...common, connect: { timeout: CONNECT_MS, lookup: guardedLookup() } });
const open = new Agent({ ...common, connect: { timeout: CONNECT_MS } });

export interface Call {
  readonly url: URL;
  /** The target was allowed without looking at its address. */
  readonly open: boolean;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
  /** Of the whole exchange, in milliseconds; never more than a minute. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export type Exchange =
  | { readonly ok: true; readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: Buffer }
  /** `sent`: bytes may have reached the other side, so the request may have had its effect. */
  | { readonly ok: false; readonly reason: "transport" | "timeout" | "tooLarge" | "cancelled" | "address"; readonly sent: boolean };

/** One request and its answer, redirects not followed. Never rejects. */
export function exchange(call: Call): Promise<Exchange> {
  return new Promise((resolve) => {
    const running = new Running(call, resolve);
    running.start(call.open ? open : guarded);
  });
}

/** Lets idle connections go; for tests and for the end of the process. */
export async function closeConnections(): Promise<void> {
  await Promise.all([guarded.close(), open.close()]);
}

class Running implements Dispatcher.DispatchHandler {
  private readonly call: Call;
  private readonly resolve: (result: Exchange) => void;
  private readonly chunks: Buffer[] = [];
  private readonly timer: NodeJS.Timeout;
  private readonly onAbort = (): void => this.stop("cancelled");
  private controller: Dispatcher.DispatchController | null = null;
  private sent = false;
  private done = false;
  private size = 0;
  private status = 0;
  private headers: { readonly [name: string]: string } = {};

  constructor(call: Call, resolve: (result: Exchange) => void) {
    this.call = call;
    this.resolve = resolve;
    this.timer = setTimeout(() => this.stop("timeout"), Math.min(call.timeoutMs, TOTAL_MS));
    call.signal.addEventListener("abort", this.onAbort, { once: true });
  }

  start(agent: Agent): void {
    const { url, method, headers, body, timeoutMs } = this.call;
    if (this.call.signal.aborted) {
      this.stop("cancelled");
      return;
    }
    const limit = Math.min(HEADERS_MS, timeoutMs);
    try {
      agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body, headersTimeout: limit, bodyTimeout: limit }, this);
    } catch {
      this.settle({ ok: false, reason: "transport", sent: false });
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Settled while it still waited for a connection: nothing may be written now, the caller was told that nothing was.
    if (this.done) controller.abort(new Error("settled"));
    else this.sent = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: { readonly [name: string]: string | string[] | undefined }): void {
    this.status = status;
    this.headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(", ") : (value ?? "")]),
    );
    if (Number(this.headers["content-length"]) > this.call.maxBytes) this.stop("tooLarge");
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.call.maxBytes) this.stop("tooLarge");
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.settle({ ok: true, status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.settle({ ok: false, reason: reasonOf(error), sent: this.sent });
  }

  private stop(reason: "timeout" | "tooLarge" | "cancelled"): void {
    this.settle({ ok: false, reason, sent: this.sent });
    this.controller?.abort(new Error(reason));
  }

  private settle(result: Exchange): void {
    if (this.done) return;
    this.done = true;
    clearTimeout(this.timer);
    this.call.signal.removeEventListener("abort", this.onAbort);
    this.resolve(result);
  }
}

function reasonOf(error: Error): "transport" | "timeout" | "address" {
  if (error instanceof AddressNotAllowed || error.cause instanceof AddressNotAllowed) return "address";
  const code = "code" in error ? error.code : "";
  return code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT" || code === "UND_ERR_CONNECT_TIMEOUT" ? "timeout" : "transport";
}
