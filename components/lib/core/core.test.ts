import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FlowEnv } from "#server/flow/analysis.ts";
import type { Graph } from "#server/flow/graph.ts";
import type { Mapping } from "#server/flow/mapping.ts";
import { makeAnswerer } from "./answer.ts";
import { Core, type StartThread } from "./client.ts";
import type { Message } from "./protocol.ts";

const env: FlowEnv = { catalog: { connectors: {} }, connections: [] };
const graph: Graph = { schema: 1, nodes: [], edges: [] };
const formula = (text: string): Mapping => ({ kind: "formula", formula: text });

/** Threads that answer like the worker, except a message that holds "hang": it is never answered, nor is any after it. */
function threads() {
  const log: { started: number; ended: number; sent: Message[] } = { started: 0, ended: 0, sent: [] };
  const start: StartThread = (onAnswer) => {
    log.started += 1;
    const answer = makeAnswerer();
    let hung = false;
    return {
      post: (message) => {
        log.sent.push(message);
        hung ||= JSON.stringify(message).includes("hang");
        if (hung) return;
        const given = answer(structuredClone(message));
        if (given !== null) queueMicrotask(() => onAnswer(structuredClone(given)));
      },
      end: () => {
        log.ended += 1;
        hung = true;
      },
    };
  };
  return { log, core: new Core(start) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a mapping is tried on its scope; what is asked together goes in one message, and a scope goes once", async () => {
  const { core, log } = threads();
  const scope = { order: { total: 5 } };
  const first = await Promise.all([core.try(formula("order.total + 1"), scope), core.try(formula("order.total * 2"), scope)]);
  const second = await core.try(formula("order.total"), scope);
  expect([...first, second]).toEqual([
    { ok: true, value: 6 },
    { ok: true, value: 10 },
    { ok: true, value: 5 },
  ]);
  expect(log.sent.map((message) => message.type)).toEqual(["keepScope", "try", "try"]);
});

test("trials on different scopes are not mixed up", async () => {
  const { core } = threads();
  const results = await Promise.all([1, 2, 3, 4, 5, 6, 1].map((n) => core.try(formula("a"), { a: n })));
  expect(results.map((result) => result.ok && result.value)).toEqual([1, 2, 3, 4, 5, 6, 1]);
});

test("a scope that was pushed out is sent again", async () => {
  const { core } = threads();
  const scopes = [1, 2, 3, 4, 5].map((a) => ({ a }));
  for (const scope of [...scopes, ...scopes]) expect(await core.try(formula("a"), scope)).toEqual({ ok: true, value: scope.a });
});

test("a flow is checked as the server checks it", async () => {
  const { core } = threads();
  const problems = await core.check(graph, env);
  expect(problems?.map((problem) => problem.code)).toContain("no_trigger");
});

test("what takes too long is ended alone; what waited behind it is answered by a new thread", async () => {
  const { core, log } = threads();
  const hanging = core.try(formula("hang"), {});
  const beside = core.try(formula("1 + 1"), {});
  const together = [core.try(formula("2 + 2"), {}), core.check(graph, env)] as const;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await hanging).toMatchObject({ ok: false, issues: [{ code: "too_many_steps" }] });
  expect(await beside).toEqual({ ok: true, value: 2 });
  expect(await together[0]).toEqual({ ok: true, value: 4 });
  expect(await together[1]).not.toBeNull();
  expect(log.started).toBeGreaterThan(1);
  expect(log.ended).toBe(log.started - 1);
});

test("of several trials in one message only the one that hangs is answered as stopped", async () => {
  const { core } = threads();
  const scope = { a: 3 };
  const all = Promise.all([core.try(formula("a"), scope), core.try(formula("hang"), scope), core.try(formula("a + 1"), scope)]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect((await all).map((result) => (result.ok ? result.value : result.issues[0]?.code))).toEqual([3, "too_many_steps", 4]);
});
