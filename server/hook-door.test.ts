import { connect } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "#db/ids.ts";
import type { Plan } from "#server/flow/plan.ts";
import { type Answer, type Asked, ask, useEdges } from "#server/http/testing.ts";
import type { Accepted, EventInput } from "#server/runs/accept.ts";
import { Gate } from "#server/triggers/gate.ts";
import type { Hook, HookRule } from "#server/triggers/hook.ts";
import { type HookDoorOptions, hookDoorDefaults, makeHookDoor } from "#server/triggers/receive.ts";
import { buildSample } from "#server/triggers/sample.ts";
import { hashHookToken, makeHookToken } from "#server/triggers/token.ts";

const { start, bugs } = useEdges();

const plan: Plan = { version: 1, hash: "0".repeat(64), nodes: [], scopes: {}, hosts: [], responds: false };
const plainRule: HookRule = {
  signature: { kind: "none" },
  dedupe: { headers: ["webhook-id"] },
  topic: null,
  title: "Order {name}",
  businessKeys: [["name"], ["email"]],
  objectOnly: false,
};
const shopRule: HookRule = {
  ...plainRule,
  signature: { kind: "hmac", secret: "signing", header: "x-shop-signature", algorithm: "sha256", encoding: "base64" },
  dedupe: { headers: ["x-shop-id"], path: ["id"] },
  topic: { header: "x-shop-topic", equals: "orders/create" },
  objectOnly: true,
};

interface World {
  readonly post: (asked?: Asked, token?: string) => Promise<Answer>;
  readonly port: number;
  readonly token: string;
  readonly stored: EventInput[];
  /** What the next deliveries meet instead of a working store. */
  store: ((delivery: EventInput) => Promise<Accepted>) | null;
  away: boolean;
}

/** A running edge with one hook whose store keeps what it is given, in memory; two deliveries with one key are one run. */
async function world(hook: Partial<Hook> = {}, options: Partial<HookDoorOptions> = {}): Promise<World> {
  const token = makeHookToken();
  const runs = new Map<string, string>();
  const stored: EventInput[] = [];
  const found: Hook = { triggerId: "t1", workspaceId: asWorkspaceId("w1"), flowId: "f1", version: 3, plan, rule: plainRule, secrets: [], ...hook };
  const state = { store: null, away: false };
  const accept = (delivery: EventInput): Promise<Accepted> => {
    const known = delivery.dedupeKey === null ? undefined : runs.get(delivery.dedupeKey);
    if (known !== undefined) return Promise.resolve({ runId: known, duplicate: true });
    const runId = `r${stored.length + 1}`;
    if (delivery.dedupeKey !== null) runs.set(delivery.dedupeKey, runId);
    stored.push(delivery);
    return Promise.resolve({ runId, duplicate: false });
  };
  const made: World = Object.assign(state, {
    token,
    stored,
    port: 0,
    post: (asked: Asked = {}, to: string = token) =>
      ask(edge, `/api/hooks/${to}`, { method: "POST", body: "{}", ...asked, headers: { "content-type": "application/json", ...asked.headers } }),
  });
  const door = makeHookDoor(
    {
      findHook: (hash) => (made.away ? Promise.reject(new Error("connection refused")) : Promise.resolve(hash.equals(hashHookToken(token)) ? found : null)),
      accept: (delivery) => (made.store ?? accept)(delivery),
      publicUrl: () => "https://patchbay.example",
      onFailure: () => undefined,
      onAnswer: () => undefined,
    },
    { ...hookDoorDefaults(), ...options },
  );
  const edge = await start({ hooks: door });
  return Object.assign(made, { port: edge.port });
}

function codeOf(answer: Answer): string {
  return JSON.parse(answer.text).error.code;
}

describe("an event", () => {
  it("is stored, then answered with its run", async () => {
    const { post, stored } = await world();
    const answer = await post({
      body: '{"id":820982911946154508,"name":"#1042","email":"jo@example.com"}',
      headers: { "webhook-id": "d1", authorization: "Bearer x", cookie: "a=b" },
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([202, { ok: true, run: "run_r1" }]);
    expect(stored[0]).toMatchObject({
      flowId: "f1",
      version: 3,
      dedupeKey: "webhook-id:d1",
      title: "Order #1042",
      businessKeys: ["#1042", "jo@example.com"],
      mode: "live",
    });
    expect(stored[0]?.output).toMatchObject({ id: { "\u0000exact": "820982911946154508" } });
    expect(JSON.stringify(stored[0]?.headers)).not.toMatch(/Bearer|a=b/);
    expect(stored[0]?.source).toBe("127.0.0.1");
  });

  it("sent ten times at once with one id makes one run", async () => {
    const { post, stored } = await world();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ headers: { "webhook-id": "same" } })));
    expect(answers.map((answer) => JSON.parse(answer.text).run)).toEqual(Array(10).fill("run_r1"));
    expect(answers.every((answer) => answer.status === 200 || answer.status === 202)).toBe(true);
    expect(answers.filter((answer) => JSON.parse(answer.text).duplicate === true)).toHaveLength(9);
    expect(stored).toHaveLength(1);
  });

  it("may arrive in pieces, without a length", async () => {
    const { post, stored } = await world();
    const answer = await post({
      headers: { "transfer-encoding": "chunked" },
      chunks: [Buffer.from('{"name":'), Buffer.from('"é'), Buffer.from('"}')],
      body: "",
    });
    expect(answer.status).toBe(202);
    expect(stored[0]?.output).toEqual({ name: "é" });
  });

  it("keeps the names of prototypes as plain data", async () => {
    const { post, stored } = await world();
    expect((await post({ body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' })).status).toBe(202);
    expect(Object.hasOwn({}, "polluted") || "polluted" in {}).toBe(false);
    expect(Object.keys(Object(stored[0]?.output))).toEqual(["__proto__", "constructor"]);
  });
});

describe("what is not taken", () => {
  it.each([
    ["text/plain", 415, "unsupported_media_type"],
    ["application/x-www-form-urlencoded", 415, "unsupported_media_type"],
    ["application/json; charset=latin1", 415, "unsupported_media_type"],
    ["application/jsonx", 415, "unsupported_media_type"],
  ])("content type %s", async (type, status, code) => {
    const { post, stored } = await world();
    const answer = await post({ headers: { "content-type": type } });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(stored).toEqual([]);
  });

  it("a compressed body", async () => {
    const { post } = await world();
    expect(codeOf(await post({ headers: { "content-encoding": "gzip" } }))).toBe("unsupported_encoding");
  });

  it.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])("method %s", async (method) => {
    const { post } = await world();
    const answer = await post({ method, body: "" });
    expect([answer.status, answer.headers.allow, codeOf(answer)]).toEqual([405, "POST", "method_not_allowed"]);
  });

  it.each([
    ["", 400, "empty_body"],
    ['{"a":', 400, "bad_json"],
    ["[".repeat(200) + "]".repeat(200), 422, "too_deep"],
    ["[".repeat(100_000) + "]".repeat(100_000), 422, "too_deep"],
    [`[${'{"a":1},'.repeat(50_001)}0]`, 422, "too_many_keys"],
    ['{"\\u0000exact":"1"}', 422, "reserved_key"],
    [Buffer.from([0x22, 0xff, 0x22]), 400, "not_utf8"],
    ["\uFEFF{}", 400, "bad_json"],
  ])("a body that is not sound JSON (%#)", async (body, status, code) => {
    const { post, stored } = await world();
    const answer = await post({ body });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(answer.text).not.toMatch(/at .*\.ts|RangeError|SyntaxError/);
    expect(stored).toEqual([]);
    expect(bugs).toEqual([]);
  });

  it("11 MB, with a length and without, and closes the connection", async () => {
    const { post, stored } = await world();
    const mb = Buffer.alloc(1_000_000, 0x20);
    const eleven = Array.from({ length: 11 }, () => mb);
    for (const headers of [{ "content-length": "11000000" }, { "transfer-encoding": "chunked" }]) {
      const answer = await post({ headers, chunks: eleven, body: "" });
      expect([answer.status, answer.headers.connection, codeOf(answer)]).toEqual([413, "close", "too_large"]);
    }
    expect(stored).toEqual([]);
  });

  it("one byte over the limit, but takes the limit itself", async () => {
    const { post } = await world({}, { bodyLimit: 20 });
    expect((await post({ body: '{"a":"123456789012"}' })).status).toBe(202);
    expect((await post({ body: '{"a":"1234567890123"}' })).status).toBe(413);
    expect(
      (await post({ headers: { "transfer-encoding": "chunked" }, chunks: [Buffer.from('{"a":"12345678901'), Buffer.from('23"}')], body: "" })).status,
    ).toBe(413);
  });

  it("anything but an object, where the app sends objects", async () => {
    const { post } = await world({ rule: { ...plainRule, objectOnly: true } });
    expect(codeOf(await post({ body: "[1]" }))).toBe("not_an_object");
  });
});

describe("addresses", () => {
  it("answer the same when unknown, whatever they look like", async () => {
    const { post } = await world();
    const answers = await Promise.all([
      post({}, makeHookToken()),
      post({}, "short"),
      post({}, "a/b"),
      post({}, ""),
      post({}, "%00"),
      post({ headers: { "content-type": "text/plain" } }, makeHookToken()),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(404));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(new Set(answers.map((answer) => Object.keys(answer.headers).join())).size).toBe(1);
  });
});

describe("signatures at the door", () => {
  const sample = (id: string) => buildSample(shopRule, { id: 7, name: "#1" }, "s3cret", { url: "", id, now: Date.now() });

  it("lets a signed delivery in, with either secret during a change", async () => {
    const { post, stored } = await world({ rule: shopRule, secrets: ["n3w", "s3cret"] });
    expect((await post(sample("1"))).status).toBe(202);
    expect(stored[0]?.dedupeKey).toBe("x-shop-id:1");
    expect(JSON.stringify(stored[0]?.headers)).not.toContain("signature");
  });

  it("gives wrong, missing and altered the same 401 and stores nothing", async () => {
    const { post, stored } = await world({ rule: shopRule, secrets: ["s3cret"] });
    const right = sample("1");
    const { "x-shop-signature": signature = "", ...unsigned } = right.headers;
    const altered = Buffer.from(right.body);
    altered[2] = (altered[2] ?? 0) ^ 1;
    const answers = await Promise.all([
      post({ ...right, headers: { ...right.headers, "x-shop-signature": signature.replace(/^./, (first) => (first === "A" ? "B" : "A")) } }),
      post({ ...right, headers: { ...right.headers, "x-shop-signature": "" } }),
      post({ ...right, headers: unsigned }),
      post({ ...right, body: altered }),
      post({ ...right, body: "not json at all" }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(401));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(stored).toEqual([]);
  });

  it("refuses a standard webhook that is six minutes old", async () => {
    const rule: HookRule = { ...plainRule, signature: { kind: "standard-webhooks", secret: "signing" } };
    const { post } = await world({ rule, secrets: ["whsec_c2VjcmV0"] });
    const at = (now: number) => buildSample(rule, {}, "whsec_c2VjcmV0", { url: "", id: "m1", now });
    expect((await post(at(Date.now()))).status).toBe(202);
    expect(codeOf(await post(at(Date.now() - 360_000)))).toBe("bad_signature");
  });

  it("names the topic that it wants", async () => {
    const { post } = await world({ rule: shopRule, secrets: ["s3cret"] });
    const right = sample("1");
    const answer = await post({ ...right, headers: { ...right.headers, "x-shop-topic": "orders/paid" } });
    expect([answer.status, codeOf(answer)]).toEqual([422, "wrong_topic"]);
    expect(answer.text).toContain("orders/create");
  });
});

describe("when storing fails", () => {
  it("answers 503 with Retry-After, never a 2xx", async () => {
    const made = await world({}, { storeDeadline: 50 });
    made.store = () => Promise.reject(new Error("terminating connection due to administrator command"));
    const failed = await made.post();
    made.store = () => new Promise<never>(() => undefined);
    const hung = await made.post();
    made.away = true;
    const unknown = await made.post();
    for (const answer of [failed, hung, unknown]) {
      expect([answer.status, answer.headers["retry-after"], codeOf(answer)]).toEqual([503, "5", "storage_away"]);
      expect(answer.text).not.toMatch(/terminating|refused/);
    }
  });
});

describe("limits", () => {
  it("tell a sender that is too fast when to come back", async () => {
    const gate = new Gate({ perTrigger: { rate: 0.5, burst: 2, inFlight: 10 }, perWorkspace: { rate: 100, burst: 100, inFlight: 100 } });
    const { post, stored } = await world({}, { gate });
    const answers = [await post(), await post(), await post()];
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 429]);
    expect(answers[2]?.headers["retry-after"]).toBe("2");
    expect(stored).toHaveLength(2);
  });

  it("say busy when too much is under way, and recover", async () => {
    const gate = new Gate({ perTrigger: { rate: 100, burst: 100, inFlight: 1 }, perWorkspace: { rate: 100, burst: 100, inFlight: 100 } });
    const made = await world({}, { gate });
    const entered = Promise.withResolvers<void>();
    const release = Promise.withResolvers<Accepted>();
    made.store = () => {
      entered.resolve();
      return release.promise;
    };
    const first = made.post();
    await entered.promise;
    expect((await made.post()).status).toBe(503);
    release.resolve({ runId: "r1", duplicate: false });
    expect((await first).status).toBe(202);
    made.store = null;
    expect((await made.post()).status).toBe(202);
  });

  it("bound the bytes held, and give them back", async () => {
    const bytes = { most: 10, used: 0 };
    const { post } = await world({}, { bytes });
    expect(codeOf(await post({ body: '{"a":"0123456789"}' }))).toBe("busy");
    expect((await post()).status).toBe(202);
    expect((await post({ body: "{" })).status).toBe(400);
    expect(bytes.used).toBe(0);
  });

  it("count a sender that hangs up as gone", async () => {
    const bytes = { most: 1_000, used: 0 };
    const { port, token, post } = await world({}, { bytes });
    const socket = connect(port, "127.0.0.1");
    socket.write(`POST /api/hooks/${token} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"half":`);
    await expect.poll(() => bytes.used).toBe(8);
    socket.destroy();
    await expect.poll(() => bytes.used).toBe(0);
    expect((await post()).status).toBe(202);
  });
});

describe("a flow that answers", () => {
  const responds = { plan: { ...plan, responds: true } };

  it("has its answer sent, as JSON and nothing else", async () => {
    const made = await world(responds);
    made.store = () => Promise.resolve({ runId: "r1", duplicate: false, outcome: Promise.resolve({ status: 201, body: { html: "<script>1</script>" } }) });
    const answer = await made.post();
    expect([answer.status, answer.text]).toEqual([201, '{"html":"<script>1</script>"}']);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("that takes too long is answered with where to look; one that ends without answering, with its run", async () => {
    const made = await world(responds, { respondDeadline: 50 });
    made.store = () => Promise.resolve({ runId: "r1", duplicate: false, outcome: new Promise<never>(() => undefined) });
    expect(JSON.parse((await made.post()).text)).toEqual({ ok: true, run: "run_r1", status: "/runs/run_r1" });
    made.store = () => Promise.resolve({ runId: "r2", duplicate: false, outcome: Promise.resolve(null) });
    expect((await made.post()).status).toBe(202);
    made.store = () => Promise.resolve({ runId: "r3", duplicate: false, outcome: Promise.reject(new Error("failed later")) });
    expect((await made.post()).status).toBe(202);
  });
});

describe("rubbish", () => {
  it("never makes the door fail", async () => {
    const made = await world();
    const body = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.json().map((text) => text.slice(0, -1)),
    );
    const type = fc.constantFrom(
      "application/json",
      "application/json;charset=utf-8",
      'application/json; charset="utf-8"',
      "text/html",
      "application/json;;",
      "",
    );
    const token = fc.oneof(
      { weight: 4, arbitrary: fc.constant(made.token) },
      fc.webPath().map((path) => path.slice(1)),
    );
    await fc.assert(
      fc.asyncProperty(body, type, token, fc.stringMatching(/^[\x21-\x7e]{0,40}$/), async (sent, contentType, to, id) => {
        const answer = await made.post(
          { body: typeof sent === "string" ? Buffer.from(sent) : sent, headers: { "content-type": contentType, "webhook-id": id } },
          to,
        );
        expect(answer.status).toBeLessThan(500);
        expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
        JSON.parse(answer.text);
      }),
      { numRuns: 300 },
    );
    expect(bugs).toEqual([]);
  });
});
