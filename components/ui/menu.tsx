"use client";
import { DropdownMenu as RadixMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";
import { Keys } from "./kbd.tsx";

const content = "z-50 min-w-44 rounded-lg border border-border-strong bg-popover p-1 shadow-float outline-none";
const item =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-disabled:text-faint-foreground data-highlighted:bg-accent max-md:min-h-11 [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted-foreground";
const danger = "text-failed data-highlighted:bg-failed-soft [&>svg]:text-failed";

interface ItemExtras {
  /** Shown at the right, `Mod+D` for instance; the key itself is bound elsewhere. */
  keys?: string;
  danger?: boolean;
}

/** Not modal: the page behind stays readable to screen readers, and a click beside it does what it says. */
export function Menu(props: ComponentProps<typeof RadixMenu.Root>) {
  return <RadixMenu.Root modal={false} {...props} />;
}

export const MenuTrigger = RadixMenu.Trigger;

export function MenuContent({ className, align = "end", sideOffset = 6, ...rest }: ComponentProps<typeof RadixMenu.Content>) {
  return (
    <RadixMenu.Portal>
      <RadixMenu.Content align={align} sideOffset={sideOffset} collisionPadding={8} className={cn(content, className)} {...rest} />
    </RadixMenu.Portal>
  );
}

export function MenuItem({ className, keys, danger: isDanger = false, children, ...rest }: ComponentProps<typeof RadixMenu.Item> & ItemExtras) {
  return (
    <RadixMenu.Item className={cn(item, isDanger && danger, className)} {...rest}>
      {children}
      <Hint keys={keys} />
    </RadixMenu.Item>
  );
}

export function MenuSeparator() {
  return <RadixMenu.Separator className="-mx-1 my-1 h-px bg-border" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <RadixMenu.Label className="px-2 py-1 font-medium text-11 text-faint-foreground">{children}</RadixMenu.Label>;
}

function Hint({ keys }: { keys: string | undefined }) {
  return keys ? (
    <span className="grow pl-6 text-right">
      <Keys keys={keys} />
    </span>
  ) : null;
}
