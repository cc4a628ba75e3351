"use client";
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useCallback, useEffect } from "react";
import { states } from "#server/messages/states.ts";
import { CARD_HEIGHT, CARD_WIDTH } from "../graph/geometry.ts";
import { findNode, triggerOf } from "../graph/walk.ts";
import { useEditor, useEditorStore } from "../store/context.ts";
import { useRunStore } from "../store/run-context.ts";
import { cardState, countErrors } from "./card-state.ts";
import { stepSentence } from "./sentence.ts";

/**
 * One Tab stop for the canvas: the current card. The library writes its own attributes on the card's outer element, so
 * ours are written after it, straight into the page: as element data they would make new objects for every card.
 */
export function useRoving(board: RefObject<HTMLDivElement | null>): (key: string) => void {
  const store = useEditorStore();
  const runs = useRunStore();
  const { setCenter, getZoom } = useReactFlow();
  const graph = useEditor((state) => state.graph);
  const current = useEditor((state) => state.current);
  const problems = useEditor((state) => state.problems);
  const env = useEditor((state) => state.env);

  useEffect(() => {
    const stop = current ?? triggerOf(graph)?.key ?? graph.nodes[0]?.key;
    for (const card of board.current?.querySelectorAll<HTMLElement>(".react-flow__node") ?? []) {
      const node = findNode(graph, card.getAttribute("data-id") ?? "");
      if (node === undefined) continue;
      const { state } = cardState(runs.getState().steps.get(node.key), countErrors(problems, node.key));
      card.tabIndex = node.key === stop ? 0 : -1;
      card.setAttribute("role", "group");
      card.setAttribute("aria-label", node.kind === "note" ? node.text : stepSentence(graph, node, env, states[state].toLowerCase()));
      card.removeAttribute("aria-roledescription");
    }
  });

  return useCallback(
    (key: string) => {
      store.getState().focusStep(key);
      const find = () => board.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`);
      const card = find();
      if (card) return card.focus();
      const node = findNode(store.getState().graph, key);
      if (node === undefined) return;
      void setCenter(node.position.x + CARD_WIDTH / 2, node.position.y + CARD_HEIGHT / 2, { zoom: getZoom() }).then(() => find()?.focus());
    },
    [store, board, setCenter, getZoom],
  );
}
