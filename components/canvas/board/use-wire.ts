"use client";
import { type Connection, type FinalConnectionState, useReactFlow } from "@xyflow/react";
import { useCallback, useMemo } from "react";
import { OUT } from "#server/flow/graph.ts";
import { refusal, validTargets, type WireEnd } from "../graph/rules.ts";
import { useEditorStore } from "../store/context.ts";

/** Wiring by the pointer: dot to dot, dot to card, and dot to free ground, which asks for a new step. */
export function useWire() {
  const store = useEditorStore();
  const { screenToFlowPosition } = useReactFlow();

  const allowed = useCallback(
    (wire: { source: string | null; sourceHandle?: string | null; target: string | null }) =>
      wire.source !== null && wire.target !== null && refusal(store.getState().graph, endOf(wire.source, wire.sourceHandle), wire.target) === null,
    [store],
  );

  const join = useCallback((wire: Connection) => void store.getState().connect(endOf(wire.source, wire.sourceHandle), wire.target), [store]);

  const start = useCallback(
    (_: unknown, from: { nodeId: string | null; handleId: string | null; handleType: string | null }) => {
      if (from.nodeId === null || from.handleType !== "source") return;
      // Also without a step to reach: the wire can be let go on free ground.
      const end = endOf(from.nodeId, from.handleId);
      store.getState().setMode({ type: "connect", from: end, targets: validTargets(store.getState().graph, end), candidate: null });
    },
    [store],
  );

  const end = useCallback(
    (event: MouseEvent | TouchEvent, wire: FinalConnectionState) => {
      const { mode, setMode, connect, openPicker } = store.getState();
      const made = wire.isValid === true && wire.toNode !== null;
      if (made || mode.type !== "connect") return setMode({ type: "idle" });
      const at = pointOf(event);
      const card = wire.toNode?.id ?? cardAt(at);
      setMode({ type: "idle" });
      if (card !== null && card !== mode.from.node) return void connect(mode.from, card);
      if (card === mode.from.node || wire.fromHandle?.type !== "source") return;
      openPicker({ insertion: { type: "after", from: mode.from, position: screenToFlowPosition(at) }, at });
    },
    [store, screenToFlowPosition],
  );

  return useMemo(() => ({ isValidConnection: allowed, onConnect: join, onConnectStart: start, onConnectEnd: end }), [allowed, join, start, end]);
}

function endOf(node: string, port: string | null | undefined): WireEnd {
  return { node, port: port ?? OUT };
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

/** Key of the card under a point of the screen: letting a wire go anywhere on a card is enough. */
export function cardAt(point: { x: number; y: number }): string | null {
  const cards = document.elementsFromPoint(point.x, point.y).map((element) => element.closest(".react-flow__node"));
  return cards.find((card) => card !== null)?.getAttribute("data-id") ?? null;
}
