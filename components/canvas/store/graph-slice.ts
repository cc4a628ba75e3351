import { applyEdit, type Edit } from "#server/flow/edit.ts";
import type { Graph } from "#server/flow/graph.ts";
import { editorWords } from "#server/messages/editor.ts";
import { refusalSentence } from "#server/messages/edits.ts";
import { findNode } from "../graph/walk.ts";
import { emptyHistory, record, type Step, stepBack, stepForward } from "./history.ts";
import type { EditorPorts, GetState, GraphSlice, SetState } from "./state.ts";

/** The draft and its command stack. Every change of the flow passes here, once. */
export function graphSlice(set: SetState, get: GetState, ports: EditorPorts, graph: Graph): GraphSlice {
  const change = (after: Graph, label: string, merge: string | null): void => {
    const before = get().graph;
    if (after === before) return;
    set({ graph: after, history: record(get().history, { label, before, after, at: ports.now(), merge }) });
    ports.onGraph(after);
  };
  const travel = (step: Step | null, say: (what: string) => string): void => {
    if (step === null) return;
    set({ graph: step.graph, history: step.history, ...surviving(get, step.graph) });
    get().say(say(step.label));
    ports.onGraph(step.graph);
  };
  return {
    graph,
    history: emptyHistory,
    edit: (edits, options) => {
      const edited = applyEdit(get().graph, batchOf(edits, options.label));
      if (!edited.ok) {
        get().refuse(refusalSentence(edited.refusal));
        return null;
      }
      change(edited.graph, options.label, options.merge ?? null);
      return edited.selected;
    },
    replaceGraph: (next, label) => {
      change(next, label, null);
      set(surviving(get, next));
    },
    undo: () => travel(stepBack(get().history), editorWords.said.undone),
    redo: () => travel(stepForward(get().history), editorWords.said.redone),
  };
}

/** Several edits are one: all of them or none. */
function batchOf(edits: readonly Edit[], label: string): Edit {
  const [only] = edits;
  return edits.length === 1 && only !== undefined ? only : { type: "batch", label, edits };
}

/** Selection without the steps that the new graph does not have. */
function surviving(get: GetState, graph: Graph): Pick<ReturnType<GetState>, "selected" | "wire" | "current" | "panel"> {
  const { selected, current, panel } = get();
  const kept = current !== null && findNode(graph, current) !== undefined;
  return {
    selected: new Set([...selected].filter((key) => findNode(graph, key) !== undefined)),
    wire: null,
    current: kept ? current : null,
    panel: kept ? panel : null,
  };
}
