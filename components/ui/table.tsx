import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

/** Hairlines, no zebra; numbers tabular. Put it in a `Box` when it stands alone on a page. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return <table className={cn("w-full border-collapse tabular-nums [&_tbody_tr:last-child_td]:border-b-0", className)} {...rest} />;
}

export function Th({ className, right = false, ...rest }: ComponentProps<"th"> & { right?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        "h-[30px] whitespace-nowrap border-border border-b px-3 text-left font-medium text-11 text-faint-foreground first:pl-4 last:pr-4",
        right && "text-right",
        className,
      )}
      {...rest}
    />
  );
}

export function Td({ className, right = false, ...rest }: ComponentProps<"td"> & { right?: boolean }) {
  return <td className={cn("whitespace-nowrap border-border border-b px-3 first:pl-4 last:pr-4", right && "text-right", className)} {...rest} />;
}

export function Box({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("rounded-lg border border-border bg-card", className)} {...rest} />;
}
