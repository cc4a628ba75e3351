import type { Graph } from "#server/flow/graph.ts";

/** One thing a person did. Graphs share their unchanged parts, so keeping both sides costs little and undo cannot fail. */
export interface Entry {
  readonly label: string;
  readonly before: Graph;
  readonly after: Graph;
  /** Milliseconds; of the last change that went into this entry. */
  readonly at: number;
  /** Changes with the same word, one soon after the other, are one entry: typing in a field, nudging a card. */
  readonly merge: string | null;
}

export interface History {
  readonly past: readonly Entry[];
  readonly future: readonly Entry[];
}

export const emptyHistory: History = { past: [], future: [] };
export const MERGE_MS = 600;
const LONGEST = 200;

/** Writes down a change; what was undone before it is gone. */
export function record(history: History, entry: Entry): History {
  const last = history.past.at(-1);
  if (last !== undefined && entry.merge !== null && last.merge === entry.merge && entry.at - last.at < MERGE_MS) {
    return { past: [...history.past.slice(0, -1), { ...entry, before: last.before }], future: [] };
  }
  return { past: [...history.past, entry].slice(-LONGEST), future: [] };
}

export interface Step {
  readonly history: History;
  readonly graph: Graph;
  readonly label: string;
}

export function stepBack(history: History): Step | null {
  const last = history.past.at(-1);
  if (last === undefined) return null;
  return { history: { past: history.past.slice(0, -1), future: [last, ...history.future] }, graph: last.before, label: last.label };
}

export function stepForward(history: History): Step | null {
  const [next, ...rest] = history.future;
  if (next === undefined) return null;
  return { history: { past: [...history.past, next], future: rest }, graph: next.after, label: next.label };
}
