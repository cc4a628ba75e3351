import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectProps {
  /** "" shows the placeholder. */
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
  placeholder?: string;
  compact?: boolean;
  disabled?: boolean;
  className?: string;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** Look of the closed field. */
export const trigger = (compact: boolean): string =>
  cn(
    "field-focus flex w-full min-w-0 items-center justify-between gap-1.5 rounded-md border border-input bg-card px-2 text-left hover:bg-accent data-placeholder:text-faint-foreground disabled:opacity-55 max-md:min-h-11 [&>span]:truncate",
    compact ? "h-7" : "h-8",
  );
