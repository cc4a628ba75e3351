import type { GraphNode } from "#server/flow/graph.ts";
import { findNode } from "../graph/walk.ts";
import type { GetState, PanelTab, SelectionSlice, SetState } from "./state.ts";

/** What is selected, what has the focus, what the inspector shows. */
export function selectionSlice(set: SetState, get: GetState): SelectionSlice {
  return {
    selected: new Set(),
    wire: null,
    current: null,
    panel: null,
    select: (keys) => set({ selected: new Set(keys), wire: null, current: keys.at(-1) ?? get().current }),
    selectWire: (wire) => set({ wire, selected: wire === null ? get().selected : new Set() }),
    focusStep: (current) => set({ current }),
    openPanel: (key, tab) => {
      const node = findNode(get().graph, key);
      if (node === undefined || node.kind === "note") return;
      set({ selected: new Set([key]), wire: null, current: key, panel: tab ?? tabFor(node, get().panel) });
    },
    closePanel: () => set({ panel: null }),
  };
}

/** The tab that was open stays open from step to step, if the step has it. */
function tabFor(node: GraphNode, open: PanelTab | null): PanelTab {
  if (node.kind !== "action") return open === "test" ? "test" : "setup";
  return open ?? (node.connection === null ? "setup" : "map");
}
