import { expect, test } from "vitest";
import type { CallFailure } from "#server/connectors/contract.ts";
import { call, logic, planOf } from "./testing/plans.ts";
import { createWorld, ok, order, stopNow } from "./testing/world.ts";

const rejected: CallFailure = { kind: "rejected", status: 422, message: "No such account code" };
const down: CallFailure = { kind: "unavailable", reason: "status", sent: true, status: 500, message: "500" };
const cut: CallFailure = { kind: "unavailable", reason: "transport", sent: true, message: "reset" };
const busy = (retryAfterMs: number): CallFailure => ({ kind: "unavailable", reason: "rateLimited", sent: true, status: 429, retryAfterMs, message: "429" });
const after = (answer: CallFailure, effect = false) => ({ answer, effect });

const types = (world: { durable: readonly { type: string; step: { node: string } }[] }, node: string): string[] =>
  world.durable.filter((entry) => entry.step.node === node).map((entry) => entry.type);

test("three branches are all in flight before the first one lands", async () => {
  const open: string[] = [];
  const world = createWorld({ onSend: (node) => open.push(node) });
  const plan = planOf([call("a", ["order"]), call("b", ["order"]), call("c", ["order"]), logic("all", ["a", "b", "c"], { type: "join" })]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  const intents = world.durable.slice(0, 3).map((entry) => entry.type);
  expect(intents).toEqual(["intent", "intent", "intent"]);
  expect(open).toEqual(["a", "b", "c"]);
});

test("a branch that is not taken is skipped with all behind it, and never blocks a join", async () => {
  const world = createWorld();
  const cases = [{ id: "big", label: "Big", condition: "order.no" }];
  const plan = planOf([
    logic("size", ["order"], { type: "branch", cases }),
    call("gift", ["size:big"]),
    call("card", ["gift"]),
    call("plain", ["size:otherwise"]),
    logic("both", ["card", "plain"], { type: "join" }),
    call("done", ["both"]),
  ]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(world.sent.map((one) => one.node)).toEqual(["plain", "done"]);
  expect(types(world, "gift")).toEqual(["skipped"]);
  expect(types(world, "card")).toEqual(["skipped"]);
});

test("a filter that lets nothing through ends the run well", async () => {
  const world = createWorld();
  const plan = planOf([logic("paid", ["order"], { type: "filter", condition: "order.no" }), call("a", ["paid"])]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(world.sent).toEqual([]);
});

test("a rejection fails the run at once and names the step", async () => {
  const world = createWorld({ script: { a: [after(rejected)] } });
  const outcome = await world.finish(planOf([call("a", ["order"]), call("b", ["a"])]));
  expect(outcome).toEqual({ status: "failed", node: "a", reason: { code: "call", failure: rejected } });
  expect(world.sent).toHaveLength(1);
  expect(types(world, "b")).toEqual([]);
});

test("when one branch fails, what is in flight is let finish and nothing new begins", async () => {
  const world = createWorld({ script: { a: [after(rejected)], b: [after(down)] } });
  await world.finish(planOf([call("a", ["order"]), call("b", ["order"]), call("c", ["b"])]));
  expect(types(world, "b")).toEqual(["intent", "attemptFailed", "intent", "succeeded"]);
  expect(types(world, "c")).toEqual([]);
});

test("port error leads on with what went wrong", async () => {
  const world = createWorld({ script: { a: [after(rejected)] } });
  const tell = logic("tell", ["a:error"], { type: "set", value: { kind: "formula", formula: "a.error.message" } });
  const plan = planOf([call("a", ["order"], "header", { onError: "route" }), call("b", ["a"]), tell]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(types(world, "b")).toEqual(["skipped"]);
  expect(world.durable).toContainEqual(expect.objectContaining({ type: "succeeded", step: { node: "tell", loopPath: "" }, output: "No such account code" }));
});

test("without a wire at port error the failure stops the run all the same", async () => {
  const world = createWorld({ script: { a: [after(rejected)] } });
  expect(await world.finish(planOf([call("a", ["order"], "header", { onError: "route" })]))).toMatchObject({ status: "failed", node: "a" });
});

test("continue goes on past a failure", async () => {
  const world = createWorld({ script: { a: [after(rejected)] } });
  const plan = planOf([call("a", ["order"], "header", { onError: "continue" }), call("b", ["a"])]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(types(world, "b")).toEqual(["intent", "succeeded"]);
});

test("two 500 and then 200: three tries with one key and the same bytes", async () => {
  const world = createWorld({ script: { a: [after(down), after(down), ok] } });
  expect(await world.finish(planOf([call("a", ["order"])]))).toEqual({ status: "succeeded" });
  expect(types(world, "a")).toEqual(["intent", "attemptFailed", "intent", "attemptFailed", "intent", "succeeded"]);
  expect(new Set(world.sent.map((one) => `${one.key} ${one.body}`)).size).toBe(1);
});

test("after its last try the step fails with the reason", async () => {
  const world = createWorld({ script: { a: [after(down), after(down), after(down), ok] } });
  expect(await world.finish(planOf([call("a", ["order"])]))).toEqual({ status: "failed", node: "a", reason: { code: "call", failure: down } });
  expect(world.sent).toHaveLength(3);
});

test("Retry-After is obeyed, and a wait of five seconds gives the worker back", async () => {
  const world = createWorld({ script: { a: [after(busy(5_000)), ok] } });
  const plan = planOf([call("a", ["order"], "none")]);
  const parked = await world.once(plan);
  expect(parked).toEqual({ status: "waiting", until: 1_005_000, node: "a", why: "retry" });
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
});

test("a call that is held back uses up no try: it goes out later as the same try, with the same key and bytes", async () => {
  const held = { answer: "held", forMs: 60_000 } as const;
  const world = createWorld({ script: { a: [held, held, after(down), held, after(down), held, ok] } });
  const plan = planOf([call("a", ["order"])]);
  expect(await world.once(plan)).toEqual({ status: "waiting", until: 1_060_000, node: "a", why: "breaker" });
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(types(world, "a").filter((type) => type !== "intent")).toEqual(["held", "held", "attemptFailed", "held", "attemptFailed", "held", "succeeded"]);
  expect(world.durable.flatMap((entry) => (entry.type === "intent" ? [entry.attempt] : []))).toEqual([1, 1, 1, 2, 2, 3, 3]);
  expect(new Set(world.sent.map((one) => `${one.key} ${one.body}`)).size).toBe(1);
});

test("a step that waits comes back at its own time while a sibling is still under way", async () => {
  const slow = Promise.withResolvers<void>();
  const world = createWorld({
    script: { a: [after(busy(9_000)), ok], c: [] },
    until: (node) => (node === "b" ? slow.promise : Promise.resolve()),
    onSend: (node) => (node === "c" ? slow.resolve() : undefined),
  });
  // b lands only when c has been sent, which hangs on the second try of a.
  const plan = planOf([call("a", ["order"]), call("b", ["order"]), call("c", ["a"])]);
  expect(await world.once(plan)).toEqual({ status: "succeeded" });
  expect(world.sent.map((one) => one.node)).toEqual(["a", "b", "a", "c"]);
});

test("when all that is left waits for long, the run leaves the worker until the first of them is due", async () => {
  const world = createWorld({ script: { a: [after(busy(90_000)), ok], b: [after(busy(30_000)), ok], c: [after(rejected)] } });
  const plan = planOf([call("a", ["order"]), call("b", ["order"])]);
  expect(await world.once(plan)).toEqual({ status: "waiting", until: 1_030_000, node: "b", why: "retry" });
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
});

test("a run that has failed does not stay for a sibling that waits for long", async () => {
  const world = createWorld({ script: { a: [after(busy(90_000))], b: [after(rejected)] } });
  expect(await world.once(planOf([call("a", ["order"]), call("b", ["order"])]))).toMatchObject({ status: "failed", node: "b" });
  expect(world.sent.map((one) => one.node)).toEqual(["a", "b"]);
});

test("a run that has worked for an hour is ended, past every error port; a person's retry gives it another hour", async () => {
  const world = createWorld({ takesMs: () => 1_300_000 });
  const plan = planOf(["a", "b", "c", "d"].map((key, index, all) => call(key, [all[index - 1] ?? "order"], "header", { onError: "continue" })));
  expect(await world.once(plan, { crash: { at: "afterCommit", count: 2 } })).toBeNull();
  expect(await world.finish(plan)).toEqual({ status: "failed", node: "d", reason: { code: "workedTooLong" } });
  expect(world.sent.map((one) => one.node)).toEqual(["a", "b", "c"]);
  world.durable.push({ type: "retried", step: { node: "d", loopPath: "" }, at: world.now() });
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
});

test("time in which a run only waits, or in which nobody had it, is no work", async () => {
  const hour = 3_600_000;
  const world = createWorld({ script: { a: [after(busy(hour)), after(busy(hour)), ok] }, takesMs: () => 60_000 });
  const plan = planOf([call("a", ["order"]), call("b", ["a"])]);
  expect(await world.finish(plan, { crashes: [{ at: "afterEffect", count: 1 }] })).toEqual({ status: "succeeded" });
});

test("a run is open for thirty days at most: it waits no longer, and ends with the reason", async () => {
  const day = 24 * 3_600_000;
  const world = createWorld({ script: { a: Array.from({ length: 40 }, () => ({ answer: "held", forMs: day - 1_000 }) as const) } });
  const plan = planOf([call("a", ["order"], "header", { onError: "continue" })]);
  expect(await world.finish(plan)).toEqual({ status: "failed", node: "a", reason: { code: "openTooLong" } });
  expect(world.now()).toBe(1_000_000 + 30 * day);
  expect(world.sent).toEqual([]);
});

test("a wait that is asked for is never longer than an hour", async () => {
  const world = createWorld({ script: { a: [after(busy(86_400_000)), ok] } });
  expect(await world.once(planOf([call("a", ["order"])]))).toMatchObject({ status: "waiting", until: 1_000_000 + 3_600_000 });
});

test("G5: no answer from an app that cannot tell repeats apart: a person decides, nothing is repeated", async () => {
  const world = createWorld({ script: { a: [after(cut, true)] } });
  expect(await world.finish(planOf([call("a", ["order"], "none")]))).toEqual({ status: "unknown", node: "a" });
  expect(world.sent).toHaveLength(1);
});

test("a read may be repeated whatever the app says of repeats", async () => {
  const world = createWorld({ script: { a: [after(cut, true)] } });
  const read = call("a", ["order"], "none");
  const plan = planOf([{ ...read, work: { ...read.work, effect: "read" } as typeof read.work }]);
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
});

test("look first: what is already there is the result", async () => {
  const world = createWorld({ script: { a: [after(cut, true)] }, dropsRepeats: () => false });
  expect(await world.finish(planOf([call("a", ["order"], "findFirst")]))).toEqual({ status: "succeeded" });
  expect(world.sent).toHaveLength(1);
});

test("look first: what is not there is sent again", async () => {
  const world = createWorld({ script: { a: [after(cut, false)] }, dropsRepeats: () => false });
  expect(await world.finish(planOf([call("a", ["order"], "findFirst")]))).toEqual({ status: "succeeded" });
  expect(world.sent).toHaveLength(2);
});

test("a call that was cut off by the death of the process is repeated with the same key", async () => {
  const world = createWorld();
  const plan = planOf([call("a", ["order"])]);
  expect(await world.once(plan, { crash: { at: "afterEffect", count: 1 } })).toBeNull();
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
  expect(world.sent).toHaveLength(2);
  expect([...world.effects.values()]).toEqual([1]);
});

test("the webhook is answered only when what the answer tells is durable", async () => {
  const world = createWorld();
  const body = { kind: "formula", formula: "a.id" } as const;
  const plan = planOf([call("a", ["order"]), logic("answer", ["a"], { type: "respond", status: 201, body })]);
  expect(await world.once(plan, { crash: { at: "beforeCommit", count: 2 } })).toBeNull();
  expect(world.answers).toEqual([]);
  await world.finish(plan);
  expect(world.answers).toEqual([{ status: 201, body: "a" }]);
});

test("stop ends the run; what a stop step ended stays ended after a crash", async () => {
  const world = createWorld();
  const message = { kind: "literal", value: "Nothing to do" } as const;
  const plan = planOf([
    logic("end", ["order"], { type: "stop", outcome: "failed", message }),
    logic("later", ["order"], { type: "set", value: { kind: "literal", value: 1 } }),
    call("a", ["later"]),
  ]);
  expect(await world.once(plan)).toEqual({ status: "failed", node: "end", reason: { code: "stopped", message: "Nothing to do" } });
  expect(await world.once(plan)).toEqual({ status: "failed", node: "end", reason: { code: "stopped", message: "Nothing to do" } });
  expect(world.sent).toEqual([]);
});

test("cancelling begins nothing new", async () => {
  const world = createWorld();
  expect(await world.once(planOf([call("a", ["order"])]), { stop: stopNow("cancel") })).toEqual({ status: "cancelled" });
  expect(world.sent).toEqual([]);
});

test("a closing process hands the run over, and the next one finishes it", async () => {
  const world = createWorld();
  const plan = planOf([call("a", ["order"])]);
  expect(await world.once(plan, { stop: stopNow("handover") })).toMatchObject({ status: "waiting", why: "handover" });
  expect(await world.finish(plan)).toEqual({ status: "succeeded" });
});

test("a person's retry after a rejection makes a new request; after an unknown outcome it repeats the old one", async () => {
  const world = createWorld({ script: { a: [after(rejected)], b: [after(cut, true)] } });
  const plan = planOf([call("a", ["order"]), call("b", ["order"], "none")]);
  await world.finish(plan);
  world.durable.push({ type: "retried", step: { node: "a", loopPath: "" }, at: 0 }, { type: "retried", step: { node: "b", loopPath: "" }, at: 0 });
  expect(await world.finish(plan, { trigger: order })).toEqual({ status: "succeeded" });
  expect(world.sent.map((one) => one.key).sort()).toEqual(["a//0", "a//1", "b//0", "b//0"]);
});

test("G10: a step that takes its process down with it is not tried for ever", async () => {
  const world = createWorld();
  const crashes = Array.from({ length: 10 }, () => ({ at: "afterEffect", count: 1 }) as const);
  expect(await world.finish(planOf([call("a", ["order"])]), { crashes })).toMatchObject({ status: "failed", node: "a" });
  expect(world.sent).toHaveLength(4);
});
