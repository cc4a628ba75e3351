import { describe, expect, it, test } from "vitest";
import { conditionOf, stopped } from "./condition.ts";

const day = 86_400_000;
const operation = (id: string, effect: "read" | "create") => ({
  id,
  title: id,
  description: "",
  input: { type: "unknown" } as const,
  output: { type: "unknown" } as const,
  sampleInput: null,
  sample: null,
  effect,
  scopes: [],
  idempotency: "none" as const,
});
const app = { operations: { invoice: operation("invoice", "create") } };

describe("conditionOf", () => {
  it.each([
    [{ health: "working", endsAt: null, allowedEffects: ["read", "create"] }, { kind: "working" }],
    [{ health: "working", endsAt: null, allowedEffects: ["read"] }, { kind: "limited" }],
    [{ health: "working", endsAt: 8 * day, allowedEffects: ["read", "create"] }, { kind: "working" }],
    [
      { health: "working", endsAt: 6.5 * day, allowedEffects: ["read"] },
      { kind: "ending", days: 6 },
    ],
    [{ health: "working", endsAt: 0, allowedEffects: ["read", "create"] }, { kind: "broken" }],
    [{ health: "broken", endsAt: null, allowedEffects: ["read", "create"] }, { kind: "broken" }],
  ] as const)("%j", (account, condition) => expect(conditionOf(account, app, 0)).toEqual(condition));
});

test("a limit stops the steps that need more, and no trigger", () => {
  const steps = [
    { flow: "Orders", step: "New order", effect: null },
    { flow: "Orders", step: "Look", effect: "read" },
    { flow: "Orders", step: "Invoice", effect: "create" },
  ] as const;
  expect(stopped(steps, ["read"]).map(({ step }) => step)).toEqual(["Invoice"]);
});
