import type { Graph } from "#server/flow/graph.ts";

/** What the header says about the draft. Times are milliseconds. */
export type SaveState =
  | { readonly status: "saved"; readonly at: number | null }
  | { readonly status: "unsaved" }
  | { readonly status: "saving" }
  | { readonly status: "failed"; readonly offline: boolean }
  | { readonly status: "conflict"; readonly who: string | null };

export type SaveAnswer =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly reason: "conflict"; readonly who: string | null }
  | { readonly ok: false; readonly reason: "failed"; readonly offline: boolean };

export interface SaverPorts {
  readonly send: (graph: Graph, revision: number) => Promise<SaveAnswer>;
  readonly now: () => number;
  readonly onState: (state: SaveState) => void;
  /** Called with what the server does not have yet, and with null once it has everything. */
  readonly onUnsaved: (graph: Graph | null, revision: number) => void;
}

export interface Saver {
  /** Tells of a changed graph; it is sent after a pause. */
  readonly changed: (graph: Graph) => void;
  /** Sends now; resolves with the revision that holds everything, or null when that could not be reached. */
  readonly flush: () => Promise<number | null>;
  /** After a conflict: go on from the server's revision. */
  readonly adopt: (revision: number) => void;
  readonly revision: () => number;
  readonly stop: () => void;
}

export const PAUSE_MS = 800;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Saves the newest graph, one request at a time, and keeps trying. After a conflict it waits for a person. */
export function createSaver(ports: SaverPorts, startRevision: number): Saver {
  let revision = startRevision;
  let waiting: Graph | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let halted = false;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  };

  const send = (): Promise<void> => {
    clearTimeout(timer);
    if (running !== null) return running;
    if (waiting === null || halted) return Promise.resolve();
    const graph = waiting;
    ports.onState({ status: "saving" });
    running = ports.send(graph, revision).then((answer) => settle(graph, answer));
    return running;
  };

  const settle = (graph: Graph, answer: SaveAnswer): void => {
    running = null;
    if (answer.ok) accepted(graph, answer.revision);
    else if (answer.reason === "conflict") {
      halted = true;
      ports.onState({ status: "conflict", who: answer.who });
    } else {
      ports.onState({ status: "failed", offline: answer.offline });
      later(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 30_000);
    }
  };

  const accepted = (graph: Graph, next: number): void => {
    revision = next;
    failures = 0;
    if (waiting === graph) {
      waiting = null;
      ports.onUnsaved(null, revision);
      ports.onState({ status: "saved", at: ports.now() });
    } else {
      ports.onState({ status: "unsaved" });
      later(PAUSE_MS);
    }
  };

  const flush = async (): Promise<number | null> => {
    while (waiting !== null && !halted) {
      const before = waiting;
      const known = failures;
      await send();
      if (waiting === before && failures > known) return null;
    }
    return waiting === null ? revision : null;
  };

  return {
    changed: (graph) => {
      waiting = graph;
      ports.onUnsaved(graph, revision);
      if (halted) return;
      if (running === null) ports.onState({ status: "unsaved" });
      later(PAUSE_MS);
    },
    flush,
    adopt: (next) => {
      revision = next;
      halted = false;
      if (waiting !== null) later(0);
    },
    revision: () => revision,
    stop: () => clearTimeout(timer),
  };
}
