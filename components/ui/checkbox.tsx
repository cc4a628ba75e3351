"use client";
import { CheckIcon, MinusIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

interface CheckboxProps extends Omit<ComponentProps<"button">, "onChange"> {
  checked: boolean | "indeterminate";
  /** Some of several becomes all of them. */
  onCheckedChange: (checked: boolean) => void;
}

export function Checkbox({ checked, onCheckedChange, className, ...rest }: CheckboxProps) {
  const Mark = checked === "indeterminate" ? MinusIcon : CheckIcon;
  return (
    // biome-ignore lint/a11y/useSemanticElements: one that shows "some of them" and can be drawn like the rest
    <button
      type="button"
      role="checkbox"
      aria-checked={checked === "indeterminate" ? "mixed" : checked}
      data-state={checked === false ? "unchecked" : "checked"}
      onClick={() => onCheckedChange(checked !== true)}
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-xs border border-wire bg-card text-primary-foreground before:absolute before:-inset-1 data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        className,
      )}
      {...rest}
    >
      {checked === false ? null : <Mark aria-hidden className="size-3" strokeWidth={3} />}
    </button>
  );
}
