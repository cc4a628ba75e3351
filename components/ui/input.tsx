import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

const field =
  "border border-input rounded-md bg-card text-foreground placeholder:text-faint-foreground field-focus aria-invalid:border-failed disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground";

/** A line of text. `compact` is 28 px high, else 32. */
export function Input({ className, compact = false, ...rest }: ComponentProps<"input"> & { compact?: boolean }) {
  return <input className={cn(field, "w-full min-w-0 px-2 max-md:min-h-11", compact ? "h-7" : "h-8", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn(field, "min-h-18 w-full px-2 py-1.5", className)} {...rest} />;
}

/** A search box: icon in front, a key hint or a clear button behind. */
export function SearchInput({ className, before, after, ...rest }: ComponentProps<"input"> & { before?: ReactNode; after?: ReactNode }) {
  return (
    <span
      className={cn(
        field,
        "flex h-8 min-w-0 items-center gap-1.5 px-2 max-md:min-h-11 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-faint-foreground",
        className,
      )}
    >
      {before}
      <input
        type="search"
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint-foreground [&::-webkit-search-cancel-button]:hidden"
        {...rest}
      />
      {after}
    </span>
  );
}
