"use client";
import { CheckIcon, MinusIcon } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export function Checkbox({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-xs border border-wire bg-card before:absolute before:-inset-1 data-[state=checked]:border-primary data-[state=indeterminate]:border-primary data-[state=checked]:bg-primary data-[state=indeterminate]:bg-primary",
        className,
      )}
      {...rest}
    >
      <Radix.Indicator className="text-primary-foreground">
        {rest.checked === "indeterminate" ? <MinusIcon className="size-3" strokeWidth={3} /> : <CheckIcon className="size-3" strokeWidth={3} />}
      </Radix.Indicator>
    </Radix.Root>
  );
}
