import { describe, expect, it } from "vitest";
import type { GraphNode } from "#server/flow/graph.ts";
import type { RunAttempt, RunStep } from "./status.ts";
import { ticks, timelineRows, timelineSpan } from "./timeline.ts";

const START = 1_000_000;

function node(key: string): GraphNode {
  return { key, kind: "logic", name: key.toUpperCase(), position: { x: 0, y: 0 }, logic: { type: "join" } };
}

function step(node: string, times: Partial<RunStep>): RunStep {
  return { node, loopPath: "", status: "succeeded", port: "out", startedAt: null, endedAt: null, attempts: [], ...times };
}

function attempt(number: number, from: number, to: number, more: Partial<RunAttempt> = {}): RunAttempt {
  return { attempt: number, status: "failed", startedAt: START + from, endedAt: START + to, failure: null, retryAt: null, ...more };
}

function run(steps: RunStep[]) {
  const graph = { schema: 1 as const, nodes: [node("order"), node("invoice")], edges: [{ from: { node: "order", port: "out" }, to: "invoice" }] };
  return { startedAt: START, endedAt: null, graph, steps };
}

const order = step("order", { startedAt: START, endedAt: START + 40 });

describe("timeline", () => {
  it("tells queueing from work", () => {
    const [, invoice] = timelineRows(run([order, step("invoice", { startedAt: START + 60, endedAt: START + 160 })]), 0);
    expect(invoice?.bars).toEqual([
      { kind: "queued", from: 40, to: 60 },
      { kind: "work", from: 60, to: 160 },
    ]);
    expect(invoice?.length).toBe(100);
  });

  it("draws every attempt and the wait after it", () => {
    const attempts = [attempt(1, 40, 1_240), attempt(2, 3_240, 3_840, { status: "succeeded" })];
    const [, invoice] = timelineRows(run([order, step("invoice", { startedAt: START + 40, endedAt: START + 3_840, attempts })]), 0);
    expect(invoice?.bars).toEqual([
      { kind: "failed", from: 40, to: 1_240 },
      { kind: "waiting", from: 1_240, to: 3_240 },
      { kind: "work", from: 3_240, to: 3_840 },
    ]);
    expect(invoice?.attempts.map(({ length, waited }) => [length, waited])).toEqual([
      [1_200, 2_000],
      [600, null],
    ]);
  });

  it("shows a step that waits up to when it will be tried again", () => {
    const attempts = [attempt(1, 40, 50, { retryAt: START + 5_050 })];
    const rows = timelineRows(run([order, step("invoice", { status: "waiting", startedAt: START + 40, attempts })]), START + 100);
    expect(rows[1]?.bars.at(-1)).toEqual({ kind: "waiting", from: 50, to: 5_050 });
    expect(timelineSpan(run([]), rows)).toBe(5_050);
  });

  it("lets a running step grow with the clock", () => {
    const attempts = [attempt(1, 40, 0, { status: "running", endedAt: null })];
    const rows = timelineRows(run([order, step("invoice", { status: "running", startedAt: START + 40, attempts })]), START + 900);
    expect(rows[1]?.bars).toEqual([{ kind: "work", from: 40, to: 900 }]);
  });

  it("begins with the trigger, whatever the clocks say", () => {
    const nodes: GraphNode[] = [
      node("invoice"),
      { key: "order", kind: "trigger", name: "ORDER", position: { x: 0, y: 0 }, trigger: { type: "manual" }, connection: null },
    ];
    const early = run([step("invoice", { startedAt: START - 3, endedAt: START + 5 }), order]);
    expect(timelineRows({ ...early, graph: { ...early.graph, nodes } }, 0).map((row) => row.name)).toEqual(["ORDER", "INVOICE"]);
  });

  it("puts steps that never began last, without bars", () => {
    const rows = timelineRows(run([step("invoice", { status: "notReached", port: null }), order]), 0);
    expect(rows.map((row) => [row.name, row.bars.length])).toEqual([
      ["ORDER", 1],
      ["INVOICE", 0],
    ]);
  });
});

it.each([
  [8_300, [0, 2_000, 4_000, 6_000, 8_000]],
  [1, [0, 1]],
  [600, [0, 100, 200, 300, 400, 500, 600]],
])("marks %i ms at round times", (span, marks) => {
  expect(ticks(span)).toEqual(marks);
});
