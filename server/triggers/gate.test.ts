import fc from "fast-check";
import { expect, it } from "vitest";
import { Gate } from "./gate.ts";

it("G8: never lets more in than the rate allows, and never shuts out a trigger that is within it", () => {
  const limits = { perTrigger: { rate: 10, burst: 5, inFlight: 1_000 }, perWorkspace: { rate: 1_000, burst: 1_000, inFlight: 1_000 } };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (pauses) => {
      const gate = new Gate(limits);
      let now = 0;
      let entered = 0;
      for (const pause of pauses) {
        now += pause;
        if (gate.enter("busy", "w", now).ok) entered += 1;
      }
      expect(entered).toBeLessThanOrEqual(5 + (now / 1_000) * 10);
      expect(gate.enter("quiet", "w", now).ok).toBe(true);
    }),
  );
});

it("lets a sender in again after the time that it was told", () => {
  const gate = new Gate({ perTrigger: { rate: 2, burst: 1, inFlight: 10 }, perWorkspace: { rate: 100, burst: 100, inFlight: 10 } });
  gate.enter("t", "w", 0);
  const refused = gate.enter("t", "w", 100);
  expect(refused).toEqual({ ok: false, why: "rate", retryAfterS: 0.4 });
  expect(gate.enter("t", "w", 500).ok).toBe(true);
});

it("counts a workspace's triggers together", () => {
  const gate = new Gate({ perTrigger: { rate: 1, burst: 10, inFlight: 10 }, perWorkspace: { rate: 1, burst: 2, inFlight: 10 } });
  expect([gate.enter("a", "w", 0).ok, gate.enter("b", "w", 0).ok, gate.enter("c", "w", 0).ok, gate.enter("c", "other", 0).ok]).toEqual([
    true,
    true,
    false,
    true,
  ]);
});
