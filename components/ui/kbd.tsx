"use client";
import { type ComponentProps, useSyncExternalStore } from "react";
import { cn } from "./cn.ts";

export function Kbd({ className, ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-block min-w-4.5 rounded-xs border border-border bg-muted px-1 text-center font-medium font-sans text-11 text-faint-foreground tracking-normal in-[.bg-primary]:border-primary-foreground/40 in-[.bg-primary]:bg-transparent in-[.bg-primary]:text-inherit",
        className,
      )}
      {...rest}
    />
  );
}

const never = () => () => {};

/** Writes `Mod+K` as the keys of this machine: ⌘K or Ctrl K. */
export function Keys({ keys, className }: { keys: string; className?: string }) {
  const apple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return <Kbd className={className}>{writeKeys(keys, apple)}</Kbd>;
}

/** Pure; exported for its test. */
export function writeKeys(keys: string, apple: boolean): string {
  const names: Record<string, string> = apple ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↵", Escape: "Esc" } : { Mod: "Ctrl", Enter: "↵", Escape: "Esc" };
  return keys
    .split("+")
    .map((key) => names[key] ?? key)
    .join(apple ? "" : " ");
}
