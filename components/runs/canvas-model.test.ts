import { expect, it } from "vitest";
import { wireState } from "./canvas-model.ts";
import type { RunStep } from "./status.ts";

const wire = (port: string) => ({ from: { node: "a", port }, to: "b" });

function states(a: RunStep["status"], port: string | null, b: RunStep["status"]) {
  return new Map([
    ["a", { status: a, port }],
    ["b", { status: b, port: null }],
  ]);
}

it.each([
  ["out", "succeeded", "out", "succeeded", "taken"],
  ["out", "succeeded", "out", "failed", "failed"],
  ["out", "succeeded", "out", "running", "running"],
  ["out", "succeeded", "out", "skipped", "idle"],
  ["yes", "succeeded", "no", "succeeded", "idle"],
  ["out", "running", null, "notReached", "idle"],
  ["error", "failed", "error", "succeeded", "taken"],
  ["out", "failed", null, "notReached", "idle"],
] as const)("wire at %s of a step that %s by %s into one that %s is %s", (at, a, port, b, expected) => {
  expect(wireState(wire(at), states(a, port, b))).toBe(expected);
});

it("takes a step without a chosen port to have gone the plain way", () => {
  expect(wireState(wire("out"), states("succeeded", null, "succeeded"))).toBe("taken");
});
