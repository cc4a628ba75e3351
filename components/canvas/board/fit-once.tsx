"use client";
import { useNodesInitialized, useReactFlow, useStore } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useEditorStore } from "../store/context.ts";
import { fitOptions } from "./fit.ts";

/** Brings the whole flow into view once its cards are measured; what a person does later is never moved. */
export function FitOnce() {
  const ready = useNodesInitialized();
  const width = useStore((state) => state.width);
  const { fitView } = useReactFlow();
  const store = useEditorStore();
  // A canvas that began empty stays where it is: the first card must not run away from the hand.
  const done = useRef(store.getState().graph.nodes.length === 0);
  useEffect(() => {
    if (!ready || width === 0 || done.current) return;
    done.current = true;
    void fitView(fitOptions());
  }, [ready, width, fitView]);
  return null;
}
