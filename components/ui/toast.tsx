"use client";
import dynamic from "next/dynamic";
import { type Said, type ToastOptions, useSaid } from "./said.ts";

// Most pages are left without one toast: nobody waits for them on the first load.
const ToastBox = dynamic(() => import("./toast-box.tsx").then((module) => module.ToastBox), { ssr: false });

/** Where toasts come up. A toast repeats what the page also says; an error never lives in one alone. */
export function Toaster({ label }: { label: string }) {
  const wanted = useSaid(({ wanted }) => wanted);
  return wanted ? <ToastBox label={label} /> : null;
}

function say(tone: Said["tone"], text: string, options: ToastOptions = {}): void {
  useSaid.setState(({ said }) => ({ wanted: true, said: [...said, { ...options, tone, text }] }));
}

export const toast = Object.assign((text: string, options?: ToastOptions) => say("plain", text, options), {
  success: (text: string, options?: ToastOptions) => say("success", text, options),
  error: (text: string, options?: ToastOptions) => say("error", text, options),
});
