import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { type State, StateIcon } from "./state.tsx";
import { Tile, type TileKind } from "./tile.tsx";

const strips: { readonly [K in TileKind]: string } = {
  trigger: "before:bg-kind-trigger",
  app: "before:bg-kind-app before:opacity-55",
  logic: "before:bg-kind-logic",
  data: "before:bg-kind-data",
  human: "before:bg-kind-human",
};

export interface StepCardProps {
  name: string;
  /** The app, in grey: "Xero", "Mailchimp · sandbox", "Branch · 2 ways". */
  app: string;
  kind: TileKind;
  icon?: string | null;
  monogram?: string;
  glyph?: string;
  sandbox?: boolean;
  state?: State | undefined;
  /** Under the state: a time, a count, "1 to finish". */
  value?: ReactNode;
  selected?: boolean;
  className?: string;
  /** Ports. */
  children?: ReactNode;
}

/** The card of a step, 240 × 64, as the editor and the run page both draw it. Looks only: no handlers, no wires. */
export function StepCard({ name, app, kind, icon, monogram, glyph, sandbox, state, value, selected = false, className, children }: StepCardProps) {
  return (
    <div
      className={cn(
        "relative flex h-16 w-60 items-center gap-2.5 rounded-lg border border-border-strong bg-card pr-3 pl-3.5 text-left before:absolute before:inset-y-2.5 before:-left-px before:w-[3px] before:rounded-r-[3px] before:content-['']",
        strips[kind],
        state === "failed" && "border-failed",
        (state === "notReached" || state === "skipped") && "border-dashed bg-[color-mix(in_oklab,var(--card)_60%,var(--canvas))]",
        selected && "border-ring border-solid shadow-[0_0_0_1px_var(--ring),var(--shadow-float)]",
        className,
      )}
    >
      <Tile
        {...(icon === undefined ? {} : { icon })}
        {...(monogram === undefined ? {} : { monogram })}
        {...(glyph === undefined ? {} : { glyph })}
        kind={kind}
        sandbox={sandbox ?? false}
      />
      <span className="grid min-w-0 grow gap-px">
        <span className="truncate font-semibold tracking-[-0.006em]">{name}</span>
        <span className="truncate text-12 text-muted-foreground">{app}</span>
      </span>
      {state ? (
        <span className={cn("grid shrink-0 justify-items-end gap-px text-11 tabular-nums", state === "failed" ? "text-failed" : "text-faint-foreground")}>
          <StateIcon state={state} />
          {value === undefined ? null : <span className="whitespace-nowrap">{value}</span>}
        </span>
      ) : null}
      {children}
    </div>
  );
}

/** Look of a port: an 11 px circle on the card's edge with a hit area of 24. */
export const portLook =
  "!size-[11px] !min-w-0 !rounded-full !border-2 !border-wire !bg-card data-[joined=true]:!bg-wire data-[failed=true]:!border-failed-bar before:absolute before:-inset-[8.5px] before:rounded-full before:content-['']";
