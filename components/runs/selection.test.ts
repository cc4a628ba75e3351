import { describe, expect, it } from "vitest";
import { chooseAttempt, chooseStep, neighbour, nextTrouble } from "./selection.ts";
import type { RunStep } from "./status.ts";

function step(node: string, status: RunStep["status"], attempts = 1): RunStep {
  const tries = Array.from({ length: attempts }, (_, index) => ({
    attempt: index + 1,
    status: "failed" as const,
    startedAt: 0,
    endedAt: 0,
    failure: null,
    retryAt: null,
  }));
  return { node, loopPath: "", status, port: null, startedAt: 0, endedAt: 0, attempts: tries };
}

const steps = [step("order", "succeeded", 0), step("stock", "failed"), step("mail", "succeeded"), step("invoice", "unknown", 3)];

describe("which step is shown", () => {
  it("is the one in the address", () => {
    expect(chooseStep(steps, "mail")?.node).toBe("mail");
  });

  it("else the one in trouble, else the one at work, else the last that was done", () => {
    expect(chooseStep(steps, "gone")?.node).toBe("stock");
    expect(chooseStep([step("a", "succeeded"), step("b", "waiting"), step("c", "succeeded")], null)?.node).toBe("b");
    expect(chooseStep([step("a", "succeeded"), step("b", "succeeded"), step("c", "notReached")], null)?.node).toBe("b");
    expect(chooseStep([], null)).toBeNull();
  });
});

it("walks and stops at the ends", () => {
  expect(neighbour(["a", "b"], "a", 1)).toBe("b");
  expect(neighbour(["a", "b"], "b", 1)).toBe("b");
  expect(neighbour(["a", "b"], "a", -1)).toBe("a");
});

it("goes round the steps in trouble", () => {
  expect(nextTrouble(steps, "stock")).toBe("invoice");
  expect(nextTrouble(steps, "invoice")).toBe("stock");
  expect(nextTrouble([step("a", "succeeded")], "a")).toBeNull();
});

it("shows the attempt that is asked for, else the last", () => {
  const [, , , invoice = step("x", "failed")] = steps;
  expect(chooseAttempt(invoice, "2")).toBe(2);
  expect(chooseAttempt(invoice, "9")).toBe(3);
  expect(chooseAttempt(step("order", "succeeded", 0), null)).toBeNull();
});
