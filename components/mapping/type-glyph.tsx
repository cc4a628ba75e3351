"use client";
import { BracesIcon, CheckIcon, ClockIcon, FileIcon, HashIcon, ListIcon, TypeIcon } from "lucide-react";
import type { Shape } from "#server/flow/shape.ts";

/** What kind of value a row holds. Decorative: its sample says it too. */
export function TypeGlyph({ shape }: { shape: Shape }) {
  const Glyph = glyphOf(shape);
  return <Glyph aria-hidden className="size-3.5 shrink-0 text-faint-foreground" />;
}

function glyphOf(shape: Shape) {
  switch (shape.type) {
    case "string":
      return shape.format === "date" || shape.format === "date-time" ? ClockIcon : shape.format === "decimal" ? HashIcon : TypeIcon;
    case "number":
      return HashIcon;
    case "boolean":
      return CheckIcon;
    case "array":
      return ListIcon;
    case "file":
      return FileIcon;
    case "object":
    case "null":
    case "unknown":
      return BracesIcon;
  }
}
