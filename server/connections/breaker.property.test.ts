import fc from "fast-check";
import { expect, test } from "vitest";
import { type BreakerRule, createBreaker, type Passage, type Showed } from "./breaker.ts";

const rule: BreakerRule = { opensAfter: 3, restMs: 1_000, longestRestMs: 8_000, probeMs: 500, apartMs: 10 };

type Move =
  | { readonly do: "ask"; readonly call: string }
  /** The call that has been under way longest, or any other, lands. */
  | { readonly do: "land"; readonly nth: number; readonly showed: Showed }
  | { readonly do: "wait"; readonly ms: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom("a", "b", "c", "d").map((call) => ({ do: "ask", call }) as const),
  fc.record({ do: fc.constant("land" as const), nth: fc.nat(5), showed: fc.constantFrom<Showed>("works", "down", "down", "down", "nothing") }),
  fc.constantFrom(1, 300, 1_000, 9_000).map((ms) => ({ do: "wait", ms }) as const),
);

interface Underway {
  readonly call: string;
  readonly passage: Extract<Passage, { ok: true }>;
}

/** Plays moves and tells what each asking got, with the calls that were under way then. */
function play(moves: readonly Move[], look: (asked: { readonly passage: Passage; readonly call: string; readonly row: readonly string[] }) => void) {
  let now = 0;
  const breaker = createBreaker(rule, () => now);
  const underway: Underway[] = [];
  /** Different calls that have failed since one worked. */
  let row: string[] = [];
  for (const one of moves) {
    if (one.do === "wait") now += one.ms;
    if (one.do === "ask") {
      const passage = breaker.ask(() => one.call);
      if (passage.ok) underway.push({ call: one.call, passage });
      look({ passage, call: one.call, row });
    }
    const [landing] = one.do === "land" ? underway.splice(one.nth % Math.max(1, underway.length), 1) : [];
    if (one.do !== "land" || landing === undefined) continue;
    landing.passage.landed(one.showed);
    if (one.showed === "works") row = [];
    if (one.showed === "down") row = [...new Set([...row, landing.call])];
  }
  return { breaker, underway, later: (ms: number) => (now += ms) };
}

test("nobody is sent away before so many different calls have failed with none that worked between them", () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      play(moves, ({ passage, row }) => {
        if (row.length < rule.opensAfter) expect(passage.ok).toBe(true);
      });
    }),
    { numRuns: 2_000 },
  );
});

test("an app that is down hears one call at a time, and only after a rest", () => {
  const failing = fc.array(
    move.filter((one) => one.do !== "land" || one.showed === "down"),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(failing, (moves) => {
      let now = 0;
      const breaker = createBreaker(rule, () => now);
      for (const call of ["x", "y", "z"]) pass(breaker.ask(() => call))("down");
      const probes: ((showed: Showed) => void)[] = [];
      let rest = rule.restMs;
      let quietUntil = rest;
      for (const one of moves) {
        if (one.do === "wait") now += one.ms;
        if (one.do === "ask") {
          const passage = breaker.ask(() => one.call);
          expect(passage.ok).toBe(probes.length === 0 && now >= quietUntil);
          if (passage.ok) probes.push(passage.landed);
        }
        const probe = one.do === "land" ? probes.pop() : undefined;
        if (probe === undefined) continue;
        probe("down");
        rest = Math.min(rest * 2, rule.longestRestMs);
        quietUntil = now + rest;
      }
    }),
    { numRuns: 1_000 },
  );
});

test("who is sent away and comes back when told finds a way sooner or later, once the app works", () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const { breaker, underway, later } = play(moves, () => undefined);
      for (const { passage } of underway) passage.landed("nothing");
      let passage = breaker.ask(() => "again");
      for (let tries = 0; !passage.ok && tries < 3; tries += 1) {
        later(passage.forMs);
        passage = breaker.ask(() => "again");
      }
      pass(passage)("works");
      for (const call of ["a", "b", "c", "d"]) expect(breaker.ask(() => call).ok).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("one call that fails again and again rests nobody else's", () => {
  const breaker = createBreaker(rule, () => 0);
  for (let times = 0; times < 20; times += 1) pass(breaker.ask(() => "poison"))("down");
  expect(breaker.ask(() => "other").ok).toBe(true);
});

test("those who are sent away come back one after the other", () => {
  const breaker = createBreaker(rule, () => 0);
  for (const call of ["x", "y", "z"]) pass(breaker.ask(() => call))("down");
  const waits = Array.from({ length: 3 }, () => breaker.ask(() => "w")).map((passage) => (passage.ok ? 0 : passage.forMs));
  expect(waits).toEqual([1_010, 1_020, 1_030]);
});

function pass(passage: Passage): (showed: Showed) => void {
  if (!passage.ok) throw new Error("sent away");
  return passage.landed;
}
