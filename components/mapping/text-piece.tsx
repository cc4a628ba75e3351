"use client";
import type { KeyboardEvent } from "react";
import { cn } from "#components/ui/cn.ts";

interface TextPieceProps {
  place: number;
  last: boolean;
  shown: boolean;
  grows: boolean;
  label: string;
  describedBy: string;
  required: boolean;
  invalid: boolean;
  value: string;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Where a value from outside would go. */
  onCaret: (offset: number) => void;
  onLeave: () => void;
}

/** Typed text before, between or after the pills of a field. */
export function TextPiece({ place, last, shown, grows, label, describedBy, required, invalid, value, onChange, onKeyDown, onCaret, onLeave }: TextPieceProps) {
  if (!shown) return null;
  return (
    <input
      data-text={place}
      aria-label={label}
      aria-describedby={describedBy}
      aria-required={required}
      {...(invalid ? { "aria-invalid": true } : {})}
      autoComplete="off"
      spellCheck={false}
      className={cn("h-6 min-w-6 max-w-full bg-transparent outline-none field-sizing-content", last && grows && "grow")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onSelect={(event) => onCaret(event.currentTarget.selectionStart ?? 0)}
      onFocus={(event) => onCaret(event.currentTarget.selectionStart ?? 0)}
      onBlur={onLeave}
    />
  );
}
