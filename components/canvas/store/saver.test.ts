import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Graph } from "#server/flow/graph.ts";
import { createSaver, PAUSE_MS, type SaveAnswer, type SaveState } from "./saver.ts";

const graph = (name: string): Graph => ({
  schema: 1,
  nodes: [{ kind: "note", key: "note", name, text: "", position: { x: 0, y: 0 } }],
  edges: [],
});

function setUp(answers: SaveAnswer[]) {
  const sent: { graph: Graph; revision: number }[] = [];
  const states: SaveState[] = [];
  const unsaved: (Graph | null)[] = [];
  const saver = createSaver(
    {
      send: async (one, revision) => {
        sent.push({ graph: one, revision });
        return answers.shift() ?? { ok: true, revision: revision + 1 };
      },
      now: () => 42,
      onState: (state) => states.push(state),
      onUnsaved: (one) => unsaved.push(one),
    },
    7,
  );
  return { saver, sent, states, unsaved };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("createSaver", () => {
  it("sends the newest graph once, after the pause", async () => {
    const { saver, sent, states } = setUp([]);
    saver.changed(graph("a"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    saver.changed(graph("b"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ graph: graph("b"), revision: 7 }]);
    expect(states.at(-1)).toEqual({ status: "saved", at: 42 });
    expect(saver.revision()).toBe(8);
  });

  it("keeps trying after a failure and loses nothing", async () => {
    const { saver, sent, states, unsaved } = setUp([{ ok: false, reason: "failed", offline: true }]);
    saver.changed(graph("a"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toEqual({ status: "failed", offline: true });
    expect(unsaved.at(-1)).toEqual(graph("a"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(2);
    expect(unsaved.at(-1)).toBeNull();
  });

  it("stops at a conflict until a person has chosen, then saves on the new revision", async () => {
    const { saver, sent, states } = setUp([{ ok: false, reason: "conflict", who: "Sam" }]);
    saver.changed(graph("a"));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(states.at(-1)).toEqual({ status: "conflict", who: "Sam" });
    saver.changed(graph("b"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    saver.adopt(12);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]).toEqual({ graph: graph("b"), revision: 12 });
  });

  it("flushes at once, and says when it could not", async () => {
    const good = setUp([]);
    good.saver.changed(graph("a"));
    expect(await good.saver.flush()).toBe(8);
    const bad = setUp([{ ok: false, reason: "failed", offline: false }]);
    bad.saver.changed(graph("a"));
    expect(await bad.saver.flush()).toBeNull();
  });

  it("saves what changed while it was saving", async () => {
    let release: (answer: SaveAnswer) => void = () => undefined;
    const sent: Graph[] = [];
    const saver = createSaver(
      {
        send: (one) => {
          sent.push(one);
          return sent.length === 1 ? new Promise<SaveAnswer>((resolve) => (release = resolve)) : Promise.resolve({ ok: true, revision: 3 });
        },
        now: () => 0,
        onState: () => undefined,
        onUnsaved: () => undefined,
      },
      1,
    );
    saver.changed(graph("a"));
    const done = saver.flush();
    saver.changed(graph("b"));
    release({ ok: true, revision: 2 });
    expect(await done).toBe(3);
    expect(sent).toEqual([graph("a"), graph("b")]);
  });
});
