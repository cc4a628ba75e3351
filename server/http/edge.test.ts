import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { requireSafeBinding } from "./addresses.ts";
import type { Behind } from "./edge.ts";
import { edgeLimits } from "./limits.ts";
import type { RunningEdge } from "./start.ts";
import { type Answer, ask, useEdges } from "./testing.ts";

const { start, bugs } = useEdges();

/** A page that shows the headers it was given. */
const echo: Behind["pages"] = (request, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(request.headers));
};

function seenBy(answer: Answer): { [name: string]: unknown } {
  return JSON.parse(answer.text);
}

describe("the address", () => {
  it("serves its own address", async () => {
    const edge = await start({ pages: echo });
    expect((await ask(edge, "/")).status).toBe(200);
  });

  it("refuses a name of someone else that resolves to this machine", async () => {
    const edge = await start({ pages: echo, api: echo });
    for (const path of ["/", "/api/trpc/me", "/metrics"]) {
      const answer = await ask(edge, path, { headers: { host: `evil.example:${edge.port}` } });
      expect([path, answer.status]).toEqual([path, 421]);
      expect(JSON.parse(answer.text).error.code).toBe("wrong_host");
    }
  });

  it("sends localhost on to the one address and keeps path and query", async () => {
    const edge = await start({ pages: echo });
    const answer = await ask(edge, "/flows?tab=live", { headers: { host: `localhost:${edge.port}` } });
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`http://127.0.0.1:${edge.port}/flows?tab=live`);
  });

  it("serves PUBLIC_URL's name with and without the default port", async () => {
    const edge = await start({ pages: echo }, { publicUrl: "https://patchbay.example" });
    expect((await ask(edge, "/", { headers: { host: "patchbay.example" } })).status).toBe(200);
    expect((await ask(edge, "/", { headers: { host: "Patchbay.example:443" } })).status).toBe(200);
    expect((await ask(edge, "/", { headers: { host: "patchbay.example:80" } })).status).toBe(421);
  });

  it("refuses a full address as a request target", async () => {
    const edge = await start({ pages: echo });
    expect((await ask(edge, "http://evil.example/")).status).toBe(400);
  });

  it("moves to the next free port when the wanted one is taken", async () => {
    const first = await start();
    const second = await start({}, { port: first.port });
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.addresses.publicUrl).toBe(`http://127.0.0.1:${second.port}`);
  });

  it("stays where PUBLIC_URL's proxy looks for it, or says that it cannot", async () => {
    const first = await start();
    await expect(start({}, { port: first.port, publicUrl: "https://patchbay.example" })).rejects.toThrow(/is in use, and PUBLIC_URL is set/);
  });

  it("does not go beyond this machine without https, unless told to", async () => {
    const beyond = { host: "0.0.0.0", publicUrl: null, allowHttp: false };
    await expect(start({}, beyond)).rejects.toThrow(/HOST=0\.0\.0\.0/);
    await expect(start({}, { ...beyond, publicUrl: "http://patchbay.example" })).rejects.toThrow(/https/);
    await expect(start({}, { ...beyond, publicUrl: "https://patchbay.example/app" })).rejects.toThrow(/without a path/);
    expect(() => requireSafeBinding({ ...beyond, publicUrl: "https://patchbay.example" })).not.toThrow();
    expect(() => requireSafeBinding({ ...beyond, allowHttp: true })).not.toThrow();
  });
});

describe("headers", () => {
  it("guards every page with a fresh nonce that the framework is told", async () => {
    const edge = await start({ pages: echo });
    const [one, two] = await Promise.all([ask(edge, "/"), ask(edge, "/")]);
    const policy = String(one.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(policy).toContain("object-src 'none'; base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(seenBy(one)["content-security-policy"]).toBe(policy);
    expect(policy).toContain(`'nonce-${seenBy(one)["x-nonce"]}'`);
    expect(one.headers["content-security-policy"]).not.toBe(two.headers["content-security-policy"]);
  });

  it.each(["/", "/api/trpc/me", "/api/hooks/x", "/healthz", "/readyz", "/metrics"])("%s cannot be framed or sniffed", async (path) => {
    const edge = await start({ pages: echo });
    const { headers } = await ask(edge, path);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toMatch(/^(no-referrer|same-origin)$/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });

  it("drops what only the framework or a proxy may say", async () => {
    const edge = await start({ pages: echo });
    const lies = {
      "x-middleware-subrequest": "a:a:a",
      "x-nonce": "mine",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-host": "evil.example",
      "x-real-ip": "203.0.113.9",
    };
    const seen = seenBy(await ask(edge, "/", { headers: lies }));
    expect(seen).not.toHaveProperty("x-middleware-subrequest");
    expect(seen).not.toHaveProperty("x-real-ip");
    expect(seen).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-host": `127.0.0.1:${edge.port}`, "x-forwarded-proto": "http" });
    expect(seen["x-nonce"]).not.toBe("mine");
  });

  it("believes as many proxies as it was told to", async () => {
    const edge = await start({ pages: echo }, { proxyHops: 1 });
    const seen = seenBy(await ask(edge, "/", { headers: { "x-forwarded-for": "198.51.100.1, 203.0.113.9" } }));
    expect(seen["x-forwarded-for"]).toBe("203.0.113.9");
  });
});

describe("what stands behind", () => {
  it("answers 503 with Retry-After until a part is up", async () => {
    const edge = await start();
    for (const path of ["/", "/api/trpc/me", "/api/hooks/x"]) {
      const answer = await ask(edge, path, { headers: { "sec-fetch-site": "same-origin" } });
      expect([path, answer.status, answer.headers["retry-after"]]).toEqual([path, 503, "1"]);
    }
    expect((await ask(edge, "/healthz")).status).toBe(200);
  });

  it("says which check fails, and nothing else about it", async () => {
    const fails = { name: "database", run: () => Promise.reject(new Error("password authentication failed for user bob")) };
    const edge = await start({ checks: [{ name: "migrations", run: () => Promise.resolve() }, fails] });
    const answer = await ask(edge, "/readyz");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toEqual({ ok: false, failing: ["database"] });
  });

  it("answers 500 without a word of the reason when a part fails", async () => {
    const edge = await start({ pages: () => Promise.reject(new Error("select * from secrets")) });
    const answer = await ask(edge, "/");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("select");
    expect(bugs).toHaveLength(1);
  });

  it("takes no server actions and no body of unknown or immodest length for pages", async () => {
    const edge = await start({ pages: echo });
    expect((await ask(edge, "/", { method: "POST", headers: { "next-action": "abc" }, body: "[]" })).status).toBe(400);
    expect((await ask(edge, "/", { method: "POST", headers: { "transfer-encoding": "chunked" }, body: "x" })).status).toBe(411);
    expect((await ask(edge, "/", { method: "POST", headers: { "content-length": "9999999" } })).status).toBe(413);
    expect((await ask(edge, "/", { method: "POST", body: "a=b" })).status).toBe(200);
  });
});

describe("the API's door", () => {
  const json = { "content-type": "application/json" };

  it("takes a call from our own pages", async () => {
    const edge = await start({ api: echo });
    const own = { ...json, origin: `http://127.0.0.1:${edge.port}` };
    expect((await ask(edge, "/api/trpc/me", { method: "POST", headers: own, body: "{}" })).status).toBe(200);
    expect((await ask(edge, "/api/trpc/me", { method: "POST", headers: { ...json, "sec-fetch-site": "same-origin" }, body: "{}" })).status).toBe(200);
    expect((await ask(edge, "/api/trpc/me")).status).toBe(200);
  });

  it("refuses a call that another site may have caused", async () => {
    const edge = await start({ api: echo });
    const others: { readonly [name: string]: string }[] = [
      { ...json, origin: "https://evil.example" },
      { ...json, origin: "null" },
      { ...json, origin: `http://127.0.0.1:${edge.port}.evil.example` },
      { ...json, "sec-fetch-site": "cross-site", origin: `http://127.0.0.1:${edge.port}` },
      { ...json, "sec-fetch-site": "same-site" },
      json,
    ];
    for (const headers of others) {
      expect((await ask(edge, "/api/trpc/me", { method: "POST", headers, body: "{}" })).status).toBe(403);
    }
    expect((await ask(edge, "/api/trpc/me", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  });

  it("takes JSON only, and no method but GET and POST", async () => {
    const edge = await start({ api: echo });
    const own = { origin: `http://127.0.0.1:${edge.port}` };
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16"]) {
      const answer = await ask(edge, "/api/trpc/me", { method: "POST", headers: { ...own, "content-type": type }, body: "{}" });
      expect([type, answer.status]).toEqual([type, 415]);
    }
    expect((await ask(edge, "/api/trpc/me", { method: "DELETE", headers: own })).status).toBe(405);
  });
});

describe("figures", () => {
  it("are for this machine, or for who knows the token", async () => {
    const open = await start();
    expect((await ask(open, "/metrics")).text).toContain("patchbay_http_requests_total");
    const behindProxy = [await start({}, { publicUrl: "https://patchbay.example" }), await start({}, { proxyHops: 1 })];
    for (const edge of behindProxy) expect((await ask(edge, "/metrics", { headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(404);
    const closed = await start({}, { metricsToken: "a-long-token" });
    expect((await ask(closed, "/metrics")).status).toBe(404);
    expect((await ask(closed, "/metrics", { headers: { authorization: "Bearer wrong" } })).status).toBe(404);
    expect((await ask(closed, "/metrics", { headers: { authorization: "Bearer a-long-token" } })).status).toBe(200);
  });
});

describe("closing", () => {
  it("lets an answer that is under way finish, ends streams, then is gone", async () => {
    const release = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    const streaming = Promise.withResolvers<void>();
    const slow: Behind["pages"] = async (_request, response) => {
      inside.resolve();
      await release.promise;
      response.end("finished");
    };
    const stream: Behind["api"] = (_request, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(": hello\n\n");
      streaming.resolve();
    };
    const edge = await start({ pages: slow, api: stream });
    const answer = ask(edge, "/");
    const events = ask(edge, "/api/trpc/runs.watch", { headers: { accept: "text/event-stream" } }).catch((error: unknown) => error);
    await Promise.all([inside.promise, streaming.promise]);
    const closed = edge.drain.close();
    expect(await events).toBeInstanceOf(Error);
    release.resolve();
    expect((await answer).text).toBe("finished");
    await closed;
    await expect(ask(edge, "/healthz")).rejects.toThrow(/ECONNREFUSED/);
  });
});

async function raw(edge: RunningEdge, bytes: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(edge.port, "127.0.0.1", () => socket.write(bytes));
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString();
  });
  socket.on("close", () => resolve(text));
  socket.on("error", () => resolve(text));
  return promise;
}

describe("what is not quite HTTP", () => {
  it("gets a short answer and a closed connection", async () => {
    const edge = await start({ pages: echo });
    expect(await raw(edge, "rubbish\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(edge, `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await raw(edge, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ask(edge, "/healthz")).status).toBe(200);
  });
});

describe("web sockets", () => {
  const offer = (host: string, to: string) => `GET /live HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: ${to}\r\n\r\n`;

  it("are for development, under our own name, and end with the process", async () => {
    const edge = await start({ pages: echo }, { dev: true });
    edge.upgradeTo((_request, socket) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    });
    expect(await raw(edge, offer("evil.example", "websocket"))).toBe("");
    const open = raw(edge, offer(`127.0.0.1:${edge.port}`, "websocket"));
    await expect.poll(() => edge.drain.open).toBe(1);
    await edge.drain.close();
    expect(await open).toMatch(/^HTTP\/1\.1 101 /);
  });

  it("are passed over otherwise, and so is an offer of another protocol", async () => {
    const edge = await start({ pages: echo });
    for (const to of ["websocket", "h2c"]) {
      const answer = await ask(edge, "/", { headers: { connection: "Upgrade", upgrade: to } });
      expect([to, answer.status]).toEqual([to, 200]);
    }
  });
});

describe("senders who take their time", () => {
  it("T04: are cut off, two hundred of them, while a normal request is answered", async () => {
    const edge = await start({ pages: echo }, { limits: { ...edgeLimits, headersTimeout: 300, requestTimeout: 600, checkEvery: 50 } });
    const slow = Array.from({ length: 200 }, () => raw(edge, "GET / HTTP/1.1\r\nX-Slow: "));
    expect((await ask(edge, "/")).status).toBe(200);
    expect(new Set((await Promise.all(slow)).map((text) => text.split("\r\n")[0]))).toEqual(new Set(["HTTP/1.1 408 Request Timeout"]));
  });

  it("are cut off in the middle of a body too", async () => {
    const edge = await start(
      { hooks: () => new Promise(() => undefined) },
      { limits: { ...edgeLimits, headersTimeout: 200, requestTimeout: 300, checkEvery: 50 } },
    );
    expect(await raw(edge, "POST /api/hooks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it("who open too many connections from one address lose the newest", async () => {
    const edge = await start(
      { pages: echo },
      { limits: { ...edgeLimits, maxConnectionsPerAddress: 2, headersTimeout: 300, requestTimeout: 600, checkEvery: 50 } },
    );
    const held = [raw(edge, "GET"), raw(edge, "GET")];
    expect(await raw(edge, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).toBe("");
    await Promise.all(held);
    expect((await ask(edge, "/")).status).toBe(200);
  });
});
