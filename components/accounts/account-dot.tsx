import { cn } from "#components/ui/cn.ts";

const hues = ["bg-kind-trigger", "bg-kind-data", "bg-kind-logic", "bg-kind-human", "bg-success-bar", "bg-running-bar", "bg-waiting-bar"];

/** The colour that an account keeps everywhere, so that two of one app are told apart at a glance; the name stays beside it. */
export function AccountDot({ id, className }: { id: string; className?: string }) {
  const sum = [...id].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full", hues[sum % hues.length], className)} />;
}
