import fc from "fast-check";
import { expect, test } from "vitest";
import type { RateRule } from "#server/connectors/contract.ts";
import { type GateClock, rateGate } from "./rate-gate.ts";
import { type Share, type Sharing, shareOf } from "./rate-share.ts";

const never = new AbortController().signal;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock that stands until it is moved. */
function standing(): GateClock & { readonly move: (ms: number) => Promise<void> } {
  let at = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => at,
    pause: (ms) => new Promise((wake) => sleepers.push({ until: at + ms, wake })),
    move: async (ms) => {
      at += ms;
      for (const sleeper of sleepers) if (sleeper.until <= at) sleeper.wake();
      sleepers = sleepers.filter(({ until }) => until > at);
      await settled();
    },
  };
}

/** The row that all processes share, as the database keeps it. */
function pool(clock: GateClock): (share: Share) => Promise<number> {
  let taken: number[] = [];
  return async ({ blocks, perMs, validMs }) => {
    await Promise.resolve();
    taken = taken.filter((until) => until > clock.now() - perMs);
    const oldest = taken[taken.length - blocks];
    if (taken.length >= blocks && oldest !== undefined) return oldest + perMs - clock.now();
    taken.push(clock.now() + validMs);
    return 0;
  };
}

const rules = fc.record({ calls: fc.integer({ min: 1, max: 40 }), perMs: fc.constantFrom(200, 1_000, 4_000), concurrent: fc.constant(1_000) });
/** In each tick of 100 ms, which process asks how often. */
const traffic = fc.array(fc.array(fc.record({ process: fc.nat(3), asks: fc.integer({ min: 1, max: 30 }) }), { maxLength: 3 }), { maxLength: 30 });

async function drive(rule: RateRule, processes: number, ticks: readonly (readonly { readonly process: number; readonly asks: number }[])[]) {
  const clock = standing();
  const takeBlock = pool(clock);
  const sharing: Sharing = { processes: () => processes, takeBlock };
  const gates = Array.from({ length: processes }, () => rateGate(rule, clock, sharing));
  const starts: number[] = [];
  let [asked, answered] = [0, 0];
  const ask = async (process: number): Promise<void> => {
    asked += 1;
    const entry = await gates[process % processes]?.enter(never);
    answered += 1;
    if (entry?.ok !== true) return;
    starts.push(clock.now());
    entry.leave();
  };
  for (const tick of ticks) {
    for (const { process, asks } of tick) for (let nth = 0; nth < asks; nth += 1) void ask(process);
    await settled();
    await clock.move(100);
  }
  for (let rest = 0; rest < 150 && answered < asked; rest += 1) await clock.move(100);
  return { starts, asked, answered };
}

test("however many processes ask however they like, an app hears no more than it allows in any window, and nobody is forgotten", async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.integer({ min: 1, max: 4 }), traffic, async (rule, processes, ticks) => {
      const { starts, asked, answered } = await drive(rule, processes, ticks);
      expect(answered).toBe(asked);
      for (const from of starts) expect(starts.filter((start) => start >= from && start < from + rule.perMs).length).toBeLessThanOrEqual(rule.calls);
    }),
    { numRuns: 150 },
  );
});

test("the shares and the blocks are never more than the limit, and one process alone has it all", () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 50 }), (rule, processes) => {
      const { own, block, blocks } = shareOf(rule, processes);
      expect(own * processes + block * blocks).toBeLessThanOrEqual(rule.calls);
      expect(own + blocks).toBeGreaterThan(0);
      expect(shareOf(rule, 1)).toMatchObject({ own: rule.calls, blocks: 0 });
    }),
  );
});

test("nobody is asked before the own share is used up, nor again before there can be anything to have", async () => {
  const clock = standing();
  let asked = 0;
  const takeBlock = (): Promise<number> => {
    asked += 1;
    return Promise.resolve(5_000);
  };
  const gate = rateGate({ calls: 40, perMs: 8_000, concurrent: 100 }, clock, { processes: () => 2, takeBlock });
  for (let call = 0; call < 10; call += 1) expect((await gate.enter(never)).ok).toBe(true);
  expect(asked).toBe(0);
  for (let call = 0; call < 10; call += 1) void gate.enter(never);
  await clock.move(1_000);
  expect(asked).toBe(1);
});
