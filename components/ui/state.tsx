import {
  BanIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleDotDashedIcon,
  CircleHelpIcon,
  CirclePauseIcon,
  CircleSlashIcon,
  CircleXIcon,
  ClockIcon,
  HourglassIcon,
  LoaderCircleIcon,
  type LucideIcon,
  PinIcon,
  TriangleAlertIcon,
} from "lucide-react";
import { states } from "#server/messages/states.ts";
import type { BadgeHue } from "./badge.tsx";
import { cn } from "./cn.ts";

/** States of a step on the canvas, of a step in a run and of a run. */
export type State = keyof typeof states;

interface Look {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly hue: BadgeHue;
}

const looks: { readonly [S in State]: Look } = {
  needsSetup: { icon: TriangleAlertIcon, text: "text-waiting", hue: "waiting" },
  ready: { icon: CircleDashedIcon, text: "text-faint-foreground", hue: "plain" },
  tested: { icon: CircleCheckIcon, text: "text-success", hue: "success" },
  queued: { icon: HourglassIcon, text: "text-skipped", hue: "skipped" },
  running: { icon: LoaderCircleIcon, text: "text-running", hue: "running" },
  succeeded: { icon: CircleCheckIcon, text: "text-success", hue: "success" },
  failed: { icon: CircleXIcon, text: "text-failed", hue: "failed" },
  waiting: { icon: ClockIcon, text: "text-waiting", hue: "waiting" },
  skipped: { icon: CircleSlashIcon, text: "text-skipped", hue: "skipped" },
  notReached: { icon: CircleDotDashedIcon, text: "text-faint-foreground", hue: "plain" },
  unknown: { icon: CircleHelpIcon, text: "text-waiting", hue: "waiting" },
  cancelled: { icon: BanIcon, text: "text-skipped", hue: "skipped" },
  paused: { icon: CirclePauseIcon, text: "text-skipped", hue: "skipped" },
  sample: { icon: PinIcon, text: "text-primary-text", hue: "primary" },
};

export function stateHue(state: State): BadgeHue {
  return looks[state].hue;
}

/** The icon alone, named for screen readers unless `decorative` because the word stands beside it. */
export function StateIcon({ state, decorative = false, className }: { state: State; decorative?: boolean; className?: string }) {
  const { icon: Icon, text } = looks[state];
  const spin = state === "running" ? "animate-spin" : "";
  const name = decorative ? { "aria-hidden": true as const } : { role: "img", "aria-label": states[state] };
  return <Icon className={cn("size-4 shrink-0", text, spin, className)} {...name} />;
}

/** Icon, word and hue. `children` replaces the word when it says more: "Failed at Create invoice". */
export function StateLabel({ state, className, children }: { state: State; className?: string; children?: React.ReactNode }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap align-middle font-medium", looks[state].text, className)}>
      <StateIcon state={state} decorative />
      <span>{children ?? states[state]}</span>
    </span>
  );
}
