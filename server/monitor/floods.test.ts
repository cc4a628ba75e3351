import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFloods, type Minute } from "./floods.ts";

const now = Date.parse("2026-07-25T12:00:30Z");

/** `count` events, `ago` minutes before now. */
function minute(ago: number, count: number, source = "203.0.113.0/24", flowId = "f"): Minute {
  return { flowId, flowName: `Flow ${flowId}`, minute: new Date(Date.parse("2026-07-25T12:00:00Z") - ago * 60_000), source, count };
}
const quietHour = Array.from({ length: 60 }, (_, n) => minute(16 + n, 4));

describe("a flood", () => {
  it("is ten times the usual and more than anyone sends by hand", () => {
    expect(findFloods([...quietHour, minute(3, 1_240)], now)).toEqual([
      { flowId: "f", flowName: "Flow f", at: now - 30_000 - 180_000, peak: 1_240, usual: 4, from: "203.0.113.0/24" },
    ]);
    expect(findFloods([...quietHour, minute(3, 99)], now)).toEqual([]);
  });

  it("is not a busy flow's ordinary day", () => {
    const busy = Array.from({ length: 60 }, (_, n) => minute(16 + n, 500));
    expect(findFloods([...busy, minute(1, 2_000)], now)).toEqual([]);
    expect(findFloods([...busy, minute(1, 5_000)], now)).toHaveLength(1);
  });

  it("is news for a quarter of an hour", () => {
    expect(findFloods([minute(14, 1_000)], now)).toHaveLength(1);
    expect(findFloods([minute(16, 1_000)], now)).toEqual([]);
  });

  it("names the network that most of it came from, and none when it came from many", () => {
    expect(findFloods([minute(0, 90, "a"), minute(0, 60, "b")], now)[0]).toMatchObject({ peak: 150, from: "a" });
    expect(findFloods([minute(0, 90, "a"), minute(0, 90, "b")], now)[0]?.from).toBe(null);
  });

  it("of one flow says nothing about another; the worst comes first", () => {
    const found = findFloods([minute(0, 200, "a", "x"), minute(0, 900, "a", "y"), minute(0, 5, "a", "z")], now);
    expect(found.map(({ flowId }) => flowId)).toEqual(["y", "x"]);
  });

  it("is never found where fewer than a hundred a minute came", () => {
    const rows = fc.array(fc.record({ ago: fc.nat(74), count: fc.nat(99) }), { maxLength: 75 });
    fc.assert(
      fc.property(rows, (list) => {
        const once = [...new Map(list.map((row) => [row.ago, row])).values()];
        return (
          findFloods(
            once.map(({ ago, count }) => minute(ago, count)),
            now,
          ).length === 0
        );
      }),
    );
  });
});
