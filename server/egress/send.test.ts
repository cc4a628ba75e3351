import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { settle } from "#server/env.ts";
import { admitSandbox, denyPort } from "./doors.ts";
import { closeConnections } from "./exchange.ts";
import { MASK } from "./mask.ts";
import { type Outgoing, send } from "./send.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

class Stub {
  readonly server: Server;
  readonly seen: IncomingMessage[] = [];
  handler: Handler = (_, response) => response.end("ok");
  constructor() {
    this.server = createServer((request, response) => {
      this.seen.push(request);
      this.handler(request, response);
    });
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }
  get url(): string {
    return `http://${this.host}`;
  }
}

const stub = new Stub();
const other = new Stub();
/** Listens, and must never be reached. */
const trap = new Stub();
const canary = "canary-4f9b2c7d1e-secret";

beforeAll(async () => {
  for (const { server } of [stub, other, trap]) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  settle({ EGRESS_ALLOW: `${stub.host},${other.host}` });
});
afterAll(async () => {
  await closeConnections();
  for (const { server } of [stub, other, trap]) server.close();
  settle({ EGRESS_ALLOW: "" });
});
beforeEach(() => {
  for (const one of [stub, other, trap]) one.seen.length = 0;
  stub.handler = (_, response) => response.end("ok");
  other.handler = (_, response) => response.end("ok");
});

function outgoing(change: Partial<Outgoing> = {}): Outgoing {
  return {
    method: "GET",
    url: `${stub.url}/a`,
    headers: {},
    body: null,
    hosts: [stub.host, other.host],
    sandbox: false,
    credentials: null,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    ...change,
  };
}

const withKey: Outgoing["credentials"] = () =>
  Promise.resolve({ apply: { headers: { "x-api-key": "{secret.key}" }, query: { token: "{secret.key}" } }, secrets: { key: canary } });

test("an allowed call goes out as it is and its answer comes back", async () => {
  stub.handler = (_, response) => response.writeHead(201, { "x-id": "7" }).end("made");
  expect(await send(outgoing({ method: "PUT", body: "x" }))).toMatchObject({ ok: true, status: 201, text: "made", headers: { "x-id": "7" } });
  expect(stub.seen[0]).toMatchObject({ method: "PUT", url: "/a" });
});

test.each([
  "http://127.0.0.1:PORT/",
  "http://localhost:PORT/",
  "http://localhost.:PORT/",
  "http://[::1]:PORT/",
  "http://0x7f.1:PORT/",
  "https://127.0.0.1:PORT/",
  "https://x.localhost:PORT/",
])("T05: %s is refused before it is contacted, even when the account names it", async (pattern) => {
  const url = pattern.replace("PORT", String(trap.port));
  expect(await send(outgoing({ url, hosts: [new URL(url).host] }))).toEqual({ ok: false, reason: "refused", refusal: "address", sent: false });
  expect(trap.seen).toHaveLength(0);
});

test("T06: a redirect to an address that is not allowed is not followed", async () => {
  stub.handler = (_, response) => response.writeHead(302, { location: `http://127.0.0.1:${trap.port}/` }).end();
  expect(await send(outgoing({ hosts: [stub.host, `127.0.0.1:${trap.port}`] }))).toEqual({ ok: false, reason: "refused", refusal: "address", sent: true });
  expect(trap.seen).toHaveLength(0);
});

test("T07: another allowed origin is followed without any credential of the first", async () => {
  stub.handler = (_, response) => response.writeHead(302, { location: `${other.url}/b?x=1` }).end();
  expect(await send(outgoing({ credentials: withKey }))).toMatchObject({ ok: true, status: 200 });
  expect(stub.seen[0]?.headers["x-api-key"]).toBe(canary);
  expect(stub.seen[0]?.url).toContain(canary);
  expect(other.seen).toHaveLength(1);
  expect(JSON.stringify([other.seen[0]?.headers, other.seen[0]?.url])).not.toContain(canary);
});

test("a redirect within the origin keeps the credentials; the fourth ends the call", async () => {
  stub.handler = (request, response) => response.writeHead(302, { location: `${request.url?.split("?")[0]}a` }).end();
  expect(await send(outgoing({ credentials: withKey }))).toMatchObject({ refusal: "redirects" });
  expect(stub.seen.map((request) => request.headers["x-api-key"])).toEqual([canary, canary, canary, canary]);
});

test("a write is not turned into a read by a redirect", async () => {
  stub.handler = (_, response) => response.writeHead(302, { location: "/elsewhere" }).end();
  expect(await send(outgoing({ method: "POST", body: "{}" }))).toMatchObject({ ok: true, status: 302 });
  expect(stub.seen).toHaveLength(1);
});

test("T08: a host that is not the account's is refused before a secret is opened", async () => {
  let opened = 0;
  const credentials: Outgoing["credentials"] = () => {
    opened += 1;
    return Promise.resolve({ apply: {}, secrets: {} });
  };
  expect(await send(outgoing({ hosts: ["shop-a.example"], credentials }))).toEqual({ ok: false, reason: "refused", refusal: "host", sent: false });
  expect(opened).toBe(0);
  expect(stub.seen).toHaveLength(0);
});

test.each([
  ["userinfo", (): string => `http://user:password@${stub.host}/`],
  ["scheme", (): string => "http://api.example.com/"],
  ["scheme", (): string => "ftp://api.example.com/"],
  ["badUrl", (): string => "/just/a/path"],
])("refused: %s", async (refusal, url) => {
  expect(await send(outgoing({ url: url(), hosts: [stub.host, "api.example.com"] }))).toMatchObject({ refusal });
});

test("a port of our own is denied even when the start-up list names it", async () => {
  settle({ EGRESS_ALLOW: `${stub.host},${other.host},${trap.host}` });
  denyPort(trap.port);
  expect(await send(outgoing({ url: trap.url, hosts: [trap.host] }))).toMatchObject({ refusal: "address" });
  expect(trap.seen).toHaveLength(0);
});

test("the sandbox listener is reached by sandbox calls only, and they reach nothing else", async () => {
  admitSandbox(other.port);
  expect(await send(outgoing({ url: `${other.url}/t`, sandbox: true, hosts: [] }))).toMatchObject({ ok: true });
  expect(await send(outgoing({ url: `${other.url}/t` }))).toMatchObject({ refusal: "address" });
  expect(await send(outgoing({ sandbox: true }))).toMatchObject({ refusal: "host" });
  admitSandbox(null);
  expect(other.seen).toHaveLength(1);
});

test("secrets that an app echoes are masked in every form", async () => {
  const base64 = Buffer.from(canary).toString("base64");
  stub.handler = (_, response) => response.writeHead(400, { "x-echo": canary }).end(`${canary} ${base64} ${encodeURIComponent(`${canary}/+`)}`);
  const answer = await send(
    outgoing({
      credentials: () => Promise.resolve({ apply: { basic: { user: "me", password: "{secret.key}" } }, secrets: { key: canary, other: `${canary}/+` } }),
    }),
  );
  expect(JSON.stringify(answer)).not.toContain(canary);
  expect(JSON.stringify(answer)).not.toContain(base64.replace(/=+$/, ""));
  expect(answer).toMatchObject({ headers: { "x-echo": MASK } });
});

test("text of the data is never searched for placeholders", async () => {
  stub.handler = (request, response) => request.pipe(response);
  expect(await send(outgoing({ method: "POST", body: "{secret.key}", headers: { "x-note": "{secret.key}" }, credentials: withKey }))).toMatchObject({
    text: "{secret.key}",
  });
  expect(stub.seen[0]?.headers["x-note"]).toBe("{secret.key}");
});

test("a secret that cannot stand in a header stops the call", async () => {
  const credentials: Outgoing["credentials"] = () =>
    Promise.resolve({ apply: { headers: { "x-api-key": "{secret.key}" } }, secrets: { key: "a\r\nx-evil: 1" } });
  expect(await send(outgoing({ credentials }))).toMatchObject({ refusal: "secretHeader", sent: false });
});

test.each([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
])("a body packed with %s is opened; one that opens to more than 10 MB is refused", async (encoding, pack) => {
  stub.handler = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(pack(Buffer.from("opened")));
  expect(await send(outgoing())).toMatchObject({ ok: true, text: "opened" });
  stub.handler = (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(pack(Buffer.alloc(11 * 1024 * 1024)));
  expect(await send(outgoing())).toEqual({ ok: false, reason: "badAnswer", sent: true });
});

test("G19: an endless body is cut at 10 MB", async () => {
  stub.handler = (_, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  };
  expect(await send(outgoing())).toEqual({ ok: false, reason: "badAnswer", sent: true });
});

test("nobody listens: not sent", async () => {
  const closed = new Stub();
  await new Promise<void>((resolve) => closed.server.listen(0, "127.0.0.1", resolve));
  const host = closed.host;
  await new Promise((resolve) => closed.server.close(resolve));
  settle({ EGRESS_ALLOW: `${stub.host},${other.host},${host}` });
  expect(await send(outgoing({ url: `http://${host}/`, hosts: [host] }))).toEqual({ ok: false, reason: "transport", sent: false });
});

test("the connection breaks after the request was read: perhaps carried out", async () => {
  stub.handler = (request) => request.socket.destroy();
  expect(await send(outgoing({ method: "POST", body: "{}" }))).toEqual({ ok: false, reason: "transport", sent: true });
});

test("no answer in time: perhaps carried out", async () => {
  stub.handler = () => undefined;
  expect(await send(outgoing({ timeoutMs: 50 }))).toEqual({ ok: false, reason: "timeout", sent: true });
});

test("G19: a body that drips is cut by the total time", async () => {
  stub.handler = (_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  };
  expect(await send(outgoing({ timeoutMs: 150 }))).toEqual({ ok: false, reason: "timeout", sent: true });
});

test("a call that was given up before it began is not sent", async () => {
  expect(await send(outgoing({ signal: AbortSignal.abort() }))).toEqual({ ok: false, reason: "cancelled", sent: false });
  expect(stub.seen).toHaveLength(0);
});
