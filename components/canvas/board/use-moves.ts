"use client";
import { useCallback, useMemo } from "react";
import { editorWords } from "#server/messages/editor.ts";
import { boxOf } from "../graph/geometry.ts";
import { wireAt } from "../graph/hit.ts";
import { takesInput } from "../graph/ports.ts";
import { refusal } from "../graph/rules.ts";
import { findNode } from "../graph/walk.ts";
import { useEditorStore } from "../store/context.ts";
import { isLoose, moveSteps, spliceLoose } from "../store/edits.ts";
import type { StepElement } from "./elements.ts";

/** What happens when dragged cards are let go: they stay there, and a loose one on a wire is put between. */
export function useMoves() {
  const store = useEditorStore();
  const onNodeDragStop = useCallback(
    (_: unknown, _node: StepElement, dragged: StepElement[]) => {
      const state = store.getState();
      const places = new Map(dragged.filter((one) => moved(one, state.graph)).map((one) => [one.id, one.position]));
      const [only] = dragged;
      if (places.size === 0) return;
      if (dragged.length !== 1 || only === undefined || !isLoose(state.graph, only.id)) return state.move(places);
      const node = findNode(state.graph, only.id);
      if (node === undefined || !takesInput(node)) return state.move(places);
      const box = boxOf({ ...node, position: only.position });
      const edge = wireAt(state.graph, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
      if (edge === null || refusal(state.graph, edge.from, node.key) !== null) return state.move(places);
      state.edit([moveSteps(places), ...spliceLoose(edge, node)], { label: editorWords.did.splice(node.name) });
      state.say(editorWords.said.done(editorWords.did.splice(node.name)));
    },
    [store],
  );
  return useMemo(() => ({ onNodeDragStop }), [onNodeDragStop]);
}

function moved(element: StepElement, graph: Parameters<typeof findNode>[0]): boolean {
  const place = findNode(graph, element.id)?.position;
  return place !== undefined && (place.x !== element.position.x || place.y !== element.position.y);
}
