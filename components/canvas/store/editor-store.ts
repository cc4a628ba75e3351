import { createStore, type StoreApi } from "zustand/vanilla";
import type { Graph } from "#server/flow/graph.ts";
import { actionSlice } from "./action-slice.ts";
import { emptyEnv, type FlowEnv } from "./env.ts";
import { graphSlice } from "./graph-slice.ts";
import { selectionSlice } from "./selection-slice.ts";
import type { EditorPorts, EditorState } from "./state.ts";
import { uiSlice } from "./ui-slice.ts";

export type EditorStore = StoreApi<EditorState>;

export interface EditorStart {
  readonly flowId: string;
  readonly name: string;
  readonly graph: Graph;
  readonly env?: FlowEnv;
}

/** One editor's whole state. Nothing in it touches the network or the page; `ports` do. */
export function createEditorStore(start: EditorStart, ports: EditorPorts): EditorStore {
  return createStore<EditorState>()((set, get) => ({
    ...graphSlice(set, get, ports, start.graph),
    ...selectionSlice(set, get),
    ...uiSlice(set, get),
    ...actionSlice(set, get, ports),
    flowId: start.flowId,
    flowName: start.name,
    pinned: start.graph.nodes.length === 0,
    env: start.env ?? emptyEnv,
    problems: [],
    checked: false,
    save: { status: "saved", at: null },
    setEnv: (env) => set({ env }),
    setProblems: (problems) => set({ problems, checked: true }),
    setSave: (save) => set({ save }),
    setFlowName: (flowName) => set({ flowName }),
  }));
}
