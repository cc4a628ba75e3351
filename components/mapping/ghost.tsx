"use client";
import { cn } from "#components/ui/cn.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import type { Mapping } from "#server/flow/mapping.ts";
import { mappingWords } from "#server/messages/mapping.ts";
import { useMap } from "./context.ts";
import { PillInside, pillBox, pillFacts } from "./pill-view.tsx";

/** A likely value, dashed, until Tab or a click accepts it. Nothing is mapped unseen. */
export function GhostPill({ mapping, path, onAccept }: { mapping: Mapping; path: readonly string[]; onAccept: () => void }) {
  const model = useMap();
  if (mapping.kind !== "formula") return null;
  const facts = pillFacts(model, mapping.formula, path);
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        data-ghost
        className={cn(pillBox, "border-wire border-dashed bg-transparent text-muted-foreground hover:border-ring")}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onAccept}
      >
        <span className="sr-only">{mappingWords.form.suggestion}</span>
        <PillInside facts={facts} />
      </button>
      <span aria-hidden className="ml-auto inline-flex items-center pr-1 opacity-0 group-focus-within/field:opacity-100">
        <Kbd>{mappingWords.form.accept}</Kbd>
      </span>
    </>
  );
}
