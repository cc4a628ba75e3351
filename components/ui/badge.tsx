import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

const badge = cva("inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-12 [&>svg]:size-3.5", {
  variants: {
    hue: {
      plain: "border-border bg-card text-muted-foreground",
      success: "border-success-line bg-success-soft text-success",
      failed: "border-failed-line bg-failed-soft text-failed",
      running: "border-running-line bg-running-soft text-running",
      waiting: "border-waiting-line bg-waiting-soft text-waiting",
      skipped: "border-skipped-line bg-skipped-soft text-skipped",
      primary: "border-primary-line bg-primary-soft text-primary-text",
    },
  },
  defaultVariants: { hue: "plain" },
});

export type BadgeHue = NonNullable<VariantProps<typeof badge>["hue"]>;

/** A short fact beside a title; the word carries it, the hue only helps. */
export function Badge({ hue, className, ...rest }: ComponentProps<"span"> & VariantProps<typeof badge>) {
  return <span className={cn(badge({ hue }), className)} {...rest} />;
}

/** 8 px dot before a word: an account's own colour, or Live. */
export function Dot({ className }: { className?: string }) {
  return <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full bg-success-bar", className)} />;
}
