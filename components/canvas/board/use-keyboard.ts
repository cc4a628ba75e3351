"use client";
import { useReactFlow } from "@xyflow/react";
import { type KeyboardEvent, useCallback, useMemo } from "react";
import { isTyping, matchesKeys } from "#components/lib/keys.ts";
import type { Position } from "#server/flow/graph.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditorStore } from "../store/context.ts";
import { boardKeys } from "./board-keys.ts";
import { connectKeys, grabKeys } from "./mode-keys.ts";
import { useTidy } from "./use-tidy.ts";

/** Keys of the canvas. They work only while the canvas has the focus, and never while one types. */
export function useKeyboard(focusStep: (key: string) => void, openMenu: (key: string, at: Position) => void) {
  const store = useEditorStore();
  const flow = useReactFlow();
  const tidy = useTidy();
  const { testStep } = useFlowSession();
  const keys = useMemo(() => {
    const test = (key: string): void => {
      store.getState().openPanel(key, "test");
      testStep(key);
    };
    return boardKeys({ store, flow, tidy, focusStep, openMenu, testStep: test });
  }, [store, flow, tidy, focusStep, openMenu, testStep]);
  return useCallback(
    (event: KeyboardEvent) => {
      const target = event.target;
      if (isTyping(target) || event.defaultPrevented) return;
      const { mode } = store.getState();
      const special = mode.type === "connect" ? connectKeys(store, event.key) : mode.type === "grab" ? grabKeys(store, event.key, event.shiftKey) : false;
      if (special) return event.preventDefault();
      if (target instanceof HTMLElement && target.closest("button, a, [role=toolbar]") !== null) return;
      const key = keys.find((one) => one.keys.some((text) => matchesKeys(event, text)));
      if (key === undefined) return;
      event.preventDefault();
      key.run();
    },
    [store, keys],
  );
}
