import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "#db/ids.ts";
import type { Plan } from "#server/flow/plan.ts";
import { type Answer, type Asked, ask, useEdges } from "#server/http/testing.ts";
import type { EventInput } from "#server/runs/accept.ts";
import type { HookRule } from "#server/triggers/hook.ts";
import { hookDoorDefaults, makeHookDoor } from "#server/triggers/receive.ts";
import { buildSample } from "#server/triggers/sample.ts";
import { hashHookToken, makeHookToken } from "#server/triggers/token.ts";

const { start } = useEdges();
const plan: Plan = { version: 1, hash: "0".repeat(64), nodes: [], scopes: {}, hosts: [], responds: false };
const secret = "whsec_0123456789abcdef";
const signature: HookRule["signature"] = { kind: "hmac", secret: "signing", header: "x-signature", algorithm: "sha256", encoding: "base64" };
const rule: HookRule = { signature, dedupe: { headers: [] }, topic: null, title: "", businessKeys: [], objectOnly: true };

type Handshake = NonNullable<HookRule["handshake"]>;

interface World {
  readonly ask: (asked: Asked) => Promise<Answer>;
  /** Sends `body` as the app would sign it, or with the signature of another secret. */
  readonly deliver: (body: EventInput["output"], signedWith?: string) => Promise<Answer>;
  readonly stored: EventInput[];
}

/** A running edge with one hook whose deliveries are kept in memory. */
async function world(change: Partial<HookRule>): Promise<World> {
  const token = makeHookToken();
  const stored: EventInput[] = [];
  const used = { ...rule, ...change };
  const hook = { triggerId: "t1", workspaceId: asWorkspaceId("w1"), flowId: "f1", version: 3, plan, rule: used, secrets: [secret] };
  const door = makeHookDoor(
    {
      findHook: (hash) => Promise.resolve(hash.equals(hashHookToken(token)) ? hook : null),
      accept: (delivery) => Promise.resolve({ runId: `r${stored.push(delivery)}`, duplicate: false }),
      publicUrl: () => "https://patchbay.example",
      onFailure: () => undefined,
      onAnswer: () => undefined,
    },
    hookDoorDefaults(),
  );
  const edge = await start({ hooks: door });
  const path = `/api/hooks/${token}`;
  return {
    stored,
    ask: (asked) => ask(edge, path, asked),
    deliver: (body, signedWith = secret) => {
      const sample = buildSample(used, body, signedWith, { url: `https://patchbay.example${path}`, id: "d1", now: Date.now() });
      return ask(edge, path, { method: "POST", headers: sample.headers, body: sample.body.toString() });
    },
  };
}

const shake = (handshake: Handshake): Partial<HookRule> => ({ handshake });

describe("a challenge", () => {
  const handshake: Handshake = { kind: "echo", path: ["type"], when: "url_verification", answer: ["challenge"] };

  it("is answered with its text, and nothing is run", async () => {
    const { deliver, stored } = await world(shake(handshake));
    const answer = await deliver({ type: "url_verification", token: "x", challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" }]);
    expect(answer.headers).toMatchObject({ "content-type": "application/json; charset=utf-8", "x-content-type-options": "nosniff" });
    expect(stored).toEqual([]);
  });

  it("is answered only to who can sign", async () => {
    const { deliver } = await world(shake(handshake));
    const answer = await deliver({ type: "url_verification", challenge: "abc" }, "another secret");
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain("abc");
  });

  it.each([[{}], [{ challenge: "" }], [{ challenge: ["a"] }], [{ challenge: "x".repeat(1_001) }]])("without one (%j) is refused", async (rest) => {
    const { deliver, stored } = await world(shake(handshake));
    expect((await deliver({ type: "url_verification", ...rest })).status).toBe(400);
    expect(stored).toEqual([]);
  });

  it("is not looked for in an event", async () => {
    const { deliver, stored } = await world(shake(handshake));
    expect((await deliver({ type: "event_callback", challenge: "abc" })).status).toBe(202);
    expect(stored).toHaveLength(1);
  });
});

describe("a probe", () => {
  const handshake: Handshake = { kind: "probe", empty: ["events"] };

  it("with the right signature gets 200, with a wrong one 401, both without a body; nothing is run", async () => {
    const { deliver, ask: plain, stored } = await world(shake(handshake));
    const probe = { events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: "S0m3r4nd0mt3xt" };
    const right = await deliver(probe);
    const wrong = await deliver(probe, "another secret");
    const none = await plain({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(probe) });
    expect([right, wrong, none].map(({ status, text }) => [status, text])).toEqual([
      [200, ""],
      [401, ""],
      [401, ""],
    ]);
    expect(stored).toEqual([]);
  });

  it("is told from events", async () => {
    const { deliver, stored } = await world(shake(handshake));
    expect((await deliver({ events: [{ resourceId: "i1" }] })).status).toBe(202);
    expect((await deliver({ other: [] })).status).toBe(202);
    expect(stored).toHaveLength(2);
  });
});

describe("a ping", () => {
  it.each(["GET", "HEAD"])("by %s gets 200 where the app asks for it, and 405 everywhere else", async (method) => {
    const asked = await world(shake({ kind: "ping" }));
    const other = await world({});
    expect((await asked.ask({ method })).status).toBe(200);
    expect((await other.ask({ method })).status).toBe(405);
    expect(asked.stored).toEqual([]);
  });

  it("of an unknown address learns nothing", async () => {
    const edge = await start({ hooks: makeHookDoor({ ...silent, findHook: () => Promise.resolve(null) }) });
    expect((await ask(edge, `/api/hooks/${makeHookToken()}`, { method: "GET" })).status).toBe(405);
  });
});

const silent = {
  accept: () => Promise.reject(new Error("nothing is accepted here")),
  publicUrl: () => "https://patchbay.example",
  onFailure: () => undefined,
  onAnswer: () => undefined,
};

describe("a delivery as a form", () => {
  const form: Partial<HookRule> = { signature: { kind: "url-secret" }, form: true, handshake: { kind: "ping" } };
  const post = (type: string, body: string): Asked => ({ method: "POST", headers: { "content-type": type }, body });

  it("is read as nested fields", async () => {
    const { ask: send, stored } = await world(form);
    const body =
      "type=subscribe&fired_at=2026-03-26+21%3A35%3A57&data%5Blist_id%5D=a6b5da1054&data%5Bmerges%5D%5BFNAME%5D=Mail&data[tags][0]=a&data[tags][1]=b";
    expect((await send(post("application/x-www-form-urlencoded; charset=utf-8", body))).status).toBe(202);
    expect(stored[0]?.output).toEqual({
      type: "subscribe",
      fired_at: "2026-03-26 21:35:57",
      data: { list_id: "a6b5da1054", merges: { FNAME: "Mail" }, tags: ["a", "b"] },
    });
  });

  it.each([
    ["application/json", "{}", 415],
    ["application/x-www-form-urlencoded", "a=1&a[b]=2", 400],
    ["application/x-www-form-urlencoded", "a[b]=2&a=1", 400],
    ["application/x-www-form-urlencoded", `a${"[x]".repeat(9)}=1`, 400],
    ["application/x-www-form-urlencoded", "a=1&".repeat(60_000), 400],
    ["application/x-www-form-urlencoded", "", 400],
  ])("of type %s (%s) is refused when it cannot be read", async (type, body, status) => {
    const { ask: send, stored } = await world(form);
    expect((await send(post(type, body))).status).toBe(status);
    expect(stored).toEqual([]);
  });

  it("cannot reach a prototype", async () => {
    const { ask: send, stored } = await world(form);
    await send(post("application/x-www-form-urlencoded", "__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1"));
    expect(Object.getOwnPropertyDescriptor(Object.prototype, "polluted")).toBeUndefined();
    expect(stored).toHaveLength(1);
  });
});
