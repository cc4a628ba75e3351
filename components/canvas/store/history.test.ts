import { describe, expect, it } from "vitest";
import type { Graph } from "#server/flow/graph.ts";
import { type Entry, emptyHistory, record, stepBack, stepForward } from "./history.ts";

const graph = (name: string): Graph => ({
  schema: 1,
  nodes: [{ kind: "note", key: "note", name, text: "", position: { x: 0, y: 0 } }],
  edges: [],
});
const entry = (from: string, to: string, at: number, merge: string | null = null): Entry => ({
  label: `to ${to}`,
  before: graph(from),
  after: graph(to),
  at,
  merge,
});

describe("history", () => {
  it("goes back and forward through what was done", () => {
    const two = record(record(emptyHistory, entry("a", "b", 0)), entry("b", "c", 10));
    const back = stepBack(two);
    expect(back?.graph).toEqual(graph("b"));
    expect(back?.label).toBe("to c");
    expect(stepForward(back?.history ?? emptyHistory)?.graph).toEqual(graph("c"));
  });

  it("makes one entry of typing without a pause, and a second one after it", () => {
    let history = record(emptyHistory, entry("a", "b", 0, "name"));
    history = record(history, entry("b", "c", 500, "name"));
    history = record(history, entry("c", "d", 1_000, "name"));
    expect(history.past).toHaveLength(1);
    expect(stepBack(history)?.graph).toEqual(graph("a"));
    expect(record(history, entry("d", "e", 1_600, "name")).past).toHaveLength(2);
  });

  it("keeps different things apart however fast they come", () => {
    expect(record(record(emptyHistory, entry("a", "b", 0, "name")), entry("b", "c", 1, "note")).past).toHaveLength(2);
    expect(record(record(emptyHistory, entry("a", "b", 0)), entry("b", "c", 1)).past).toHaveLength(2);
  });

  it("forgets what was undone once something new is done", () => {
    const back = stepBack(record(emptyHistory, entry("a", "b", 0)));
    expect(record(back?.history ?? emptyHistory, entry("a", "c", 5)).future).toEqual([]);
  });

  it("keeps the last two hundred", () => {
    let history = emptyHistory;
    for (let at = 0; at < 230; at++) history = record(history, entry(String(at), String(at + 1), at));
    expect(history.past).toHaveLength(200);
    expect(history.past[0]?.before).toEqual(graph("30"));
  });
});
