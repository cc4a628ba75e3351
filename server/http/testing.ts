import { request as httpRequest } from "node:http";
import { afterEach } from "vitest";
import type { Behind } from "./edge.ts";
import { type EdgeSettings, type RunningEdge, startEdge } from "./start.ts";

/** Starts edges on free loopback ports for the tests of a file, and closes them after each test. */
export function useEdges(): { readonly start: (part?: Partial<Behind>, settings?: Partial<EdgeSettings>) => Promise<RunningEdge>; readonly bugs: unknown[] } {
  const running: RunningEdge[] = [];
  const bugs: unknown[] = [];
  afterEach(async () => {
    bugs.length = 0;
    await Promise.all(running.splice(0).map((edge) => edge.drain.close()));
  });
  async function start(part: Partial<Behind> = {}, settings: Partial<EdgeSettings> = {}): Promise<RunningEdge> {
    const defaults: EdgeSettings = { host: "127.0.0.1", port: 0, publicUrl: null, allowHttp: false, proxyHops: 0, metricsToken: null, dev: false };
    const edge = await startEdge({ ...defaults, ...settings }, (error) => bugs.push(error));
    edge.serve(part);
    running.push(edge);
    return edge;
  }
  return { start, bugs };
}

export interface Asked {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Buffer;
  /** Sent one after another without a length. */
  readonly chunks?: readonly Buffer[];
}

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly text: string;
}

/** One request on a connection of its own. By hand, because `fetch` may not set Host and hides how a connection ends. */
export function ask(edge: { readonly port: number }, path: string, asked: Asked = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const options = { host: "127.0.0.1", port: edge.port, path, method: asked.method ?? "GET", headers: asked.headers ?? {}, agent: false };
  const outgoing = httpRequest(options, (incoming) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString() }));
    incoming.on("error", reject);
  });
  outgoing.on("error", reject);
  for (const chunk of asked.chunks ?? []) outgoing.write(chunk);
  outgoing.end(asked.body);
  return promise;
}
