"use client";
import { XIcon } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

interface DialogContentProps extends Omit<ComponentProps<typeof Radix.Content>, "title"> {
  title: ReactNode;
  /** One line under the title; also read out on opening. */
  description?: ReactNode;
  icon?: ReactNode;
  closeLabel?: string;
}

/** The box over a scrim that covers the shell. Body, then `DialogFoot`. Focus goes in, Esc closes, focus comes back. */
export function DialogContent({ title, description, icon, closeLabel = "Close", className, children, ...rest }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-[536px] -translate-x-1/2 -translate-y-1/2 flex-col overflow-hidden rounded-xl border border-border-strong bg-popover shadow-float outline-none",
          className,
        )}
        {...rest}
      >
        <div className="flex items-start gap-3 p-5 pr-14 pb-3">
          {icon}
          <div className="min-w-0 grow">
            <Radix.Title className="font-semibold text-16">{title}</Radix.Title>
            {description ? <Radix.Description className="text-muted-foreground">{description}</Radix.Description> : null}
          </div>
        </div>
        {children}
        {/* Last, so that the focus goes to the dialog's own first control. */}
        <Radix.Close asChild>
          <Button look="ghost" size="sm" square aria-label={closeLabel} className="absolute top-4 right-4 max-md:top-2 max-md:right-2">
            <XIcon />
          </Button>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("min-h-0 overflow-y-auto px-5 pt-1 pb-5", className)} {...rest} />;
}

/** Buttons at the right; a way out or a note, given as `aside`, at the left. */
export function DialogFoot({ aside, className, children, ...rest }: ComponentProps<"div"> & { aside?: ReactNode }) {
  return (
    <div className={cn("flex min-h-14 shrink-0 flex-wrap items-center gap-2 border-border border-t bg-sidebar px-5 py-2.5", className)} {...rest}>
      <div className="grow text-muted-foreground">{aside}</div>
      {children}
    </div>
  );
}
