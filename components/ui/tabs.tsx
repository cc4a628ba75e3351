"use client";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export const Tabs = Radix.Root;

export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn("flex gap-5 overflow-x-auto border-border border-b px-4", className)} {...rest} />;
}

/** 36 px high; the chosen one carries a 2 px line. */
export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "relative inline-flex h-9 shrink-0 items-center gap-1.5 font-medium text-muted-foreground after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-t-xs hover:text-foreground data-[state=active]:text-foreground data-[state=active]:after:bg-primary focus-visible:-outline-offset-2 max-md:min-h-11",
        className,
      )}
      {...rest}
    />
  );
}

export function TabsContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn("focus-visible:-outline-offset-2", className)} {...rest} />;
}
