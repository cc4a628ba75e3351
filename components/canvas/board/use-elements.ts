"use client";
import { applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useState } from "react";
import { useEditor, useEditorStore } from "../store/context.ts";
import { type StepElement, stepElements, type WireElement, wireElements } from "./elements.ts";

/** The library's elements, kept in step with the graph. While a card is dragged its place lives only here. */
export function useElements() {
  const store = useEditorStore();
  const graph = useEditor((state) => state.graph);
  const selected = useEditor((state) => state.selected);
  const wire = useEditor((state) => state.wire);
  const [nodes, setNodes] = useState<StepElement[]>(() => stepElements(graph, selected, []));
  const [edges, setEdges] = useState<WireElement[]>(() => wireElements(graph, wire, []));

  useEffect(() => setNodes((before) => stepElements(graph, selected, before)), [graph, selected]);
  useEffect(() => setEdges((before) => wireElements(graph, wire, before)), [graph, wire]);

  const onNodesChange = useCallback(
    (changes: NodeChange<StepElement>[]) => {
      const { selected: before, select } = store.getState();
      const next = new Set(before);
      for (const change of changes) {
        if (change.type !== "select") continue;
        if (change.selected) next.add(change.id);
        else next.delete(change.id);
      }
      if (next.size !== before.size || [...next].some((key) => !before.has(key))) select([...next]);
      const own = changes.filter((change) => change.type === "position" || change.type === "dimensions");
      if (own.length > 0) setNodes((current) => applyNodeChanges(own, current));
    },
    [store],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireElement>[]) => {
      for (const change of changes) {
        if (change.type !== "select") continue;
        if (change.selected) store.getState().selectWire(change.id);
        else if (store.getState().wire === change.id) store.getState().selectWire(null);
      }
    },
    [store],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}
