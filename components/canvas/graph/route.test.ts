import { describe, expect, it } from "vitest";
import { roundedPath, routeWire } from "./route.ts";

describe("routeWire", () => {
  it("is a straight line between ports of one height", () => {
    expect(routeWire({ x: 264, y: 396 }, { x: 408, y: 396 }).path).toBe("M264 396L408 396");
  });

  it("turns with round corners on a trunk near its source", () => {
    expect(routeWire({ x: 264, y: 396 }, { x: 408, y: 546 }).path).toBe("M264 396L278 396Q288 396 288 406L288 536Q288 546 298 546L408 546");
  });

  it("shares the trunk with its siblings", () => {
    const from = { x: 264, y: 396 };
    const up = routeWire(from, { x: 408, y: 236 });
    const down = routeWire(from, { x: 700, y: 546 });
    expect(up.points[1]).toEqual(down.points[1]);
  });

  it("puts words on the last level stretch, and on the trunk when that is short", () => {
    expect(routeWire({ x: 264, y: 396 }, { x: 408, y: 236 }).label).toEqual({ x: 348, y: 236 });
    expect(routeWire({ x: 648, y: 570 }, { x: 688, y: 676 }).label).toEqual({ x: 668, y: 623 });
  });

  it("goes around when the target stands behind", () => {
    const { points } = routeWire({ x: 600, y: 100 }, { x: 100, y: 100 });
    expect(points).toHaveLength(6);
    expect(points[2]).toEqual({ x: 624, y: 156 });
    expect(points[3]).toEqual({ x: 76, y: 156 });
  });

  it("shrinks a corner that has no room", () => {
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 24, y: 0 },
        { x: 24, y: 8 },
        { x: 60, y: 8 },
      ]),
    ).toBe("M0 0L20 0Q24 0 24 4L24 4Q24 8 28 8L60 8");
  });
});
