import { createServer } from "node:http";

/** What the stub was asked to do, once for each request. */
export interface StubCall {
  readonly path: string;
  readonly key: string;
  readonly body: string;
}

/** A target over real HTTP with an effect ledger: an effect is done once for a key, as an app with idempotency keys does. */
export interface Stub {
  readonly url: string;
  readonly calls: StubCall[];
  /** Keys of what was done. */
  readonly effects: Set<string>;
  /** Answers of the next requests to a path; empty = 200 with an id. */
  readonly script: Map<string, { readonly status: number; readonly headers?: { readonly [name: string]: string } }[]>;
  /** The answer waits for it. */
  before: (call: StubCall) => Promise<void>;
  close(): Promise<void>;
}

export async function startStub(port = 0): Promise<Stub> {
  const calls: StubCall[] = [];
  const effects = new Set<string>();
  const script: Stub["script"] = new Map();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const call = { path: request.url ?? "", key: String(request.headers["idempotency-key"] ?? ""), body: Buffer.concat(parts).toString() };
      calls.push(call);
      const planned = script.get(call.path)?.shift() ?? { status: 200 };
      if (planned.status < 300) effects.add(call.key);
      void stub.before(call).then(() => {
        response.writeHead(planned.status, { "content-type": "application/json", ...planned.headers });
        response.end(JSON.stringify({ id: call.path, status: planned.status }));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  const stub: Stub = {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    calls,
    effects,
    script,
    before: () => Promise.resolve(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}
