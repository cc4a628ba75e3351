import { expect, test } from "vitest";
import { type Entry, type GateClock, rateGate } from "./rate-gate.ts";

const never = new AbortController().signal;

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

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Notes when each of `count` calls was let in. */
function ask(
  gate: ReturnType<typeof rateGate>,
  clock: GateClock,
  count: number,
): { readonly at: number[]; readonly refused: number[]; readonly entries: Entry[] } {
  const seen = { at: [] as number[], refused: [] as number[], entries: [] as Entry[] };
  for (let i = 0; i < count; i += 1) {
    void gate.enter(never).then((entry) => {
      seen.entries.push(entry);
      if (entry.ok) seen.at.push(clock.now());
      else seen.refused.push(entry.retryAfterMs);
    });
  }
  return seen;
}

test("calls beyond the window wait for it, in order", async () => {
  const clock = standing();
  const seen = ask(rateGate({ calls: 2, perMs: 1_000, concurrent: 100 }, clock), clock, 5);
  await settled();
  expect(seen.at).toEqual([0, 0]);
  await clock.move(1_000);
  expect(seen.at).toEqual([0, 0, 1_000, 1_000]);
  await clock.move(1_000);
  expect(seen.at).toEqual([0, 0, 1_000, 1_000, 2_000]);
});

test("no more at once than the app takes; one that ends lets the next in", async () => {
  const clock = standing();
  const seen = ask(rateGate({ calls: 100, perMs: 1_000, concurrent: 2 }, clock), clock, 4);
  await settled();
  expect(seen.at).toHaveLength(2);
  const [first] = seen.entries;
  expect(first?.ok).toBe(true);
  for (let i = 0; i < 2; i += 1) if (first?.ok) first.leave();
  await settled();
  expect(seen.at).toHaveLength(3);
});

test("a wait of more than ten seconds is handed back with its length", async () => {
  const clock = standing();
  const seen = ask(rateGate({ calls: 1, perMs: 60_000, concurrent: 5 }, clock), clock, 2);
  await settled();
  expect(seen).toMatchObject({ at: [0], refused: [60_000] });
});
