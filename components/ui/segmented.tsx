"use client";
import type { KeyboardEvent, ReactNode } from "react";
import { cn } from "./cn.ts";

interface SegmentedProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  options: readonly { readonly value: T; readonly label: ReactNode; readonly hint?: string }[];
  label: string;
  className?: string;
}

/** A choice of two to five that takes effect at once: Canvas or Outline, All or Live. Arrow keys go along, Space takes. */
export function Segmented<T extends string>({ value, onChange, options, label, className }: SegmentedProps<T>) {
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={goAlong}
      className={cn("inline-flex gap-0.5 rounded-md border border-border bg-muted p-0.5", className)}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: looks and reads as a row of buttons
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          title={option.hint}
          onClick={() => onChange(option.value)}
          className="inline-flex h-6 items-center gap-1.5 rounded-xs px-2.5 font-medium text-12 text-muted-foreground hover:text-foreground aria-checked:bg-card aria-checked:text-foreground aria-checked:ring-1 aria-checked:ring-border max-md:min-h-10 [&_svg]:size-3.5"
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

const steps: { readonly [key: string]: number } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  if (at < 0) return;
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
