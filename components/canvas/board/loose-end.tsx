"use client";
import { PlusIcon } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { editorWords } from "#server/messages/editor.ts";
import type { Output } from "../graph/ports.ts";

interface LooseEndProps {
  output: Output;
  stepName: string;
  y: number;
  onAdd: (event: { clientX: number; clientY: number }) => void;
}

const hues = {
  main: "",
  otherwise: "",
  case: "border-[color-mix(in_oklab,var(--kind-logic)_35%,var(--card))] bg-kind-logic-soft text-kind-logic",
  error: "border-failed-line bg-failed-soft text-failed",
} as const;

/** An output that leads nowhere yet: a stub and a plus, with the way's words when it has some. */
export function LooseEnd({ output, stepName, y, onAdd }: LooseEndProps) {
  const label = wayWords(output);
  return (
    <span className="pointer-events-none absolute left-full flex h-6 items-center pl-[5px]" style={{ top: y - 12 }}>
      <span aria-hidden className={cn("h-0 w-4 border-t", output.kind === "error" ? "border-failed-bar border-dashed" : "border-border-strong")} />
      <button
        type="button"
        tabIndex={-1}
        data-add-after={output.port}
        aria-label={label === null ? editorWords.card.addAfter(stepName) : `${editorWords.card.addAfter(stepName)}, ${label}`}
        onClick={(event) => {
          event.stopPropagation();
          onAdd(event);
        }}
        className={cn(
          "nodrag nopan pointer-events-auto inline-flex h-6 min-w-6 items-center justify-center gap-1 whitespace-nowrap rounded-full border border-border-strong bg-card font-medium text-11 text-muted-foreground hover:border-ring hover:text-primary-text",
          label !== null && "px-2",
          hues[output.kind],
        )}
      >
        {label}
        <PlusIcon aria-hidden className={label === null ? "size-3.5" : "size-3"} />
      </button>
    </span>
  );
}

/** The words of a way out, on its wire and at its loose end. */
export function wayWords(output: { readonly kind: Output["kind"]; readonly label: string | null }): string | null {
  if (output.kind === "error") return editorWords.wire.error;
  return output.kind === "otherwise" ? editorWords.wire.otherwise : output.label;
}
