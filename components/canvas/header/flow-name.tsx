"use client";
import { useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { editorWords } from "#server/messages/editor.ts";
import { useFlowSession } from "../session/flow-context.ts";
import { useEditor } from "../store/context.ts";

/** The flow's name; a click renames it. Esc leaves it as it was. */
export function FlowName() {
  const { rename } = useFlowSession();
  const name = useEditor((state) => state.flowName);
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <h1 className="min-w-0">
        <button
          type="button"
          title={editorWords.header.rename}
          className="-mx-1 max-w-72 truncate rounded-sm px-1 font-medium hover:bg-accent"
          onClick={() => setTyped(name)}
        >
          {name}
        </button>
      </h1>
    );
  }
  const finish = (): void => {
    const next = typed.trim();
    if (next !== "" && next !== name) rename(next);
    setTyped(null);
  };
  return (
    <Input
      compact
      autoFocus
      aria-label={editorWords.header.rename}
      className="w-60"
      maxLength={120}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
