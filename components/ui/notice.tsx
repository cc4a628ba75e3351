import { CircleXIcon, InfoIcon, TriangleAlertIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Nothing here yet, or nothing matches: what it is, and one action. */
export function EmptyState({
  icon,
  title,
  as: Title = "h2",
  children,
  action,
  className,
}: {
  icon?: ReactNode;
  title: string;
  /** Headline level that fits the page. */
  as?: "h1" | "h2";
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("grid justify-items-center gap-1 px-6 py-14 text-center", className)}>
      {icon ? (
        <span className="mb-2 grid size-10 place-items-center rounded-lg border border-border bg-muted text-muted-foreground [&>svg]:size-5">{icon}</span>
      ) : null}
      <Title className="font-semibold text-14">{title}</Title>
      {children ? <p className="max-w-[52ch] text-muted-foreground">{children}</p> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** The four parts that every error has. */
export interface ErrorParts {
  readonly what: string;
  readonly why: string;
  readonly safe: string;
  readonly next: string;
}

interface ErrorBoxProps {
  parts: ErrorParts;
  /** Headline level that fits the page. */
  as?: "h1" | "h2" | "h3";
  /** Labels of the three columns, from the messages. */
  labels: { readonly why: string; readonly safe: string; readonly next: string };
  /** Buttons; the fix first. */
  actions?: ReactNode;
  /** At the far right of the buttons. */
  aside?: ReactNode;
  className?: string;
}

/** What as the headline; Why, Safe and Next in columns; then the buttons. */
export function ErrorBox({ parts, labels, as: Title = "h2", actions, aside, className }: ErrorBoxProps) {
  return (
    <section
      role="alert"
      className={cn(
        "grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 rounded-lg border border-failed-line bg-[color-mix(in_oklab,var(--failed-soft)_55%,var(--card))] px-4 pt-3.5 pb-3",
        className,
      )}
    >
      <CircleXIcon aria-hidden strokeWidth={1.6} className="mt-0.5 size-5 text-failed" />
      <div>
        <Title className="font-semibold text-16">{parts.what}</Title>
        <dl className="grid gap-x-8 gap-y-2 pt-2 pb-3 md:grid-cols-[1.25fr_1fr_1fr]">
          <Part hue="text-failed" term={labels.why}>
            {parts.why}
          </Part>
          <Part hue="text-success" term={labels.safe}>
            {parts.safe}
          </Part>
          <Part hue="text-primary-text" term={labels.next}>
            {parts.next}
          </Part>
        </dl>
        {actions || aside ? (
          <div className="flex flex-wrap items-center gap-2">
            {actions}
            <span className="grow" />
            {aside}
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Part({ term, hue, children }: { term: string; hue: string; children: string }) {
  return (
    <div>
      <dt className={cn("pb-0.5 font-semibold text-12", hue)}>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const banners = {
  failed: { box: "border-failed-line bg-failed-soft", icon: <CircleXIcon className="text-failed" /> },
  waiting: { box: "border-waiting-line bg-waiting-soft", icon: <TriangleAlertIcon className="text-waiting" /> },
  info: { box: "border-primary-line bg-primary-soft", icon: <InfoIcon className="text-primary-text" /> },
};

/** One line across the page with at most one action. */
export function Banner({ hue, children, action, className }: { hue: keyof typeof banners; children: ReactNode; action?: ReactNode; className?: string }) {
  const look = banners[hue];
  return (
    <div className={cn("flex flex-wrap items-center gap-3 rounded-lg border px-4 py-2 [&>svg]:size-4 [&>svg]:shrink-0", look.box, className)}>
      {look.icon}
      <p className="min-w-0 grow basis-40">{children}</p>
      {action}
    </div>
  );
}
