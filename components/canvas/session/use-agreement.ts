"use client";
import { useCallback, useMemo, useRef, useState } from "react";
import type { EditorStore } from "../store/editor-store.ts";
import { type RealWrite, realWrites } from "./real-writes.ts";

interface Question {
  readonly writes: readonly RealWrite[];
  readonly start: () => void;
}

/** Asks once for each step, for as long as this page is open, before a test changes something real. */
export function useAgreement(store: EditorStore) {
  const agreed = useRef(new Set<string>());
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback(
    (only: string | null, start: () => void) => {
      const { graph, env } = store.getState();
      const writes = realWrites(graph, env, only).filter((write) => !agreed.current.has(write.node));
      if (writes.length === 0) start();
      else setQuestion({ writes, start });
    },
    [store],
  );
  const asking = useMemo(() => {
    if (question === null) return null;
    return {
      writes: question.writes,
      cancel: () => setQuestion(null),
      go: () => {
        for (const write of question.writes) agreed.current.add(write.node);
        setQuestion(null);
        question.start();
      },
    };
  }, [question]);
  return { asking, ask };
}
