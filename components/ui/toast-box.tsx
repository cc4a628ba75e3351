"use client";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { type Said, useSaid } from "./said.ts";

/** Bottom right, three at most. */
export function ToastBox({ label }: { label: string }) {
  const said = useSaid((state) => state.said);
  // The effect of the box inside ran before this one: it listens by now.
  useEffect(() => {
    if (said.length === 0) return;
    for (const one of said) show(one);
    useSaid.setState({ said: [] });
  }, [said]);
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

function show({ tone, text, ...options }: Said): void {
  if (tone === "plain") toast(text, options);
  else toast[tone](text, options);
}
