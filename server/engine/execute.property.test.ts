import fc from "fast-check";
import { expect, test } from "vitest";
import type { Idempotency } from "#server/flow/catalog.ts";
import type { Plan } from "#server/flow/plan.ts";
import type { JournalEntry } from "./ports.ts";
import { call, type Line, logic, planOf } from "./testing/plans.ts";
import { type Behaviour, type CrashPoint, createWorld, ok, type World } from "./testing/world.ts";

const settling: readonly JournalEntry["type"][] = ["succeeded", "skipped", "failed", "unknown"];

const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(ok) },
  fc.constant({ answer: { kind: "rejected", status: 422, message: "no" }, effect: false } as const),
  fc.constant({ answer: { kind: "unauthorized", status: 401, message: "no" }, effect: false } as const),
  fc.boolean().map((effect) => ({ answer: { kind: "unavailable", reason: "status", sent: true, status: 500, message: "500" }, effect }) as const),
  fc.boolean().map((effect) => ({ answer: { kind: "unavailable", reason: "timeout", sent: true, message: "late" }, effect }) as const),
  fc.constant({ answer: { kind: "unavailable", reason: "transport", sent: false, message: "refused" }, effect: false } as const),
  fc.constant({ answer: { kind: "unavailable", reason: "rateLimited", sent: true, retryAfterMs: 9_000, message: "429" }, effect: false } as const),
  fc.constantFrom(0, 100, 20_000).map((forMs) => ({ answer: "held", forMs }) as const),
);

type Kind = "call" | "branch" | "filter" | "set" | "join" | "respond";
interface Seed {
  readonly kind: Kind;
  readonly mode: Idempotency;
  readonly onError: "stop" | "route" | "continue";
  readonly yes: boolean;
  readonly parents: readonly number[];
  readonly ports: readonly number[];
}

const seed: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom<Kind>("call", "call", "call", "branch", "filter", "set", "join", "respond"),
  mode: fc.constantFrom<Idempotency>("header", "natural", "findFirst", "none"),
  onError: fc.constantFrom("stop", "route", "continue"),
  yes: fc.boolean(),
  parents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  ports: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
});

/** Any acyclic plan: each node hangs on one to three earlier ones, at any of their ports. */
function grow(seeds: readonly Seed[]): Plan {
  const lines: Line[] = [];
  for (const [index, one] of seeds.entries()) {
    const after = one.parents.map((parent, nth) => wire(lines, seeds, parent % (index + 1), one.ports[nth] ?? 0));
    lines.push(line(`n${index}`, [...new Set(after)], one));
  }
  return planOf(lines);
}

function wire(lines: readonly Line[], seeds: readonly Seed[], parent: number, port: number): string {
  const of = parent === 0 ? undefined : seeds[parent - 1];
  if (of === undefined) return "order";
  const ports = of.kind === "branch" ? ["one", "two", "otherwise"] : of.kind === "call" ? ["out", "out", "error"] : ["out"];
  return `${lines[parent - 1]?.key}:${ports[port % ports.length]}`;
}

function line(key: string, after: readonly string[], one: Seed): Line {
  const condition = one.yes ? "order.yes" : "order.no";
  const nothing = { kind: "literal", value: null } as const;
  switch (one.kind) {
    case "call":
      return call(key, after, one.mode, { onError: one.onError });
    case "branch":
      return logic(key, after, { type: "branch", cases: ["one", "two"].map((id) => ({ id, label: id, condition: id === "one" ? condition : "order.yes" })) });
    case "filter":
      return logic(key, after, { type: "filter", condition });
    case "set":
      return logic(key, after, { type: "set", value: nothing });
    case "join":
      return logic(key, after, { type: "join" });
    case "respond":
      return logic(key, after, { type: "respond", status: 200, body: nothing });
  }
}

const plans = fc.array(seed, { minLength: 1, maxLength: 10 }).map(grow);
const scripts = fc.array(fc.array(behaviour, { maxLength: 5 }), { minLength: 10, maxLength: 10 });
const crashes: fc.Arbitrary<CrashPoint[]> = fc.array(
  fc.record({ at: fc.constantFrom("beforeCommit", "afterCommit", "afterEffect"), count: fc.integer({ min: 1, max: 6 }) }),
  { maxLength: 8 },
);

function worldOf(plan: Plan, script: readonly (readonly Behaviour[])[]): World {
  const modes = new Map(plan.nodes.map((node) => [node.key, node.work.kind === "action" ? node.work.idempotency : "none"]));
  const world: World = createWorld({
    script: Object.fromEntries(script.map((behaviours, index) => [`n${index}`, behaviours])),
    dropsRepeats: (node) => modes.get(node) === "header" || modes.get(node) === "natural",
    onSend: (node) => expectLawful(world, plan, node),
  });
  return world;
}

/** At the moment a call goes out: its intent is durable, its step is not over, and all it hangs on is over and durable. */
function expectLawful(world: World, plan: Plan, node: string): void {
  const over = new Set(world.durable.filter((entry) => settling.includes(entry.type)).map((entry) => entry.step.node));
  const mine = world.durable.filter((entry) => entry.step.node === node);
  expect(mine.at(-1)?.type).toBe("intent");
  const to = plan.nodes.findIndex((one) => one.key === node);
  const before = plan.nodes.slice(1).filter((one) => one.outs.some((edge) => edge.to === to));
  expect(before.filter((one) => !over.has(one.key))).toEqual([]);
}

function expectOnce(world: World): void {
  const settled = world.durable.filter((entry) => settling.includes(entry.type)).map((entry) => entry.step.node);
  expect(settled).toEqual([...new Set(settled)]);
  expect([...world.effects].filter(([, count]) => count > 1)).toEqual([]);
  const bytes = new Set(world.sent.map((one) => `${one.key} ${one.body}`));
  expect(bytes.size).toBe(new Set(world.sent.map((one) => one.key)).size);
  expect(world.broken).toEqual([]);
}

test("every run ends, whatever the plan and whatever the apps do; no step fires twice, no effect doubles", async () => {
  await fc.assert(
    fc.asyncProperty(plans, scripts, async (plan, script) => {
      const world = worldOf(plan, script);
      await world.finish(plan);
      expectOnce(world);
    }),
    { numRuns: 300 },
  );
});

test("a run that succeeds has settled every step: no skipped branch blocks a join", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const world = worldOf(plan, []);
      expect(await world.finish(plan)).toEqual({ status: "succeeded" });
      const settled = new Set(world.durable.filter((entry) => settling.includes(entry.type)).map((entry) => entry.step.node));
      expect(plan.nodes.slice(1).filter((node) => !settled.has(node.key))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("killed anywhere, as often as you like: the run ends, finished steps are not called again, no effect doubles", async () => {
  await fc.assert(
    fc.asyncProperty(plans, scripts, crashes, async (plan, script, points) => {
      const world = worldOf(plan, script);
      await world.finish(plan, { crashes: points });
      expectOnce(world);
    }),
    { numRuns: 2000 },
  );
});

test("killed anywhere, a flow of apps that work has the same effects as without a kill", async () => {
  await fc.assert(
    fc.asyncProperty(plans, crashes, async (plan, points) => {
      const repeatable = planWithout(plan, "none");
      const [calm, killed] = [worldOf(repeatable, []), worldOf(repeatable, [])];
      expect(await killed.finish(repeatable, { crashes: points.slice(0, 3) })).toEqual(await calm.finish(repeatable));
      expect(new Map([...killed.effects].sort())).toEqual(new Map([...calm.effects].sort()));
    }),
    { numRuns: 300 },
  );
});

test("being held back, however often and wherever, changes nothing but the time: same effects, same keys, same tries", async () => {
  const holds = fc.array(fc.constantFrom(0, 100, 20_000), { minLength: 0, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(
      plans,
      scripts,
      fc.array(fc.array(holds, { minLength: 5, maxLength: 5 }), { minLength: 10, maxLength: 10 }),
      async (plan, script, held) => {
        const free = script.map((behaviours) => behaviours.filter(({ answer }) => answer !== "held"));
        const slow = free.map((behaviours, index) => holdBefore(behaviours, held[index] ?? []));
        // Which step ends a run first is a matter of time, so none does.
        const calmly = goingOn(planWithout(plan, "none"));
        const [calm, late] = [worldOf(calmly, free), worldOf(calmly, slow)];
        expect([await calm.finish(calmly), await late.finish(calmly)]).toEqual([{ status: "succeeded" }, { status: "succeeded" }]);
        expect(late.sent.map(bare).sort()).toEqual(calm.sent.map(bare).sort());
        expect(new Map([...late.effects].sort())).toEqual(new Map([...calm.effects].sort()));
        expectOnce(late);
      },
    ),
    { numRuns: 300 },
  );
});

function goingOn(plan: Plan): Plan {
  const nodes = plan.nodes.map((node) =>
    node.work.kind === "action" ? { ...node, work: { ...node.work, settings: { ...node.work.settings, onError: "continue" as const } } } : node,
  );
  return { ...plan, nodes, hash: `${plan.hash} going on` };
}

const bare = ({ node, key, body }: World["sent"][number]): string => `${node} ${key} ${body}`;

/** The same behaviours, each after some holds; and holds before the calls that no behaviour is given for. */
function holdBefore(behaviours: readonly Behaviour[], holds: readonly (readonly number[])[]): readonly Behaviour[] {
  const all = holds.map((before, nth) => [...before.map((forMs) => ({ answer: "held", forMs }) as const), behaviours[nth] ?? ok]);
  return [...all.flat(), ...behaviours.slice(holds.length)];
}

test("any prefix of a journal is a journal: a run goes on from it to the same outcome", async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(), async (plan, cut) => {
      const repeatable = planWithout(plan, "none");
      const whole = worldOf(repeatable, []);
      const outcome = await whole.finish(repeatable);
      const resumed = worldOf(repeatable, []);
      resumed.durable.push(...whole.durable.slice(0, cut % (whole.durable.length + 1)));
      expect(await resumed.finish(repeatable)).toEqual(outcome);
      expectOnce(resumed);
    }),
    { numRuns: 300 },
  );
});

function planWithout(plan: Plan, mode: Idempotency): Plan {
  const nodes = plan.nodes.map((node) =>
    node.work.kind === "action" && node.work.idempotency === mode ? { ...node, work: { ...node.work, idempotency: "header" as const } } : node,
  );
  return { ...plan, nodes, hash: `${plan.hash} without ${mode}` };
}
