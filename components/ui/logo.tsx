import { cn } from "./cn.ts";

/** Four sockets, one cord: a patchbay. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={cn("size-6", className)}>
      <rect x="1.25" y="1.25" width="21.5" height="21.5" rx="6" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7.5 9v1.6c0 4.1 9 2.2 9 5.4" stroke="var(--primary-text)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="7.5" cy="7.5" r="2" fill="currentColor" />
      <circle cx="16.5" cy="16.5" r="2" fill="currentColor" />
      <circle cx="16.5" cy="7.5" r="1.25" fill="currentColor" opacity=".5" />
      <circle cx="7.5" cy="16.5" r="1.25" fill="currentColor" opacity=".5" />
    </svg>
  );
}
