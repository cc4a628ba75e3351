"use client";
import { Toaster as Sonner } from "sonner";

/** Bottom right, three at most. A toast repeats what the page also says; an error never lives in one alone. */
export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      className="font-sans!"
      position="bottom-right"
      visibleToasts={3}
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[356px] max-w-[calc(100vw-32px)] items-center gap-3 rounded-lg border border-border-strong bg-popover px-4 py-3 text-13 text-foreground shadow-float",
          content: "grow",
          title: "font-medium",
          description: "text-muted-foreground",
          actionButton: "h-7 shrink-0 rounded-md border border-input bg-card px-2.5 font-medium hover:bg-accent",
        },
      }}
    />
  );
}

export { toast } from "sonner";
